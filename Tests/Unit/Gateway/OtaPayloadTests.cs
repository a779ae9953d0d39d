using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Text;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class OtaPayloadTests
{
    private const string Md5 = "00112233445566778899aabbccddeeff";

    [TestMethod]
    public void Message0IsReadWithSizeCountAndMd5()
    {
        OtaPayload line = new OtaPayload();
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,4294967295,65535," + Md5)));
        Assert.AreEqual(0, line.Index);
        Assert.AreEqual(4294967295u, line.Offer.Size);
        Assert.AreEqual(65535, line.Offer.Chunks);
        Assert.AreEqual(Md5, HexText.Format(line.Offer.Md5));
    }

    [TestMethod]
    public void ChunkIsReadWithTheTextsPlace()
    {
        OtaPayload line = new OtaPayload();
        Assert.IsNull(line.Read(GatewayRig.Bytes("65535," + new string('A', OtaPayload.MaximumText))));
        Assert.AreEqual(65535, line.Index);
        Assert.AreEqual(6, line.BodyOffset);
        Assert.AreEqual(284, line.BodyCount);
    }

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\0")]
    public void LineEndsAreIgnored(string end)
    {
        OtaPayload line = new OtaPayload();
        Assert.IsNull(line.Read(GatewayRig.Bytes("1,AAAA" + end)));
        Assert.AreEqual(4, line.BodyCount);
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + end)));
    }

    [TestMethod]
    public void WrongPayloadBehindARightOneIsRefused()
    {
        OtaPayload line = new OtaPayload();
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5)));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes("0,1000,5,")));
        Assert.IsNotNull(line.Read(new byte[0]));
        Assert.IsNotNull(line.Read(new byte[] { 0, 0, 0 }));
    }

    [TestMethod]
    public void WhatADeltaMakesIsReadBehindItsKind()
    {
        string head = "0,1000,5," + Md5 + "," + Md5 + Md5 + ",4";
        string rest = ",1,200000," + Md5 + ",190000," + Md5 + Md5;
        OtaPayload line = new OtaPayload();
        Assert.IsNull(line.Read(GatewayRig.Bytes(head + rest)));
        Assert.IsTrue(line.Offer.IsConsistent);
        Assert.AreEqual(200000u, line.Offer.Delta.Size);
        Assert.AreEqual(190000u, line.Offer.Delta.BaseSize);
        Assert.AreEqual(Md5 + Md5, HexText.Format(line.Offer.Delta.BaseSha256));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes(head)));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes(head + rest + ",")));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes(head + rest.Substring(0, rest.Length - 1))));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes(head + ",4" + rest.Substring(2))));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + "," + Md5 + Md5 + ",1" + rest)));
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + "," + Md5 + Md5 + ",1")));
        Assert.IsNull(line.Offer.Delta);
    }

    [TestMethod]
    public void WhatIsToldOfASignatureIsReadBehindAllElse()
    {
        string head = "0,1000,5," + Md5 + "," + Md5 + Md5;
        string facts = "," + Md5 + Md5.Substring(16);
        string delta = ",4,1,200000," + Md5 + ",190000," + Md5 + Md5;
        OtaPayload line = new OtaPayload();
        Assert.IsNull(line.Read(GatewayRig.Bytes(head + ",1" + facts)));
        Assert.AreEqual(facts.Substring(1), HexText.Format(line.Offer.Facts));
        Assert.IsNull(line.Read(GatewayRig.Bytes(head + delta + facts)));
        Assert.IsTrue(line.Offer.IsConsistent);
        Assert.AreEqual(24, line.Offer.Facts.Length);
        Assert.IsNull(line.Read(GatewayRig.Bytes(head + ",1")));
        Assert.IsNull(line.Offer.Facts);
        Assert.IsNotNull(line.Read(GatewayRig.Bytes(head + ",1" + facts + "0")));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes(head + ",1" + facts + ",")));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes(head + facts)));
    }

    [TestMethod]
    public void Sha256BehindTheMd5IsRead()
    {
        string sha256 = Md5 + Md5;
        OtaPayload line = new OtaPayload();
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + "," + sha256)));
        Assert.IsTrue(line.Offer.HasSha256);
        Assert.AreEqual(sha256, HexText.Format(line.Offer.Sha256));
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5)));
        Assert.IsFalse(line.Offer.HasSha256);
        Assert.IsNotNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + "," + Md5)));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + ",")));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + "," + sha256 + ",")));
    }

    [TestMethod]
    [DataRow("0", 0)]
    [DataRow("1", 1)]
    [DataRow("3", 3)]
    [DataRow("4", -1)]
    [DataRow("x", -1)]
    [DataRow("1,1", -1)]
    public void KindBehindTheSha256IsRead(string text, int kind)
    {
        OtaPayload line = new OtaPayload();
        string wrong = line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + "," + Md5 + Md5 + "," + text));
        Assert.AreEqual(kind < 0, wrong != null, text);
        if (kind >= 0)
        {
            Assert.AreEqual(kind, (int)line.Offer.Kind);
        }
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(212, 1)]
    [DataRow(213, 2)]
    [DataRow(1696, 8)]
    public void BlockIsReadWithItsChunks(int bytes, int chunks)
    {
        OtaPayload line = new OtaPayload();
        Assert.IsNull(line.Read(Block(0x1234, bytes)));
        Assert.IsTrue(line.IsBlock);
        Assert.AreEqual(0x1234, line.Index);
        Assert.AreEqual(chunks, line.Chunks);
        Assert.AreEqual(3, line.BodyOffset);
        Assert.AreEqual(bytes, line.BodyCount);
    }

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(1, 1697)]
    [DataRow(0, 212)]
    public void BlockWithoutChunksOrWithTooManyOrWithIndex0IsRefused(int index, int bytes)
    {
        Assert.IsNotNull(new OtaPayload().Read(Block(index, bytes)));
    }

    [TestMethod]
    public void BlockThatEndsInItsHeadIsRefused()
    {
        OtaPayload line = new OtaPayload();
        Assert.IsNotNull(line.Read(new byte[] { OtaBlock.Mark }));
        Assert.IsNotNull(line.Read(new byte[] { OtaBlock.Mark, 1 }));
        Assert.IsFalse(line.IsOffer);
    }

    private static byte[] Block(int index, int bytes)
    {
        byte[] block = new byte[3 + bytes];
        block[0] = OtaBlock.Mark;
        block[1] = (byte)index;
        block[2] = (byte)(index >> 8);
        return block;
    }
}
