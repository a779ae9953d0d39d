namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Converts JSON numbers into MessagePack. Whole numbers are exact over the range of long and ulong. Others are the
/// nearest double where they have up to 15 significant digits and an exponent within 22 of the point; beyond that they
/// are at most a few units of the last place away. What is too large becomes infinity, what is too small zero.
/// As ArduinoJson: a plus sign, zeros in front and a bare point are accepted, more than 63 characters are not.
/// </summary>
internal static class JsonNumberToMessagePack
{
    private const int MaximumCharacters = 63;
    private const long MostExact = 1L << 53;
    private const int MostExactPower = 22;

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
        // Zeros at the end say nothing but might keep the number from the exact path; a long converts exactly rounded.
        while (digits > (ulong)MostExact && (digits % 10 == 0 || digits > long.MaxValue))
        {
            digits /= 10;
            exponent++;
        }

        double value = (long)digits;
        if (digits == 0 || exponent == 0)
        {
            return value;
        }

        if (exponent > MaximumExponent)
        {
            return double.PositiveInfinity;
        }

        if (exponent < MinimumExponent)
        {
            return 0;
        }

        bool isExact = digits <= (ulong)MostExact && exponent <= MostExactPower && exponent >= -MostExactPower;
        if (isExact)
        {
            double power = PowerOfTen(exponent < 0 ? -exponent : exponent);
            return exponent < 0 ? value / power : value * power;
        }

        return ScaleStepwise(value, exponent);
    }

    // Exact up to 22, where 5 to that power still fits a double's 53 bits: so are all products on the way.
    private static double PowerOfTen(int exponent)
    {
        return ScaleStepwise(1, exponent);
    }

    private static double ScaleStepwise(double value, int exponent)
    {
        int rest = exponent < 0 ? -exponent : exponent;
        for (int i = 0; rest > 0; i++, rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                double power = Ieee754.BinaryPowersOfTen[i];
                value = exponent < 0 ? value / power : value * power;
            }
        }

        return value;
    }
}
