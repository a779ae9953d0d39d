using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class OtaInOrderTests
{
    [TestMethod]
    public void WritesAnImageAndRestartsIntoIt()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 2000);
        byte[] started = image.Start();
        ImageDouble.AssertStatus(OtaStatus.Started, started);
        Assert.AreEqual(2, started.Length);
        image.Send(1, image.Chunks - 1);

        image.AssertFinished(image.Send(image.Chunks));

        rig.Run(2499);
        Assert.AreEqual(0, rig.Board.RestartCount);
        rig.Run(1);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(212)]
    [DataRow(213)]
    [DataRow(424)]
    public void TakesImagesOfEverySize(int size)
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, size);
        image.Start();
        image.Send(1, image.Chunks - 1);

        image.AssertFinished(image.Send(image.Chunks));
    }

    [TestMethod]
    public void TellsOnceForEachGapWhichChunkWasTheLastGoodOne()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 2000);
        image.Start();
        image.Send(1, 3);

        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 3, image.Send(5));
        Assert.IsNull(image.Send(6));
        Assert.IsNull(image.Send(7));
        image.Send(4, 5);
        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 5, image.Send(7));
        image.Send(6, 9);
        image.AssertFinished(image.Send(10));
    }

    [TestMethod]
    public void RepeatsTheLastGoodChunkEverySecondWhileTheGapLasts()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 2000);
        image.Start();
        image.Send(1, 3);
        image.Send(5);

        rig.Run(999);
        Assert.IsNull(rig.Gateway.NextControl());
        rig.Run(1);
        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 3, rig.Gateway.NextControl());
        rig.Run(1000);
        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 3, rig.Gateway.NextControl());

        image.Send(4, 4);
        rig.Run(3000);
        Assert.IsNull(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void IgnoresDuplicates()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 2);

        Assert.IsNull(image.Send(1));
        Assert.IsNull(image.Send(2));

        image.Send(3, 4);
        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    public void GoesOnWithTheSameImage()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        ImageDouble.AssertStatus(OtaStatus.Started, image.Start());
        Assert.IsNull(rig.Gateway.NextControl());
        image.Send(1, 3);

        ImageDouble.AssertStatus(OtaStatus.Started, image.Start());
        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 3, rig.Gateway.NextControl());

        image.Send(4, 4);
        image.AssertFinished(image.Send(5));
        Assert.AreEqual(1, rig.Slots.BeginCount);
    }

    [TestMethod]
    public void StartsCleanWithAnotherImage()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble first = new ImageDouble(rig, 1000);
        first.Start();
        first.Send(1, 3);
        ImageDouble second = new ImageDouble(rig, 1000, 6);

        ImageDouble.AssertStatus(OtaStatus.Started, second.Start());
        Assert.IsNull(rig.Gateway.NextControl());
        Assert.AreEqual(1, rig.Slots.AbortCount);

        second.Send(1, 4);
        second.AssertFinished(second.Send(5));
    }
}
