namespace EnigmaIoT.Shared.Control;

/// <summary>Signal strength: code, dBm as a signed byte, channel.</summary>
public static class RssiAnswer
{
    /// <summary>Bytes of the answer.</summary>
    private const int Count = 3;

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
