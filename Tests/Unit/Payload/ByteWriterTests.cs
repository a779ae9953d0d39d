using System;
using System.Text;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

[TestClass]
public class ByteWriterTests
{
    private static readonly byte[] _buffer = new byte[32];

    [TestMethod]
    public void WritesOnePartAfterAnother()
    {
        int position = ByteWriter.WriteAscii(_buffer, 2, _buffer.Length, "{\"reason\":");
        position = ByteWriter.WriteDecimal(_buffer, position, _buffer.Length, -4);
        position = ByteWriter.WriteByte(_buffer, position, _buffer.Length, '}');
        Assert.AreEqual("{\"reason\":-4}", Encoding.UTF8.GetString(_buffer, 2, position - 2));
    }

    [TestMethod]
    public void WritesTheEndsOfTheRangesInDecimal()
    {
        Assert.AreEqual("0", Decimal(0));
        Assert.AreEqual("9", Decimal(9));
        Assert.AreEqual("10", Decimal(10));
        Assert.AreEqual("-1", Decimal(-1));
        Assert.AreEqual("2147483647", Decimal(int.MaxValue));
        Assert.AreEqual("-2147483648", Decimal(int.MinValue));
        Assert.AreEqual("9223372036854775807", Decimal(long.MaxValue));
        Assert.AreEqual("-9223372036854775808", Decimal(long.MinValue));
        int position = ByteWriter.WriteUnsignedDecimal(_buffer, 0, _buffer.Length, ulong.MaxValue);
        Assert.AreEqual("18446744073709551615", Encoding.UTF8.GetString(_buffer, 0, position));
    }

    [TestMethod]
    public void WritesDigitsWithZerosInFront()
    {
        int position = ByteWriter.WriteDigits(_buffer, 0, _buffer.Length, 42, 5);
        Assert.AreEqual("00042", Encoding.UTF8.GetString(_buffer, 0, position));
    }

    [TestMethod]
    public void WritesTheLowBytesMostSignificantFirst()
    {
        int position = ByteWriter.WriteBigEndian(_buffer, 0, _buffer.Length, 0x0102030405060708, 3);
        Assert.AreEqual("060708", Hex.Format(_buffer, 0, position));
    }

    [TestMethod]
    public void WritesCharactersOfEverySize()
    {
        Assert.AreEqual("41", Character('A'));
        Assert.AreEqual("7f", Character(0x7F));
        Assert.AreEqual("c280", Character(0x80));
        Assert.AreEqual("dfbf", Character(0x7FF));
        Assert.AreEqual("e0a080", Character(0x800));
        Assert.AreEqual("efbfbf", Character(0xFFFF));
        Assert.AreEqual("f0908080", Character(0x10000));
        Assert.AreEqual("f48fbfbf", Character(0x10FFFF));
    }

    [TestMethod]
    public void MovesWhatStandsBehindAGap()
    {
        int position = ByteWriter.WriteAscii(_buffer, 0, _buffer.Length, "abcdef");
        position = ByteWriter.InsertGap(_buffer, 2, position, _buffer.Length, 3);
        Assert.AreEqual(9, position);
        Assert.AreEqual("cdef", Encoding.UTF8.GetString(_buffer, 5, 4));
        Assert.AreEqual(ByteWriter.Failed, ByteWriter.InsertGap(_buffer, 2, 9, 11, 3));
    }

    [TestMethod]
    public void FailsWithoutTouchingTheEndOfTheRoom()
    {
        Array.Clear(_buffer, 0, _buffer.Length);
        for (int end = 0; end < 4; end++)
        {
            Assert.AreEqual(ByteWriter.Failed, ByteWriter.WriteAscii(_buffer, 0, end, "abcd"));
            Assert.AreEqual(ByteWriter.Failed, ByteWriter.WriteDecimal(_buffer, 0, end, -123));
            Assert.AreEqual(ByteWriter.Failed, ByteWriter.WriteBigEndian(_buffer, 0, end, 1, 4));
            Assert.AreEqual(ByteWriter.Failed, ByteWriter.WriteBytes(_buffer, 0, end, new byte[4], 0, 4));
            Assert.AreEqual(ByteWriter.Failed, ByteWriter.WriteCharacter(_buffer, 0, end, 0x1F600));
            Assert.AreEqual(0, (int)_buffer[end]);
        }

        Assert.AreEqual(ByteWriter.Failed, ByteWriter.WriteByte(_buffer, 4, 4, 1));
    }

    [TestMethod]
    public void HandsAFailureOn()
    {
        Array.Clear(_buffer, 0, _buffer.Length);
        int failed = ByteWriter.Failed;
        Assert.AreEqual(failed, ByteWriter.WriteByte(_buffer, failed, 32, 1));
        Assert.AreEqual(failed, ByteWriter.WriteBytes(_buffer, failed, 32, _buffer, 0, 0));
        Assert.AreEqual(failed, ByteWriter.WriteAscii(_buffer, failed, 32, string.Empty));
        Assert.AreEqual(failed, ByteWriter.WriteDecimal(_buffer, failed, 32, 1));
        Assert.AreEqual(failed, ByteWriter.WriteBigEndian(_buffer, failed, 32, 1, 1));
        Assert.AreEqual(failed, ByteWriter.WriteCharacter(_buffer, failed, 32, 'x'));
        Assert.AreEqual(failed, ByteWriter.InsertGap(_buffer, 0, failed, 32, 1));
        Assert.AreEqual(failed, JsonNumber.Write(_buffer, failed, 32, 1));
        Assert.AreEqual(failed, JsonString.Write(_buffer, failed, 32, _buffer, 0, 1));
        Assert.AreEqual("00000000", Hex.Format(_buffer, 0, 4));
    }

    private static string Decimal(long value)
    {
        int position = ByteWriter.WriteDecimal(_buffer, 0, _buffer.Length, value);
        return Encoding.UTF8.GetString(_buffer, 0, position);
    }

    private static string Character(int character)
    {
        return Hex.Format(_buffer, 0, ByteWriter.WriteCharacter(_buffer, 0, _buffer.Length, character));
    }
}
