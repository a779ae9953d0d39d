namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Writes a double as ArduinoJson 6 does where it stores doubles (its setting on every ESP): nine digits after the first,
/// zeros at the end dropped, no point in a whole number, an exponent from 1e7 up and from 1e-5 down, and null for what
/// JSON has no number for. The steps are the same multiplications in the same order, so the last digit is the same too, but
/// for the largest doubles: ArduinoJson rounds them to a number that no double holds.
/// </summary>
public static class JsonNumber
{
    private const double MinimumLarge = 1e7;
    private const double MaximumSmall = 1e-5;
    private const int DecimalPlaces = 9;
    private const uint DecimalScale = 1000000000;

    // The largest double is 1.7976931348...e308.
    private const int LargestExponent = 308;
    private const uint LargestDecimals = 797693134;

    // 1e256 is the largest power of ten that is used.
    private const int LargestPower = 8;

    /// <summary>Writes a number; see <see cref="ByteWriter"/> for the position.</summary>
    public static int Write(byte[] buffer, int position, int end, double value)
    {
        if (!Ieee754.IsFinite(value))
        {
            return ByteWriter.WriteAscii(buffer, position, end, "null");
        }

        if (value < 0)
        {
            position = ByteWriter.WriteByte(buffer, position, end, '-');
            value = -value;
        }

        int exponent = Normalize(ref value);
        uint whole = (uint)value;
        int places = DecimalPlaces;
        uint scale = DecimalScale;
        for (uint rest = whole; rest >= 10; rest /= 10)
        {
            places--;
            scale /= 10;
        }

        double remainder = (value - whole) * scale;
        uint decimals = (uint)remainder;
        decimals += remainder - decimals >= 0.5 ? 1u : 0u;
        if (exponent == LargestExponent && whole == 1 && decimals > LargestDecimals)
        {
            // Rounded up, the largest doubles would be no double any more: readers take them for infinity.
            decimals = LargestDecimals;
        }

        if (decimals >= scale)
        {
            decimals = 0;
            whole++;
            if (exponent != 0 && whole >= 10)
            {
                whole = 1;
                exponent++;
            }
        }

        position = ByteWriter.WriteUnsignedDecimal(buffer, position, end, whole);
        position = WriteDecimals(buffer, position, end, decimals, places);
        if (exponent == 0)
        {
            return position;
        }

        position = ByteWriter.WriteByte(buffer, position, end, 'e');
        return ByteWriter.WriteDecimal(buffer, position, end, exponent);
    }

    // Brings a very large or very small number to one digit before the point; returns the power of ten taken out.
    private static int Normalize(ref double value)
    {
        int exponent = 0;
        if (value >= MinimumLarge)
        {
            for (int i = LargestPower; i >= 0; i--)
            {
                if (value >= Power(i))
                {
                    value *= NegativePower(i);
                    exponent += 1 << i;
                }
            }
        }
        else if (value > 0 && value <= MaximumSmall)
        {
            for (int i = LargestPower; i >= 0; i--)
            {
                if (value < NegativePower(i) * 10)
                {
                    value *= Power(i);
                    exponent -= 1 << i;
                }
            }
        }

        return exponent;
    }

    // Ten to the power of 2 to the power of i. Methods, because an array of them would take memory from the start on.
    private static double Power(int i)
    {
        return i switch
        {
            0 => 1e1,
            1 => 1e2,
            2 => 1e4,
            3 => 1e8,
            4 => 1e16,
            5 => 1e32,
            6 => 1e64,
            7 => 1e128,
            _ => 1e256,
        };
    }

    // The nearest doubles, as the positive ones are: a division would round elsewhere.
    private static double NegativePower(int i)
    {
        return i switch
        {
            0 => 1e-1,
            1 => 1e-2,
            2 => 1e-4,
            3 => 1e-8,
            4 => 1e-16,
            5 => 1e-32,
            6 => 1e-64,
            7 => 1e-128,
            _ => 1e-256,
        };
    }

    private static int WriteDecimals(byte[] buffer, int position, int end, uint decimals, int places)
    {
        while (places > 0 && decimals % 10 == 0)
        {
            decimals /= 10;
            places--;
        }

        if (places == 0)
        {
            return position;
        }

        position = ByteWriter.WriteByte(buffer, position, end, '.');
        return ByteWriter.WriteDigits(buffer, position, end, decimals, places);
    }
}
