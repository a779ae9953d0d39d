using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Control;

[TestClass]
public class ControlMessageTests
{
    private const int Offset = 2;

    [TestMethod]
    public void ABroadcastKeyNeedsAll32Bytes()
    {
        byte[] key = new byte[32];
        new SeededRandom(8).Fill(key, 0, key.Length);
        byte[] buffer = new byte[40];
        Assert.AreEqual(33, BroadcastKeyMessage.Write(buffer, Offset, key));
        Assert.AreEqual(ControlCode.BroadcastKey, buffer[Offset]);
        for (int count = 0; count <= 38; count++)
        {
            byte[] read = new byte[32];
            Assert.AreEqual(count == 33, BroadcastKeyMessage.TryRead(buffer, Offset, count, read), count.ToString());
            CollectionAssert.AreEqual(count == 33 ? key : new byte[32], read);
        }
    }

    [TestMethod]
    public void ANameToBeSetEndsWithAZero()
    {
        byte[] buffer = new byte[20];
        byte[] name = Encoding.UTF8.GetBytes("kitchen");
        int count = NameMessage.WriteSet(buffer, Offset, name, name.Length);
        Assert.AreEqual("876b69746368656e00", Hex.Format(buffer, Offset, count));
        Assert.AreEqual(7, NameMessage.SetNameCount(buffer, Offset, count));
    }

    [TestMethod]
    public void ANameToBeSetMayLackItsZero()
    {
        byte[] buffer = Hex.Parse("0000876b69740000");
        Assert.AreEqual(3, NameMessage.SetNameCount(buffer, Offset, 6));
        Assert.AreEqual(3, NameMessage.SetNameCount(buffer, Offset, 4));
        Assert.AreEqual(2, NameMessage.SetNameCount(buffer, Offset, 3));
        Assert.AreEqual(0, NameMessage.SetNameCount(buffer, Offset, 1));
        Assert.AreEqual(0, NameMessage.SetNameCount(buffer, Offset, 0));
    }

    [TestMethod]
    public void ANameAnswerCarriesAddressAndName()
    {
        byte[] buffer = new byte[20];
        byte[] name = Encoding.UTF8.GetBytes("node1");
        int count = NameMessage.WriteAnswer(buffer, Offset, 0x020000000011, name, name.Length);
        int nameOffset;
        int nameCount;
        Assert.IsTrue(NameMessage.TryReadAnswer(count, out nameOffset, out nameCount));
        Assert.AreEqual("node1", Utf8.Decode(buffer, Offset + nameOffset, nameCount));
        Assert.AreEqual(0x020000000011, MacAddress.Read(buffer, Offset + 1));
    }

    [TestMethod]
    public void ANameAnswerNeedsItsAddress()
    {
        int nameOffset;
        int nameCount;
        for (int count = 0; count < 7; count++)
        {
            Assert.IsFalse(NameMessage.TryReadAnswer(count, out nameOffset, out nameCount), count.ToString());
        }

        Assert.IsTrue(NameMessage.TryReadAnswer(7, out nameOffset, out nameCount));
        Assert.AreEqual(0, nameCount);
    }

    [TestMethod]
    [DataRow(-1, 1)]
    [DataRow(-128, 14)]
    [DataRow(0, 3)]
    public void ASignalStrengthKeepsItsSign(int rssi, int channel)
    {
        byte[] buffer = new byte[8];
        int readRssi;
        int readChannel;
        buffer[Offset + 1] = (byte)rssi;
        buffer[Offset + 2] = (byte)channel;
        Assert.IsTrue(RssiAnswer.TryRead(buffer, Offset, 3, out readRssi, out readChannel));
        Assert.AreEqual(rssi, readRssi);
        Assert.AreEqual(channel, readChannel);
        Assert.IsFalse(RssiAnswer.TryRead(buffer, Offset, 2, out readRssi, out readChannel));
        Assert.IsFalse(RssiAnswer.TryRead(buffer, Offset, 0, out readRssi, out readChannel));
    }

    [TestMethod]
    public void ASleepTimeHas32Bits()
    {
        byte[] buffer = new byte[8];
        Assert.AreEqual(5, SleepTime.Write(buffer, Offset, ControlCode.SleepAnswer, 0xFFFFFFFE));
        Assert.AreEqual("82feffffff", Hex.Format(buffer, Offset, 5));
        uint seconds;
        Assert.IsTrue(SleepTime.TryRead(buffer, Offset, 5, out seconds));
        Assert.AreEqual(0xFFFFFFFE, seconds);
        for (int count = 0; count < 5; count++)
        {
            Assert.IsFalse(SleepTime.TryRead(buffer, Offset, count, out seconds), count.ToString());
            Assert.AreEqual(0U, seconds);
        }
    }

    [TestMethod]
    public void OurVersionAnswerTellsTheWindowBehindWhatOldGatewaysRead()
    {
        byte[] buffer = new byte[16];
        int count = VersionAnswer.Write(buffer, Offset, 16);
        Assert.AreEqual("81000908450110", Hex.Format(buffer, Offset, count));
        Assert.AreEqual("0.9.8", VersionAnswer.Read(buffer, Offset, count));
    }

    [TestMethod]
    [DataRow("81000908", "0.9.8")]
    [DataRow("810102ff", "1.2.255")]
    [DataRow("8100090845", "0.9.8")]
    [DataRow("810009084501", "0.9.8")]
    [DataRow("81000908460110", "0.9.8")]
    [DataRow("81000908450010", "0.9.8")]
    [DataRow("81000908450210", "0.9.8")]
    [DataRow("8100090845011099", "0.9.8")]
    public void OtherVersionAnswersAreRead(string message, string version)
    {
        byte[] bytes = Hex.Parse(message);
        Assert.AreEqual(version, VersionAnswer.Read(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void AShortVersionAnswerIsNone()
    {
        byte[] bytes = Hex.Parse("81000908450110");
        for (int count = 0; count < VersionAnswer.Count; count++)
        {
            Assert.IsNull(VersionAnswer.Read(bytes, 0, count));
        }
    }
}
