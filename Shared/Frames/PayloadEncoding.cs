namespace EnigmaIoT.Shared.Frames;

/// <summary>How a payload is encoded (protocol section 2, "Payload encodings").</summary>
public static class PayloadEncoding
{
    /// <summary>Bytes as they are.</summary>
    public const byte Raw = 0x00;

    /// <summary>CayenneLPP.</summary>
    public const byte CayenneLpp = 0x81;

    /// <summary>Protocol Buffers; not in use.</summary>
    public const byte ProtocolBuffers = 0x82;

    /// <summary>MessagePack.</summary>
    public const byte MessagePack = 0x83;

    /// <summary>BSON; not in use.</summary>
    public const byte Bson = 0x84;

    /// <summary>CBOR; not in use.</summary>
    public const byte Cbor = 0x85;

    /// <summary>SMILE; not in use.</summary>
    public const byte Smile = 0x86;
}
