using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>Updates that go on with what flash holds already: whole sectors of 4,096 bytes.</summary>
[TestClass]
public class OtaResumeTests
{
    // 4,096 bytes are 19 chunks and a part of the 20th.
    private const int SecondSector = 20;

    [TestMethod]
    public void GoesOnAfterARestartOfTheNode()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = Interrupted(rig);

        rig.Start();
        rig.Register();
        AssertStart(SecondSector, image.Start(64));
        image.Send(SecondSector, image.Chunks - 1);
        Drain(rig);
        image.AssertFinished(image.Send(image.Chunks));
    }

    [TestMethod]
    public void GoesOnAfterTheUpdateWasGivenUp()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = Interrupted(rig);
        rig.Run(10000);
        ImageDouble.AssertStatus(OtaStatus.Timeout, rig.Gateway.NextControl());

        AssertStart(SecondSector, image.Start(64));
        image.Send(SecondSector, image.Chunks - 1);
        Drain(rig);
        image.AssertFinished(image.Send(image.Chunks));
    }

    [TestMethod]
    public void TellsAGatewayWithoutTheExtensionWhereToGoOn()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = Interrupted(rig);
        rig.Start();
        rig.Register();

        ImageDouble.AssertStatus(OtaStatus.Started, image.Start());
        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, SecondSector - 1, rig.Gateway.NextControl());
        image.Send(SecondSector, image.Chunks - 1);
        image.AssertFinished(image.Send(image.Chunks));
    }

    [TestMethod]
    public void StartsAnotherImageFromItsFirstChunk()
    {
        NodeRig rig = NodeRig.Registered();
        Interrupted(rig);
        rig.Start();
        rig.Register();
        ImageDouble other = new ImageDouble(rig, 6000, 77);

        AssertStart(1, other.Start(64));
        Assert.AreEqual(0, rig.Slots.ResumeCount);
        other.Send(1, other.Chunks - 1);
        Drain(rig);
        other.AssertFinished(other.Send(other.Chunks));
    }

    [TestMethod]
    public void FinishesAnImageThatFlashHoldsAlready()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 8000);
        rig.Slots.Begin(ImageKind.Application, 8000, image.Offer.Md5);
        rig.Slots.Write(0, image.Bytes, 0, 8000);
        rig.Slots.Abort();

        byte[] answer = image.Start(64);
        AssertStart(image.Chunks + 1, answer);
        image.AssertFinished(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void StartsAnewWhereTheImageThatWentOnIsWrong()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = Interrupted(rig);
        rig.Start();
        rig.Register();
        image.Start(64);
        image.Bytes[5000] ^= 1;
        image.Send(SecondSector, image.Chunks - 1);
        Drain(rig);
        ImageDouble.AssertStatus(OtaStatus.CheckFailed, image.Send(image.Chunks));

        image.Bytes[5000] ^= 1;
        AssertStart(1, image.Start(64));
        image.Send(1, image.Chunks - 1);
        Drain(rig);
        image.AssertFinished(image.Send(image.Chunks));
    }

    private static ImageDouble Interrupted(NodeRig rig)
    {
        ImageDouble image = new ImageDouble(rig, 6000);
        image.Start(64);
        image.Send(1, 24);
        return image;
    }

    private static void AssertStart(int firstMissing, byte[] answer)
    {
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(answer, 0, answer.Length, out int window, out int missing));
        Assert.AreEqual(64, window);
        Assert.AreEqual(firstMissing, missing);
    }

    private static void Drain(NodeRig rig)
    {
        while (rig.Gateway.NextControl() != null)
        {
        }
    }
}
