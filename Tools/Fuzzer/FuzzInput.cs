namespace EnigmaIoT.Fuzzer;

/// <summary>One input.</summary>
/// <param name="Kind">What it was, and to whom.</param>
/// <param name="Bytes">A frame, or a payload.</param>
internal sealed record FuzzInput(string Kind, byte[] Bytes);
