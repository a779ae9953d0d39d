using System;
using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Shared.Control;

/// <summary>Messages with a name: set (code, name, a final 0 byte) and answer (code, MAC address, name).</summary>
public static class NameMessage
{
    private const int AnswerNameOffset = 1 + MacAddress.Count;

    /// <summary>Writes a command that sets the name.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int WriteSet(byte[] buffer, int offset, byte[] name, int nameCount)
    {
        buffer[offset] = ControlCode.NameSet;
        Array.Copy(name, 0, buffer, offset + 1, nameCount);
        buffer[offset + 1 + nameCount] = 0;
        return nameCount + 2;
    }

    /// <summary>Returns the size in bytes of the name in a command that sets it: it ends at the first 0 byte, or at the end.</summary>
    public static int SetNameCount(byte[] buffer, int offset, int count)
    {
        int length = 0;
        while (length + 1 < count && buffer[offset + 1 + length] != 0)
        {
            length++;
        }

        return length;
    }

    /// <summary>Writes the answer to a name command.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int WriteAnswer(byte[] buffer, int offset, long address, byte[] name, int nameCount)
    {
        buffer[offset] = ControlCode.NameAnswer;
        MacAddress.Write(address, buffer, offset + 1);
        Array.Copy(name, 0, buffer, offset + AnswerNameOffset, nameCount);
        return AnswerNameOffset + nameCount;
    }

    /// <summary>Reads where the name stands in an answer.</summary>
    /// <param name="count">Number of control bytes.</param>
    /// <param name="nameOffset">Receives the name's place, counted from the first control byte.</param>
    /// <param name="nameCount">Receives the name's size, 0 or more.</param>
    /// <returns>False where the message is too short for an address.</returns>
    public static bool TryReadAnswer(int count, out int nameOffset, out int nameCount)
    {
        nameOffset = AnswerNameOffset;
        nameCount = count - AnswerNameOffset;
        return nameCount >= 0;
    }
}
