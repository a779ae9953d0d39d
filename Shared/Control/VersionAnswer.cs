namespace EnigmaIoT.Shared.Control;

/// <summary>
/// The version answer: code, major, minor, patch. Ours add the mark of the OTA extension, which 0.9.8 gateways ignore.
/// </summary>
public static class VersionAnswer
{
    /// <summary>Bytes without the extension.</summary>
    public const int Count = 4;

    /// <summary>Bytes with the extension.</summary>
    public const int ExtendedCount = Count + 3;

    /// <summary>Writes our version and the OTA extension that this node speaks.</summary>
    /// <param name="buffer">Receives the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="window">The most chunks this node takes out of order, 1 to 255.</param>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int offset, int window)
    {
        buffer[offset] = ControlCode.VersionAnswer;
        buffer[offset + 1] = ProtocolVersion.Major;
        buffer[offset + 2] = ProtocolVersion.Minor;
        buffer[offset + 3] = ProtocolVersion.Patch;
        buffer[offset + 4] = OtaExtension.Mark;
        buffer[offset + 5] = OtaExtension.Version;
        buffer[offset + 6] = (byte)window;
        return ExtendedCount;
    }

    /// <summary>Reads the version as text, such as <c>0.9.8</c>.</summary>
    /// <returns>Null where the message is too short.</returns>
    public static string Read(byte[] buffer, int offset, int count)
    {
        return count < Count
            ? null
            : buffer[offset + 1].ToString() + "." + buffer[offset + 2].ToString() + "." + buffer[offset + 3].ToString();
    }
}
