namespace EnigmaIoT.Shared.Control;

/// <summary>Signal strength: code, dBm as a signed byte, channel.</summary>
public static class RssiAnswer
{
    /// <summary>Bytes of the answer.</summary>
    public const int Count = 3;

    /// <summary>Writes the answer.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int offset, int rssi, int channel)
    {
        buffer[offset] = ControlCode.RssiAnswer;
        buffer[offset + 1] = (byte)rssi;
        buffer[offset + 2] = (byte)channel;
        return Count;
    }

    /// <summary>Reads the answer.</summary>
    /// <returns>False where the message is too short.</returns>
    public static bool TryRead(byte[] buffer, int offset, int count, out int rssi, out int channel)
    {
        bool complete = count >= Count;
        rssi = complete ? (sbyte)buffer[offset + 1] : 0;
        channel = complete ? buffer[offset + 2] : 0;
        return complete;
    }
}
