using System;
using System.Text;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

/// <summary>Runs a conversion between guard bytes, on the whole of an input and on spoilt forms of it.</summary>
public sealed class ConversionBench
{
    private const byte Guard = 0xEE;
    private const int OutputOffset = 5;
    private const int InputOffset = 3;
    private const int Room = 1024;

    private readonly Converter _converter;
    private readonly byte[] _output = new byte[Room + (2 * OutputOffset)];

    /// <summary>Puts a conversion on the bench.</summary>
    public ConversionBench(Converter converter)
    {
        _converter = converter;
    }

    /// <summary>Converts bytes.</summary>
    /// <returns>The result as text; null where the conversion refused.</returns>
    public string ToText(byte[] input)
    {
        int count = Run(input, input.Length, Room);
        return count < 0 ? null : count == 0 ? string.Empty : Encoding.UTF8.GetString(_output, OutputOffset, count);
    }

    /// <summary>Converts bytes.</summary>
    /// <returns>The result in hex; null where the conversion refused.</returns>
    public string ToHex(byte[] input)
    {
        int count = Run(input, input.Length, Room);
        return count < 0 ? null : Hex.Format(_output, OutputOffset, count);
    }

    /// <summary>Converts the first bytes of an input, checks the guards, and returns what the conversion did.</summary>
    public int Run(byte[] input, int count, int capacity)
    {
        byte[] framed = new byte[InputOffset + count];
        Array.Copy(input, 0, framed, InputOffset, count);
        for (int i = 0; i < _output.Length; i++)
        {
            _output[i] = Guard;
        }

        int written = _converter(framed, InputOffset, count, _output, OutputOffset, capacity);
        Assert.IsTrue(written >= -1 && written <= capacity, "a count out of range");
        for (int i = 0; i < _output.Length; i++)
        {
            bool isRoom = i >= OutputOffset && i < OutputOffset + capacity;
            Assert.IsTrue(isRoom || _output[i] == Guard, "wrote outside its room");
        }

        return written;
    }

    /// <summary>Checks that every shorter part of an input is refused.</summary>
    public void RefusesEveryTruncation(byte[] input)
    {
        for (int count = 0; count < input.Length; count++)
        {
            Assert.AreEqual(-1, Run(input, count, Room), "cut to " + count.ToString());
        }
    }

    /// <summary>Checks that a result needs exactly its own size.</summary>
    public void RefusesEverySmallerRoom(byte[] input)
    {
        int needed = Run(input, input.Length, Room);
        Assert.IsTrue(needed > 0);
        Assert.AreEqual(needed, Run(input, input.Length, needed));
        for (int capacity = 0; capacity < needed; capacity++)
        {
            Assert.AreEqual(-1, Run(input, input.Length, capacity), "room of " + capacity.ToString());
        }
    }

    /// <summary>Converts inputs of 0 to 63 characters drawn from an alphabet.</summary>
    /// <returns>How many the conversion took.</returns>
    public int CountAccepted(int inputs, byte[] alphabet, uint seed)
    {
        SeededRandom random = new SeededRandom(seed);
        byte[] draw = new byte[64];
        int accepted = 0;
        for (int i = 0; i < inputs; i++)
        {
            random.Fill(draw, 0, draw.Length);
            int count = draw[0] & 0x3F;
            for (int j = 0; j < draw.Length; j++)
            {
                draw[j] = alphabet[draw[j] % alphabet.Length];
            }

            accepted += Run(draw, count, Room) >= 0 ? 1 : 0;
        }

        return accepted;
    }

    /// <summary>All 256 bytes.</summary>
    public static byte[] AnyByte()
    {
        byte[] alphabet = new byte[256];
        for (int i = 0; i < alphabet.Length; i++)
        {
            alphabet[i] = (byte)i;
        }

        return alphabet;
    }
}
