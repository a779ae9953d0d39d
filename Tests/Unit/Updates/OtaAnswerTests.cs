using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Updates;

[TestClass]
public class OtaAnswerTests
{
    [TestMethod]
    public void APlainAnswerIsCodeAndStatus()
    {
        byte[] buffer = new byte[8];
        int count = OtaAnswer.Write(buffer, 1, OtaStatus.Finished);
        Assert.AreEqual("ff06", Hex.Format(buffer, 1, count));
        Assert.AreEqual((int)OtaStatus.Finished, (int)OtaAnswer.Status(buffer, 1, count));
    }

    [TestMethod]
    public void OutOfSequenceTellsTheLastGoodIndex()
    {
        byte[] buffer = new byte[8];
        int count = OtaAnswer.WriteOutOfSequence(buffer, 1, 0x1234);
        Assert.AreEqual("ff043412", Hex.Format(buffer, 1, count));
        Assert.AreEqual((int)OtaStatus.OutOfSequence, (int)OtaAnswer.Status(buffer, 1, count));
        Assert.AreEqual(0x1234, OtaAnswer.Index(buffer, 1));
    }

    [TestMethod]
    public void AnExtendedStartTellsWindowAndFirstMissing()
    {
        byte[] buffer = new byte[12];
        byte[] md5 = Hex.Parse("a1a2a3a4a5a6a7a8a9aaabacadaeafb0");
        int count = OtaAnswer.WriteExtendedStart(buffer, 1, 16, 0x0102, md5);
        Assert.AreEqual("ff004502100201a1a2a3a4", Hex.Format(buffer, 1, count));
        Assert.IsTrue(OtaAnswer.IsStartOf(buffer, 1, md5));
        md5[3]++;
        Assert.IsFalse(OtaAnswer.IsStartOf(buffer, 1, md5));
        Assert.AreEqual((int)OtaStatus.Started, (int)OtaAnswer.Status(buffer, 1, count));
        int window;
        int firstMissing;
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(buffer, 1, count, out window, out firstMissing));
        Assert.AreEqual(16, window);
        Assert.AreEqual(0x0102, firstMissing);
    }

    [TestMethod]
    public void AnEndTellsWhichImageIsMeant()
    {
        byte[] buffer = new byte[12];
        byte[] md5 = Hex.Parse("a1a2a3a4a5a6a7a8a9aaabacadaeafb0");
        int count = OtaAnswer.WriteEnd(buffer, 1, OtaStatus.Finished, md5);
        Assert.AreEqual("ff064501a1a2a3a4", Hex.Format(buffer, 1, count));
        Assert.AreEqual((int)OtaStatus.Finished, (int)OtaAnswer.Status(buffer, 1, count));
        Assert.IsFalse(OtaAnswer.IsEndOfAnother(buffer, 1, count, md5));
        md5[3]++;
        Assert.IsTrue(OtaAnswer.IsEndOfAnother(buffer, 1, count, md5));
        Assert.IsFalse(OtaAnswer.IsEndOfAnother(buffer, 1, OtaAnswer.Count, md5), "a node of 0.9.8 never says which one it means");
    }

    [TestMethod]
    [DataRow("ff00")]
    [DataRow("ff004501100201a1a2a3")]
    [DataRow("ff004401100201a1a2a3a4")]
    [DataRow("ff004500100201a1a2a3a4")]
    [DataRow("ff004501000201a1a2a3a4")]
    public void AnythingElseBehindStatus0IsNoExtension(string answer)
    {
        byte[] bytes = Hex.Parse(answer);
        int window;
        int firstMissing;
        Assert.IsFalse(OtaAnswer.TryReadExtendedStart(bytes, 0, bytes.Length, out window, out firstMissing));
        Assert.AreEqual(0, window);
        Assert.AreEqual(0, firstMissing);
        Assert.AreEqual((int)OtaStatus.Started, (int)OtaAnswer.Status(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void AWindowAnswerHasItsBitmapBehindTheIndex()
    {
        byte[] buffer = new byte[12];
        int count = OtaAnswer.WriteWindow(buffer, 1, 41, 2);
        Assert.AreEqual("ff1029000000", Hex.Format(buffer, 1, count));
        Assert.AreEqual((int)OtaStatus.Window, (int)OtaAnswer.Status(buffer, 1, count));
        Assert.AreEqual(41, OtaAnswer.Index(buffer, 1));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("ff")]
    [DataRow("ff04")]
    [DataRow("ff0401")]
    [DataRow("ff10")]
    [DataRow("ff1001")]
    public void AnAnswerTooShortForWhatItSaysHasNoStatus(string answer)
    {
        byte[] bytes = Hex.Parse(answer);
        Assert.AreEqual((int)OtaStatus.None, (int)OtaAnswer.Status(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void AnUpdateIsOverWithErrorOrSuccess()
    {
        for (int status = -1; status < 256; status++)
        {
            bool expected = status == 1 || status == 3 || status == 5 || status == 6;
            Assert.AreEqual(expected, OtaAnswer.IsFinal((OtaStatus)status), status.ToString());
        }
    }

    [TestMethod]
    public void ARefusalTellsItsReasonBehindAStatusThatOldGatewaysRead()
    {
        byte[] buffer = new byte[12];
        int count = OtaAnswer.WriteRefusal(buffer, 1, OtaRefusal.TooLarge, 0x00100000);
        Assert.AreEqual("ff0145010100001000", Hex.Format(buffer, 1, count));
        Assert.AreEqual((int)OtaStatus.StartError, (int)OtaAnswer.Status(buffer, 1, count));
        Assert.AreEqual((int)OtaRefusal.TooLarge, (int)OtaAnswer.ReadRefusal(buffer, 1, count, out uint capacity));
        Assert.AreEqual(0x00100000L, (long)capacity);
    }

    [TestMethod]
    [DataRow("ff01")]
    [DataRow("ff014501")]
    [DataRow("ff01450101000010")]
    [DataRow("ff0146010100001000")]
    public void ARefusalWithoutAReasonTellsNone(string bytes)
    {
        byte[] buffer = Hex.Parse(bytes);
        Assert.AreEqual((int)OtaRefusal.Untold, (int)OtaAnswer.ReadRefusal(buffer, 0, buffer.Length, out uint capacity));
        Assert.AreEqual(0L, (long)capacity);
    }
}
