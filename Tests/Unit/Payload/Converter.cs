namespace EnigmaIoT.Tests.Unit.Payload;

/// <summary>The shape that all payload conversions have.</summary>
public delegate int Converter(byte[] input, int offset, int count, byte[] output, int outputOffset, int capacity);
