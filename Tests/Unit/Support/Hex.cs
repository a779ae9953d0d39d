using System;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>Bytes written as hex digits of either case.</summary>
public static class Hex
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Reads bytes.</summary>
    /// <exception cref="ArgumentException">The text has an odd length or something but hex digits.</exception>
    public static byte[] Parse(string text)
    {
        if (text.Length % 2 != 0)
        {
            throw new ArgumentException("an odd number of hex digits");
        }

        string lower = text.ToLower();
        byte[] bytes = new byte[text.Length / 2];
        for (int i = 0; i < text.Length; i++)
        {
            int digit = Digits.IndexOf(lower[i]);
            if (digit < 0)
            {
                throw new ArgumentException("not a hex digit");
            }

            bytes[i / 2] = (byte)((bytes[i / 2] << 4) | digit);
        }

        return bytes;
    }

    /// <summary>Writes bytes in lower case.</summary>
    public static string Format(byte[] bytes, int offset, int count)
    {
        char[] text = new char[count * 2];
        for (int i = 0; i < count; i++)
        {
            text[2 * i] = Digits[bytes[offset + i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[offset + i] & 0xF];
        }

        return new string(text);
    }
}
