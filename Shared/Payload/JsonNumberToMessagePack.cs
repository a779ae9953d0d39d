namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Converts JSON numbers into MessagePack. Whole numbers are exact over the range of long and ulong. Others are the
/// nearest double by their first 19 significant digits. What is too large becomes infinity, what is too small zero.
/// As ArduinoJson: a plus sign, zeros in front and a bare point are accepted, more than 63 characters are not.
/// </summary>
internal static class JsonNumberToMessagePack
{
    private const int MaximumCharacters = 63;

    // Beyond these the exponent decides alone: the mantissa has at most 19 digits.
    private const int MaximumExponent = 310;
    private const int MinimumExponent = -345;

    /// <summary>Converts the number at <paramref name="at"/>.</summary>
    public static int Write(byte[] input, ref int at, int end, byte[] output, int position, int limit)
    {
        int stop = at;
        while (JsonSyntax.IsInNumber(JsonSyntax.Peek(input, stop, end)))
        {
            stop++;
        }

        if (stop - at > MaximumCharacters)
        {
            return ByteWriter.Failed;
        }

        bool isNegative = JsonSyntax.Peek(input, at, stop) == '-';
        if (isNegative || JsonSyntax.Peek(input, at, stop) == '+')
        {
            at++;
        }

        int first = JsonSyntax.Peek(input, at, stop);
        if (first != '.' && !JsonSyntax.IsDigit(first))
        {
            return ByteWriter.Failed;
        }

        ulong mantissa = 0;
        int exponent = TakeDigits(input, ref at, stop, ref mantissa);
        if (at == stop && exponent == 0 && (!isNegative || mantissa <= 1ul << 63))
        {
            return isNegative
                ? MessagePackWriter.WriteInteger(output, position, limit, (long)(~mantissa + 1))
                : MessagePackWriter.WriteUnsigned(output, position, limit, mantissa);
        }

        if (JsonSyntax.Peek(input, at, stop) == '.')
        {
            int point = ++at;
            exponent += TakeDigits(input, ref at, stop, ref mantissa) - (at - point);
        }

        exponent += TakeExponent(input, ref at, stop);
        if (at != stop)
        {
            return ByteWriter.Failed;
        }

        double value = Scale(mantissa, exponent);
        return MessagePackWriter.WriteDouble(output, position, limit, isNegative ? -value : value);
    }

    // Takes digits into the mantissa while it holds them; returns how many it did not.
    private static int TakeDigits(byte[] input, ref int at, int stop, ref ulong mantissa)
    {
        int dropped = 0;
        while (JsonSyntax.IsDigit(JsonSyntax.Peek(input, at, stop)))
        {
            ulong digit = (ulong)(input[at++] - '0');
            if (dropped > 0 || mantissa > (ulong.MaxValue - digit) / 10)
            {
                dropped++;
            }
            else
            {
                mantissa = (mantissa * 10) + digit;
            }
        }

        return dropped;
    }

    private static int TakeExponent(byte[] input, ref int at, int stop)
    {
        if ((JsonSyntax.Peek(input, at, stop) | 0x20) != 'e')
        {
            return 0;
        }

        at++;
        int sign = JsonSyntax.Peek(input, at, stop);
        if (sign == '-' || sign == '+')
        {
            at++;
        }

        int exponent = 0;
        while (JsonSyntax.IsDigit(JsonSyntax.Peek(input, at, stop)))
        {
            // Held below 10,000: more says nothing new, and 63 digits would overflow.
            exponent = exponent < 1000 ? (exponent * 10) + input[at] - '0' : exponent;
            at++;
        }

        return sign == '-' ? -exponent : exponent;
    }

    private static double Scale(ulong digits, int exponent)
    {
        if (digits == 0 || exponent < MinimumExponent)
        {
            return 0;
        }

        return exponent > MaximumExponent ? double.PositiveInfinity : DecimalScale.Scale(digits, exponent);
    }
}
