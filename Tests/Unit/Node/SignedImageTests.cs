using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class SignedImageTests
{
    [TestMethod]
    [DataRow(10, 8)]
    [DataRow(11, 9)]
    [DataRow(13, 11)]
    [DataRow(14, 12)]
    [DataRow(15, 13)]
    public void AnImageThatIsRefusedByWhatIsToldOfItIsNotBegun(int result, int reason)
    {
        NodeRig rig = NodeRig.Registered();
        rig.Slots.OfferResult = (SlotResult)result;
        byte[] answer = Image(rig).Start(16);

        ImageDouble.AssertStatus(OtaStatus.StartError, answer);
        Assert.AreEqual(reason, (int)OtaAnswer.ReadRefusal(answer, 0, answer.Length, out _));
        Assert.AreEqual(0, rig.Slots.BeginCount);
        Assert.AreEqual(1, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void WhereNothingIsToldTheImageComes()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Slots.OfferResult = SlotResult.NotSigned;
        ImageDouble image = Image(rig);
        image.Offer.Facts = null;

        ImageDouble.AssertStatus(OtaStatus.Started, image.Start(16));
    }

    [TestMethod]
    [DataRow(10, 8)]
    [DataRow(11, 9)]
    [DataRow(12, 10)]
    [DataRow(13, 11)]
    [DataRow(14, 12)]
    [DataRow(15, 13)]
    public void AnImageThatIsRefusedAtItsEndHasTheReasonBehindTheStatus(int result, int reason)
    {
        NodeRig rig = NodeRig.Registered();
        rig.Slots.FinishResult = (SlotResult)result;
        ImageDouble image = Image(rig);
        ImageDouble.AssertStatus(OtaStatus.Started, image.Start(16));
        image.Send(1, image.Chunks - 1);
        byte[] answer = image.Send(image.Chunks);

        ImageDouble.AssertStatus(OtaStatus.CheckFailed, answer);
        Assert.AreEqual(reason, (int)OtaAnswer.ReadRefusedEnd(answer, 0, answer.Length));
    }

    [TestMethod]
    public void AGatewayThatDidNotOfferTheExtensionIsToldTheStatusAlone()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Slots.FinishResult = SlotResult.NotSigned;
        ImageDouble image = Image(rig);
        ImageDouble.AssertStatus(OtaStatus.Started, image.Start());
        image.Send(1, image.Chunks - 1);
        byte[] answer = image.Send(image.Chunks);

        ImageDouble.AssertStatus(OtaStatus.CheckFailed, answer);
        Assert.AreEqual(2, answer.Length);
    }

    private static ImageDouble Image(NodeRig rig)
    {
        ImageDouble image = new ImageDouble(rig, 900);
        image.Offer.Kind = ImageKind.Application;
        image.Offer.HasSha256 = true;
        image.Offer.Facts = new byte[OtaOffer.FactCount];
        IDigest sha256 = rig.Parts.Cipher.CreateSha256();
        sha256.Update(image.Bytes, 0, image.Bytes.Length);
        sha256.Finish(image.Offer.Sha256, 0);
        return image;
    }
}
