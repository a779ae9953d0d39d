using System;

namespace EnigmaIoT.Shared.Payload;

/// <summary>IEEE 754 numbers between their bits and values, without the arrays that BitConverter makes for float32.</summary>
public static class Ieee754
{
    private const int ExtraMantissaBits = 29;
    private const int ExtraBias = 1023 - 127;
    private const double MinimumSingle = 1.4012984643248171e-45;

    /// <summary>Determines whether a value is neither NaN nor infinite.</summary>
    public static bool IsFinite(double value)
    {
        return (BitConverter.DoubleToInt64Bits(value) & 0x7FF0000000000000) != 0x7FF0000000000000;
    }

    /// <summary>Widens a float32, given by its bits; every one has an exact double.</summary>
    public static double FromSingleBits(uint bits)
    {
        long sign = (long)(bits >> 31) << 63;
        int exponent = (int)(bits >> 23) & 0xFF;
        int mantissa = (int)(bits & 0x7FFFFF);
        if (exponent == 0)
        {
            double value = mantissa * MinimumSingle;
            return sign == 0 ? value : -value;
        }

        long wide = exponent == 0xFF ? 0x7FF : exponent + ExtraBias;
        return BitConverter.Int64BitsToDouble(sign | (wide << 52) | ((long)mantissa << ExtraMantissaBits));
    }

    /// <summary>
    /// Narrows a double where that loses nothing. The subnormal float32 (below 1.2e-38) are not told from others.
    /// </summary>
    /// <returns>False where <paramref name="bits"/> would not be the same number.</returns>
    public static bool TryToSingleBits(double value, out uint bits)
    {
        long wide = BitConverter.DoubleToInt64Bits(value);
        uint sign = (uint)((wide >> 32) & 0x80000000L);
        int exponent = (int)(wide >> 52) & 0x7FF;
        bits = sign;
        if ((wide & 0x7FFFFFFFFFFFFFFF) == 0)
        {
            return true;
        }

        int narrow = exponent == 0x7FF ? 0xFF : exponent - ExtraBias;
        bool isNormal = narrow >= 1 && (narrow <= 0xFE || exponent == 0x7FF);
        if (!isNormal || (wide & ((1L << ExtraMantissaBits) - 1)) != 0)
        {
            return false;
        }

        bits = sign | ((uint)narrow << 23) | (uint)((wide >> ExtraMantissaBits) & 0x7FFFFF);
        return true;
    }
}
