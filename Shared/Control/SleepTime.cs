using EnigmaIoT.Shared.Buffers;

namespace EnigmaIoT.Shared.Control;

/// <summary>Sleep time messages: code and seconds as 32 bits; 0 = the node never sleeps.</summary>
public static class SleepTime
{
    /// <summary>Bytes of set and answer.</summary>
    public const int Count = 5;

    /// <summary>Writes a set (<see cref="ControlCode.SleepSet"/>) or an answer (<see cref="ControlCode.SleepAnswer"/>).</summary>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int offset, byte code, uint seconds)
    {
        buffer[offset] = code;
        LittleEndian.WriteUInt32(buffer, offset + 1, seconds);
        return Count;
    }

    /// <summary>Reads the seconds.</summary>
    /// <returns>False where the message is too short.</returns>
    public static bool TryRead(byte[] buffer, int offset, int count, out uint seconds)
    {
        seconds = count >= Count ? LittleEndian.ReadUInt32(buffer, offset + 1) : 0;
        return count >= Count;
    }
}
