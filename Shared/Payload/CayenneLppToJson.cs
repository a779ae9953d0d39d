namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Converts a node's CayenneLPP into the JSON array that the gateway publishes, as the reference gateway does with the
/// Arduino library CayenneLPP and ArduinoJson 6: one object a measurement, with channel, type, name and value.
/// Values are computed in float32 and printed as <see cref="JsonNumber"/> prints their double, as there: 20.3 °C appears
/// as 20.29999924.
/// <para>
/// Up to two bytes after the last measurement are too few for another one and are ignored, as there; no measurement at
/// all gives an empty array. Voltage and current are signed, as in the library from version 1.6 on, or unsigned, as before.
/// </para>
/// </summary>
public static class CayenneLppToJson
{
    private const int HeaderCount = 2;
    private const int GpsAltitudeDivisor = 100;

    /// <summary>Converts all measurements.</summary>
    /// <param name="input">Holds the CayenneLPP at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">How many bytes there are.</param>
    /// <param name="output">Receives the JSON at <paramref name="outputOffset"/>; not the input's array.</param>
    /// <param name="outputOffset">Where it goes.</param>
    /// <param name="capacity">The most bytes that may be written.</param>
    /// <param name="isUnsigned">Whether voltage and current are unsigned.</param>
    /// <param name="isFlat">
    /// Whether one object is made with a member for each measurement, called by its name and channel, in place of the reference's list.
    /// </param>
    /// <returns>
    /// Number of bytes written; -1 where a type is not known, the last value is cut off, or the JSON does not fit. The
    /// room may then hold a part of it.
    /// </returns>
    public static int Convert(
        byte[] input, int offset, int count, byte[] output, int outputOffset, int capacity, bool isUnsigned, bool isFlat = false)
    {
        int at = offset;
        int end = offset + count;
        int limit = outputOffset + capacity;
        int position = ByteWriter.WriteByte(output, outputOffset, limit, isFlat ? '{' : '[');
        while (end - at > HeaderCount && position >= 0)
        {
            position = at == offset ? position : ByteWriter.WriteByte(output, position, limit, ',');
            int channel = input[at];
            int type = input[at + 1];
            at += HeaderCount;
            int numbers = CayenneLppType.IsTriple(type) ? 3 : 1;
            int valueCount = numbers * CayenneLppType.Width(type);
            if (CayenneLppType.Name(type) == null || valueCount > end - at)
            {
                return ByteWriter.Failed;
            }

            position = isFlat
                ? WriteKey(output, position, limit, channel, type)
                : WriteHeader(output, position, limit, channel, type);
            position = numbers == 1
                ? WriteNumber(
                    input, at, type, CayenneLppType.IsSigned(type, isUnsigned), CayenneLppType.Divisor(type), output, position, limit)
                : WriteTriple(input, at, type, output, position, limit);
            position = isFlat ? position : ByteWriter.WriteByte(output, position, limit, '}');
            at += valueCount;
        }

        position = ByteWriter.WriteByte(output, position, limit, isFlat ? '}' : ']');
        return position < 0 ? ByteWriter.Failed : position - outputOffset;
    }

    private static int WriteHeader(byte[] output, int position, int limit, int channel, int type)
    {
        position = ByteWriter.WriteAscii(output, position, limit, "{\"channel\":");
        position = ByteWriter.WriteDecimal(output, position, limit, channel);
        position = ByteWriter.WriteAscii(output, position, limit, ",\"type\":");
        position = ByteWriter.WriteDecimal(output, position, limit, type);
        position = ByteWriter.WriteAscii(output, position, limit, ",\"name\":\"");
        position = ByteWriter.WriteAscii(output, position, limit, CayenneLppType.Name(type));
        return ByteWriter.WriteAscii(output, position, limit, "\",\"value\":");
    }

    private static int WriteKey(byte[] output, int position, int limit, int channel, int type)
    {
        position = ByteWriter.WriteByte(output, position, limit, '"');
        position = ByteWriter.WriteAscii(output, position, limit, CayenneLppType.Name(type));
        position = ByteWriter.WriteByte(output, position, limit, '_');
        position = ByteWriter.WriteDecimal(output, position, limit, channel);
        return ByteWriter.WriteAscii(output, position, limit, "\":");
    }

    private static int WriteTriple(byte[] input, int at, int type, byte[] output, int position, int limit)
    {
        bool isColour = type == CayenneLppType.Colour;
        bool isGps = type == CayenneLppType.Gps;
        int width = CayenneLppType.Width(type);
        int divisor = CayenneLppType.Divisor(type);
        bool isSigned = !isColour;
        string first = isColour ? "{\"r\":" : isGps ? "{\"latitude\":" : "{\"x\":";
        string second = isColour ? ",\"g\":" : isGps ? ",\"longitude\":" : ",\"y\":";
        string third = isColour ? ",\"b\":" : isGps ? ",\"altitude\":" : ",\"z\":";
        position = ByteWriter.WriteAscii(output, position, limit, first);
        position = WriteNumber(input, at, type, isSigned, divisor, output, position, limit);
        position = ByteWriter.WriteAscii(output, position, limit, second);
        position = WriteNumber(input, at + width, type, isSigned, divisor, output, position, limit);
        position = ByteWriter.WriteAscii(output, position, limit, third);
        divisor = isGps ? GpsAltitudeDivisor : divisor;
        position = WriteNumber(input, at + (2 * width), type, isSigned, divisor, output, position, limit);
        return ByteWriter.WriteByte(output, position, limit, '}');
    }

    private static int WriteNumber(
        byte[] input, int at, int type, bool isSigned, int divisor, byte[] output, int position, int limit)
    {
        int width = CayenneLppType.Width(type);
        long value = isSigned ? (sbyte)input[at] : input[at];
        for (int i = 1; i < width; i++)
        {
            value = (value << 8) | input[at + i];
        }

        if (type == CayenneLppType.GenericSensor || type == CayenneLppType.UnixTime)
        {
            return ByteWriter.WriteDecimal(output, position, limit, value);
        }

        float quotient = (float)value / divisor;
        return JsonNumber.Write(output, position, limit, quotient);
    }
}
