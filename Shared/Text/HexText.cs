namespace EnigmaIoT.Shared.Text;

/// <summary>Bytes as lower-case hex digits, two a byte: how digests stand in messages.</summary>
public static class HexText
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Reads as many bytes as <paramref name="bytes"/> has.</summary>
    /// <param name="text">Holds the digits at <paramref name="offset"/>, all of them.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="bytes">Receives the bytes.</param>
    /// <returns>False where a character is not a lower-case hex digit; the bytes are then undefined.</returns>
    public static bool TryRead(byte[] text, int offset, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length * 2; i++)
        {
            int c = text[offset + i];
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0)
            {
                return false;
            }

            bytes[i / 2] = (byte)(i % 2 == 0 ? digit << 4 : bytes[i / 2] | digit);
        }

        return true;
    }

    /// <summary>Writes all of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="text">Receives two digits for each at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they go.</param>
    public static void Write(byte[] bytes, byte[] text, int offset)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            text[offset + (2 * i)] = (byte)Digits[bytes[i] >> 4];
            text[offset + (2 * i) + 1] = (byte)Digits[bytes[i] & 0xF];
        }
    }

    /// <summary>Writes bytes as a text.</summary>
    public static string Format(byte[] bytes)
    {
        char[] text = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 0xF];
        }

        return new string(text);
    }
}
