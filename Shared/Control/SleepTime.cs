using EnigmaIoT.Shared.Buffers;

namespace EnigmaIoT.Shared.Control;

/// <summary>Sleep time messages: code and seconds as 32 bits; 0 = the node never sleeps.</summary>
public static class SleepTime
{
    /// <summary>Bytes of set and answer.</summary>
    public const int Count = 5;

    /// <summary>Bytes of a request to stay awake for an update: a set of 0, and a mark that older nodes pass over.</summary>
    public const int ForUpdateCount = Count + 1;

    private const byte ForUpdate = 1;

    /// <summary>Writes a set (<see cref="ControlCode.SleepSet"/>) or an answer (<see cref="ControlCode.SleepAnswer"/>).</summary>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int offset, byte code, uint seconds)
    {
        buffer[offset] = code;
        LittleEndian.WriteUInt32(buffer, offset + 1, seconds);
        return Count;
    }

    /// <summary>Writes the request to stay awake for an update, which lasts for as long as somebody has something to say to the node.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int WriteForUpdate(byte[] buffer, int offset)
    {
        buffer[offset + Write(buffer, offset, ControlCode.SleepSet, 0)] = ForUpdate;
        return ForUpdateCount;
    }

    /// <summary>Determines whether a set is a request to stay awake for an update.</summary>
    public static bool IsForUpdate(byte[] buffer, int offset, int count)
    {
        return count >= ForUpdateCount && buffer[offset + Count] == ForUpdate;
    }

    /// <summary>Reads the seconds.</summary>
    /// <returns>False where the message is too short.</returns>
    public static bool TryRead(byte[] buffer, int offset, int count, out uint seconds)
    {
        seconds = count >= Count ? LittleEndian.ReadUInt32(buffer, offset + 1) : 0;
        return count >= Count;
    }
}
