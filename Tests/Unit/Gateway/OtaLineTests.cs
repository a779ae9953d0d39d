using EnigmaIoT.Gateway.Ota;
using EnigmaIoT.Shared.Ota;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class OtaLineTests
{
    private const string Md5 = "00112233445566778899aabbccddeeff";

    [TestMethod]
    public void Message0IsReadWithSizeCountAndMd5()
    {
        OtaLine line = new OtaLine();
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,4294967295,65535," + Md5)));
        Assert.AreEqual(0, line.Index);
        Assert.AreEqual(4294967295u, line.Offer.Size);
        Assert.AreEqual(65535, line.Offer.Chunks);
        Assert.AreEqual(Md5, OtaOffer.FormatMd5(line.Offer.Md5));
    }

    [TestMethod]
    public void ChunkIsReadWithTheTextsPlace()
    {
        OtaLine line = new OtaLine();
        Assert.IsNull(line.Read(GatewayRig.Bytes("65535," + new string('A', OtaLine.MaximumText))));
        Assert.AreEqual(65535, line.Index);
        Assert.AreEqual(6, line.TextOffset);
        Assert.AreEqual(284, line.TextCount);
    }

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\0")]
    public void LineEndsAreIgnored(string end)
    {
        OtaLine line = new OtaLine();
        Assert.IsNull(line.Read(GatewayRig.Bytes("1,AAAA" + end)));
        Assert.AreEqual(4, line.TextCount);
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5 + end)));
    }

    [TestMethod]
    public void WrongPayloadBehindARightOneIsRefused()
    {
        OtaLine line = new OtaLine();
        Assert.IsNull(line.Read(GatewayRig.Bytes("0,1000,5," + Md5)));
        Assert.IsNotNull(line.Read(GatewayRig.Bytes("0,1000,5,")));
        Assert.IsNotNull(line.Read(new byte[0]));
        Assert.IsNotNull(line.Read(new byte[] { 0, 0, 0 }));
    }
}
