using System;

namespace EnigmaIoT.Shared.Payload;

/// <summary>Searches a map that <see cref="MessagePackWriter"/> is still writing.</summary>
internal static class MessagePackMap
{
    /// <summary>
    /// Takes out the entry that has the same key as the last one, so that the last value of a doubled key counts.
    /// </summary>
    /// <param name="buffer">Holds complete entries from <paramref name="start"/> and then the last one's key.</param>
    /// <param name="start">Where the first entry's key starts.</param>
    /// <param name="keyStart">Where the last entry's key starts.</param>
    /// <param name="position">Where that key ends.</param>
    /// <returns>Where that key ends now; the same position where no other key equals it.</returns>
    public static int RemoveEqualKey(byte[] buffer, int start, int keyStart, int position)
    {
        int at = start;
        while (at < keyStart)
        {
            int entry = at;
            int keyEnd = End(buffer, entry);
            at = End(buffer, keyEnd);
            if (AreEqual(buffer, entry, keyEnd - entry, keyStart, position - keyStart))
            {
                Array.Copy(buffer, at, buffer, entry, position - at);
                return position - (at - entry);
            }
        }

        return position;
    }

    private static bool AreEqual(byte[] buffer, int first, int firstCount, int second, int secondCount)
    {
        if (firstCount != secondCount)
        {
            return false;
        }

        for (int i = 0; i < firstCount; i++)
        {
            if (buffer[first + i] != buffer[second + i])
            {
                return false;
            }
        }

        return true;
    }

    // Where the value at a position ends. It is one of those MessagePackWriter wrote: complete, no bin, no ext.
    private static int End(byte[] buffer, int at)
    {
        for (int values = 1; values > 0; values--)
        {
            int code = buffer[at++];
            if (MessagePackReader.IsString(code))
            {
                int count = TakeLength(buffer, ref at, code, MessagePackCode.FixString, MessagePackCode.String32);
                at += count;
            }
            else if (MessagePackReader.IsArray(code))
            {
                values += TakeLength(buffer, ref at, code, MessagePackCode.FixArray, MessagePackCode.Array32);
            }
            else if (MessagePackReader.IsMap(code))
            {
                values += 2 * TakeLength(buffer, ref at, code, MessagePackCode.FixMap, MessagePackCode.Map32);
            }
            else if (code == MessagePackCode.Float32 || code == MessagePackCode.Float64)
            {
                at += 4 << (code - MessagePackCode.Float32);
            }
            else if (code >= MessagePackCode.UInt8 && code <= MessagePackCode.Int64)
            {
                at += 1 << (code & 3);
            }
        }

        return at;
    }

    private static int TakeLength(byte[] buffer, ref int at, int code, int fixCode, int widest)
    {
        MessagePackReader.TryReadLength(buffer, ref at, buffer.Length, code, fixCode, widest, out ulong length);
        return (int)length;
    }
}
