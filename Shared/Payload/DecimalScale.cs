using System;

namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Turns digits and a power of ten into the nearest double. The number in between is the sum of two doubles times a power of
/// two: 106 bits, and it neither overflows nor becomes subnormal on the way. Nothing is allocated.
/// </summary>
internal static class DecimalScale
{
    private const double TwoTo32 = 4294967296.0;

    // 2^27 + 1 splits a double of 53 bits into halves whose products are exact.
    private const double Splitter = 134217729.0;

    private const int Bias = 1023;
    private const long ExponentBits = 0x7FF;
    private const int MantissaCount = 52;

    // The least double is 2 to this power.
    private const int MinimumExponent = -1074;

    /// <summary>Computes digits times ten to the power of an exponent of at most 4 digits.</summary>
    /// <returns>Infinity where no double is so large; 0 where none is so small.</returns>
    public static double Scale(ulong digits, int exponent)
    {
        double high = (long)(digits >> 32) * TwoTo32;
        double low = (long)(digits & 0xFFFFFFFF);
        Join(ref high, ref low);
        if (high == 0)
        {
            return 0;
        }

        int binary = Normalize(ref high, ref low);
        double power = 10;
        double powerLow = 0;
        int powerBinary = Normalize(ref power, ref powerLow);
        for (int rest = exponent < 0 ? -exponent : exponent; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0 && exponent < 0)
            {
                Divide(ref high, ref low, power, powerLow);
                binary += Normalize(ref high, ref low) - powerBinary;
            }
            else if ((rest & 1) != 0)
            {
                Multiply(ref high, ref low, power, powerLow);
                binary += Normalize(ref high, ref low) + powerBinary;
            }

            Multiply(ref power, ref powerLow, power, powerLow);
            powerBinary = (2 * powerBinary) + Normalize(ref power, ref powerLow);
        }

        return WithExponent(high, low, binary);
    }

    private static double WithExponent(double high, double low, int exponent)
    {
        if (exponent > Bias)
        {
            return double.PositiveInfinity;
        }

        if (exponent > -Bias)
        {
            return high * PowerOfTwo(exponent);
        }

        if (exponent < MinimumExponent - 1)
        {
            return 0;
        }

        // Subnormal: a whole number of the least double, and its own bits. It is rounded once, from both parts.
        double scale = PowerOfTwo(exponent - MinimumExponent);
        long units = (long)(high * scale);
        double aboveHalf = (high * scale) - units - 0.5;
        bool isUp = aboveHalf > 0 || (aboveHalf == 0 && (low > 0 || (low == 0 && (units & 1) != 0)));
        return BitConverter.Int64BitsToDouble(isUp ? units + 1 : units);
    }

    private static void Multiply(ref double high, ref double low, double byHigh, double byLow)
    {
        double product = high * byHigh;
        double rest = ErrorOf(high, byHigh, product) + ((high * byLow) + (low * byHigh));
        high = product;
        low = rest;
        Join(ref high, ref low);
    }

    private static void Divide(ref double high, ref double low, double byHigh, double byLow)
    {
        double quotient = high / byHigh;
        double product = quotient * byHigh;
        double rest = (high - product) - ErrorOf(quotient, byHigh, product) + low - (quotient * byLow);
        high = quotient;
        low = rest / byHigh;
        Join(ref high, ref low);
    }

    // What a product lost by rounding (Dekker 1971).
    private static double ErrorOf(double a, double b, double product)
    {
        double split = Splitter * a;
        double highA = split - (split - a);
        double lowA = a - highA;
        split = Splitter * b;
        double highB = split - (split - b);
        double lowB = b - highB;
        return (((highA * highB) - product) + (highA * lowB) + (lowA * highB)) + (lowA * lowB);
    }

    // The first becomes the double nearest to the sum; the second must not be larger than it.
    private static void Join(ref double high, ref double low)
    {
        double sum = high + low;
        low = high == 0 ? 0 : low - (sum - high);
        high = sum;
    }

    // Brings the number to 1 up to 2; returns the power of two taken out.
    private static int Normalize(ref double high, ref double low)
    {
        int exponent = (int)((BitConverter.DoubleToInt64Bits(high) >> MantissaCount) & ExponentBits) - Bias;
        double scale = PowerOfTwo(-exponent);
        high *= scale;
        low *= scale;
        return exponent;
    }

    // Of -1022 to 1023.
    private static double PowerOfTwo(int exponent)
    {
        return BitConverter.Int64BitsToDouble((long)(exponent + Bias) << MantissaCount);
    }
}
