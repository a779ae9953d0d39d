namespace EnigmaIoT.Shared.Payload;

/// <summary>The first bytes of MessagePack values (https://github.com/msgpack/msgpack/blob/master/spec.md).</summary>
internal static class MessagePackCode
{
    public const int FixMap = 0x80;
    public const int FixArray = 0x90;
    public const int FixString = 0xA0;
    public const int Nil = 0xC0;
    public const int NeverUsed = 0xC1;
    public const int False = 0xC2;
    public const int True = 0xC3;
    public const int Binary8 = 0xC4;
    public const int Binary16 = 0xC5;
    public const int Binary32 = 0xC6;
    public const int Extension8 = 0xC7;
    public const int Extension16 = 0xC8;
    public const int Extension32 = 0xC9;
    public const int Float32 = 0xCA;
    public const int Float64 = 0xCB;
    public const int UInt8 = 0xCC;
    public const int UInt16 = 0xCD;
    public const int UInt32 = 0xCE;
    public const int UInt64 = 0xCF;
    public const int Int8 = 0xD0;
    public const int Int16 = 0xD1;
    public const int Int32 = 0xD2;
    public const int Int64 = 0xD3;
    public const int FixExtension1 = 0xD4;
    public const int FixExtension16 = 0xD8;
    public const int String8 = 0xD9;
    public const int String16 = 0xDA;
    public const int String32 = 0xDB;
    public const int Array16 = 0xDC;
    public const int Array32 = 0xDD;
    public const int Map16 = 0xDE;
    public const int Map32 = 0xDF;
    public const int NegativeFixInt = 0xE0;
}
