using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Buffers;

/// <summary>
/// Base64 in managed code, for a PC and for boards whose native code has none. Unused bits in the last character are
/// ignored, as RFC 4648 section 3.5 lets a decoder do and as mbed TLS and .NET do.
/// </summary>
public sealed class Base64 : IBase64
{
    private const int GroupText = 4;
    private const int GroupBytes = 3;
    private const byte Padding = (byte)'=';

    /// <inheritdoc/>
    public int Decode(byte[] text, int offset, int count, byte[] output, int outputOffset, int capacity)
    {
        if (count % GroupText != 0)
        {
            return -1;
        }

        int padding = CountPadding(text, offset, count);
        int size = (count / GroupText * GroupBytes) - padding;
        if (size > capacity)
        {
            return -1;
        }

        int end = outputOffset + size;
        int left = count - padding;
        while (left > 0)
        {
            int bits = 0;
            for (int i = 0; i < GroupText; i++)
            {
                int value = i < left ? Value(text[offset++]) : 0;
                if (value < 0)
                {
                    return -1;
                }

                bits = (bits << 6) | value;
            }

            left -= GroupText;
            for (int shift = 16; shift >= 0 && outputOffset < end; shift -= 8)
            {
                output[outputOffset++] = (byte)(bits >> shift);
            }
        }

        return size;
    }

    private static int CountPadding(byte[] text, int offset, int count)
    {
        int padding = 0;
        while (padding < 2 && padding < count && text[offset + count - 1 - padding] == Padding)
        {
            padding++;
        }

        return padding;
    }

    private static int Value(byte c)
    {
        if (c >= 'A' && c <= 'Z')
        {
            return c - 'A';
        }

        if (c >= 'a' && c <= 'z')
        {
            return c - 'a' + 26;
        }

        if (c >= '0' && c <= '9')
        {
            return c - '0' + 52;
        }

        return c == '+' ? 62 : c == '/' ? 63 : -1;
    }
}
