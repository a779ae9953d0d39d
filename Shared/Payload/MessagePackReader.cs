namespace EnigmaIoT.Shared.Payload;

/// <summary>Takes the parts of MessagePack values from a byte array; every method reports an input that ends too early.</summary>
internal static class MessagePackReader
{
    /// <summary>Reads a number of 1 to 8 bytes, most significant first, and moves <paramref name="at"/> behind it.</summary>
    public static bool TryRead(byte[] input, ref int at, int end, int count, out ulong value)
    {
        value = 0;
        if (count > end - at)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            value = (value << 8) | input[at + i];
        }

        at += count;
        return true;
    }

    /// <summary>Moves <paramref name="at"/> on by some bytes.</summary>
    public static bool TrySkip(ref int at, int end, ulong count)
    {
        if (count > (ulong)(end - at))
        {
            return false;
        }

        at += (int)count;
        return true;
    }

    /// <summary>Reads the length of what a code announces: bytes of a string, values of an array, pairs of a map.</summary>
    /// <param name="input">Holds the value.</param>
    /// <param name="at">Stands behind the code, and behind the length afterwards.</param>
    /// <param name="end">The input's end.</param>
    /// <param name="code">The code that was read.</param>
    /// <param name="fixCode">The family's code for a length within the code, such as <see cref="MessagePackCode.FixMap"/>.</param>
    /// <param name="widest">The family's code for a length of four bytes; the narrower ones stand before it.</param>
    /// <param name="length">Receives the length.</param>
    public static bool TryReadLength(
        byte[] input, ref int at, int end, int code, int fixCode, int widest, out ulong length)
    {
        if (code < MessagePackCode.Nil)
        {
            length = (ulong)(code - fixCode);
            return true;
        }

        return TryRead(input, ref at, end, 4 >> (widest - code), out length);
    }

    /// <summary>Reads a string's length; its bytes are then known to be there.</summary>
    /// <returns>False where no string starts at <paramref name="at"/>, or it is cut off.</returns>
    public static bool TryReadStringHeader(byte[] input, ref int at, int end, out int count)
    {
        count = 0;
        if (at >= end || !IsString(input[at]))
        {
            return false;
        }

        int code = input[at++];
        if (!TryReadLength(
            input, ref at, end, code, MessagePackCode.FixString, MessagePackCode.String32, out ulong length)
            || length > (ulong)(end - at))
        {
            return false;
        }

        count = (int)length;
        return true;
    }

    /// <summary>Determines whether a code is that of a string.</summary>
    public static bool IsString(int code)
    {
        return (code & 0xE0) == MessagePackCode.FixString
            || (code >= MessagePackCode.String8 && code <= MessagePackCode.String32);
    }

    /// <summary>Determines whether a code is that of a map.</summary>
    public static bool IsMap(int code)
    {
        return (code & 0xF0) == MessagePackCode.FixMap || code == MessagePackCode.Map16 || code == MessagePackCode.Map32;
    }

    /// <summary>Determines whether a code is that of an array.</summary>
    public static bool IsArray(int code)
    {
        return (code & 0xF0) == MessagePackCode.FixArray
            || code == MessagePackCode.Array16
            || code == MessagePackCode.Array32;
    }
}
