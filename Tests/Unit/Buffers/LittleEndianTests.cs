using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Buffers;

[TestClass]
public class LittleEndianTests
{
    [TestMethod]
    public void TheLeastSignificantByteComesFirst()
    {
        byte[] buffer = new byte[8];
        LittleEndian.WriteUInt16(buffer, 1, 0x1234);
        Assert.AreEqual("0034120000000000", Hex.Format(buffer, 0, 8));
        LittleEndian.WriteUInt32(buffer, 1, 0x12345678);
        Assert.AreEqual("0078563412000000", Hex.Format(buffer, 0, 8));
        LittleEndian.WriteInt64(buffer, 0, 0x0102030405060708);
        Assert.AreEqual("0807060504030201", Hex.Format(buffer, 0, 8));
    }

    [TestMethod]
    public void SixteenBitsKeepTheirLowBytesOnly()
    {
        byte[] buffer = new byte[2];
        LittleEndian.WriteUInt16(buffer, 0, 0x1FFFE);
        Assert.AreEqual(0xFFFE, LittleEndian.ReadUInt16(buffer, 0));
    }

    [TestMethod]
    public void TheHighestValuesReadBack()
    {
        byte[] buffer = new byte[9];
        LittleEndian.WriteUInt16(buffer, 1, 65535);
        Assert.AreEqual(65535, LittleEndian.ReadUInt16(buffer, 1));
        LittleEndian.WriteUInt32(buffer, 1, uint.MaxValue);
        Assert.AreEqual(uint.MaxValue, LittleEndian.ReadUInt32(buffer, 1));
        LittleEndian.WriteInt64(buffer, 1, long.MinValue);
        Assert.AreEqual(long.MinValue, LittleEndian.ReadInt64(buffer, 1));
        LittleEndian.WriteInt64(buffer, 1, -1);
        Assert.AreEqual(-1L, LittleEndian.ReadInt64(buffer, 1));
        LittleEndian.WriteInt64(buffer, 1, 0x80000000);
        Assert.AreEqual(0x80000000, LittleEndian.ReadInt64(buffer, 1));
    }
}
