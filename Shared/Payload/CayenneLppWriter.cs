namespace EnigmaIoT.Shared.Payload;

/// <summary>Writes CayenneLPP, as the Arduino library of that name does; see <see cref="ByteWriter"/> for positions.</summary>
public static class CayenneLppWriter
{
    private const int HeaderCount = 2;

    /// <summary>Writes a measurement of one number.</summary>
    /// <param name="buffer">Receives it.</param>
    /// <param name="position">Where it goes.</param>
    /// <param name="end">The end of the room.</param>
    /// <param name="channel">0 to 255.</param>
    /// <param name="type">A <see cref="CayenneLppType"/> of one number.</param>
    /// <param name="value">The number in the type's unit; rounded to the type's steps.</param>
    /// <returns>The position after it; <see cref="ByteWriter.Failed"/> where it does not fit, the type is not known or has not one number, or the number is out of the type's range.</returns>
    public static int Write(byte[] buffer, int position, int end, int channel, int type, double value)
    {
        if (CayenneLppType.Name(type) == null || CayenneLppType.IsTriple(type) || !Ieee754.IsFinite(value))
        {
            return ByteWriter.Failed;
        }

        int width = CayenneLppType.Width(type);
        double scaled = value * CayenneLppType.Divisor(type);
        double steps = scaled < 0 ? scaled - 0.5 : scaled + 0.5;

        // As many steps as the number's bytes can tell.
        double limit = 1L << ((8 * width) - 1);
        bool isSigned = CayenneLppType.IsSigned(type, false);
        if (isSigned ? steps >= limit || steps <= -limit - 1 : steps <= -1 || steps >= 2 * limit)
        {
            return ByteWriter.Failed;
        }

        if (position < 0 || HeaderCount + width > end - position)
        {
            return ByteWriter.Failed;
        }

        position = ByteWriter.WriteByte(buffer, position, end, channel);
        position = ByteWriter.WriteByte(buffer, position, end, type);
        return ByteWriter.WriteBigEndian(buffer, position, end, (ulong)(long)steps, width);
    }
}
