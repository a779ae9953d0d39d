namespace EnigmaIoT.Shared.Control;

/// <summary>The protocol version that we speak and answer with.</summary>
public static class ProtocolVersion
{
    /// <summary>Major.</summary>
    public const byte Major = 0;

    /// <summary>Minor.</summary>
    public const byte Minor = 9;

    /// <summary>Patch.</summary>
    public const byte Patch = 8;

    /// <summary>The version as text.</summary>
    public const string Text = "0.9.8";
}
