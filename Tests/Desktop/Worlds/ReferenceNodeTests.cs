using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>The model of a 0.9.8 node does what the original does, its peculiarities included.</summary>
[TestClass]
public sealed class ReferenceNodeTests
{
    private static readonly byte[] _image = SampleImage.CreateApplication(20_000);
    private static readonly int _chunks = (int)OtaLimits.Chunks(_image.Length);

    [TestMethod]
    public void RegistersNamesItselfAndSendsData()
    {
        ReferenceWorld world = new(new ReferenceWorldOptions { Nodes = 0, OldNodes = 1 });
        Assert.IsTrue(world.RunUntilRegistered());

        world.RunUntil(() => false, 12);

        Assert.IsTrue(world.OldNodes[0].IsRegistered);
        Assert.IsTrue(world.Broker.Messages.Any(message => message.Topic == "enigmaiot/old1/data"));
    }

    [TestMethod]
    public void TakesAnImageAndRestartsIntoItTwoAndAHalfSecondsAfterItSaidSo()
    {
        ReferenceNodeRig rig = new();
        rig.SendOffer(_image);
        rig.SendChunks(_image, 1, _chunks);

        CollectionAssert.AreEqual(new[] { OtaStatus.Started, OtaStatus.CheckOk, OtaStatus.Finished }, rig.Statuses);
        CollectionAssert.AreEqual(new[] { 1 }, rig.RestartReasons);
        CollectionAssert.AreEqual(_image, rig.Node.ReadImage());
        long told = rig.World.Broker.Messages[^1].Time;
        Assert.IsTrue(rig.World.RunUntil(() => rig.Node.Board.Starts == 2, 5));
        Assert.AreEqual(2.5, (rig.World.Scheduler.Now - told) / 1e6, 0.1);
    }

    [TestMethod]
    public void SaysOncePerGapWhichChunkWasTheLastAndThenWaitsInSilence()
    {
        ReferenceNodeRig rig = new();
        rig.SendOffer(_image);
        rig.SendChunks(_image, 1, 5);
        rig.SendChunks(_image, 7, 12);
        rig.SendChunks(_image, 3, 5);
        Assert.AreEqual(9, rig.Node.OutOfOrder);
        CollectionAssert.AreEqual(new[] { 5 }, rig.LastChunks);

        rig.SendChunks(_image, 6, 6);
        rig.SendChunks(_image, 8, 8);
        CollectionAssert.AreEqual(new[] { 5, 6 }, rig.LastChunks);
    }

    [TestMethod]
    public void GivesUpAfterTenSecondsWithoutTheNextChunkAndRestarts()
    {
        ReferenceNodeRig rig = new();
        rig.SendOffer(_image);
        rig.SendChunks(_image, 1, 5);
        for (int second = 0; second < 8; second++)
        {
            rig.SendChunks(_image, 9, 9, pauseMilliseconds: 600);
        }

        rig.World.RunUntil(() => false, 1);

        Assert.IsTrue(rig.Node.IsUpdating);
        rig.World.RunUntil(() => false, 2);
        Assert.AreEqual(OtaStatus.Timeout, rig.Statuses[^1]);
        Assert.IsTrue(rig.World.RunUntil(() => rig.Node.Board.Starts == 2, 5));
        CollectionAssert.AreEqual(new[] { 0 }, rig.RestartReasons);
        Assert.IsEmpty(rig.Node.ReadImage());
    }

    [TestMethod]
    public void ASecondMessage0FindsTheUpdateBegunAndRestartsTheNodeWithItsIndexKept()
    {
        ReferenceNodeRig rig = new();
        rig.SendOffer(_image);
        rig.SendChunks(_image, 1, 5);
        rig.SendOffer(_image);
        rig.SendChunks(_image, 1, 1);

        CollectionAssert.AreEqual(new[] { OtaStatus.Started, OtaStatus.Started, OtaStatus.OutOfSequence }, rig.Statuses);
        CollectionAssert.AreEqual(new[] { 5 }, rig.LastChunks);
        CollectionAssert.AreEqual(new[] { 2 }, rig.RestartReasons);
        Assert.IsTrue(rig.World.RunUntil(() => rig.Node.Board.Starts == 2, 5));
    }

    [TestMethod]
    public void AChunkWithoutMessage0IsAnsweredOnce()
    {
        ReferenceNodeRig rig = new();
        rig.SendChunks(_image, 1, 3);

        CollectionAssert.AreEqual(new[] { OtaStatus.StartError }, rig.Statuses);
    }

    [TestMethod]
    public void AnImageOfAnotherKindIsRightAndThenFails()
    {
        ReferenceNodeRig rig = new();
        byte[] image = SampleImage.Create(new Version(1, 1), 20_000);
        rig.SendOffer(image);
        rig.SendChunks(image, 1, _chunks);

        CollectionAssert.AreEqual(new[] { OtaStatus.Started, OtaStatus.CheckOk, OtaStatus.CheckFailed }, rig.Statuses);
        CollectionAssert.AreEqual(new[] { 2 }, rig.RestartReasons);
    }

    [TestMethod]
    public void AMessageThatIsTooShortRestartsIt()
    {
        ReferenceNodeRig rig = new();
        rig.World.Relay!.SendControl("old1", [0xEF, 1]);
        rig.World.RunUntil(() => false, 1);

        CollectionAssert.AreEqual(new[] { 2 }, rig.RestartReasons);
        Assert.IsTrue(rig.World.RunUntil(() => rig.Node.Board.Starts == 2, 5));
    }

    [TestMethod]
    public void WritesASectorOnceTheNextChunkNoLongerFits()
    {
        ReferenceNodeRig rig = new();
        rig.SendOffer(_image);
        rig.SendChunks(_image, 1, 19);
        Assert.AreEqual(0, rig.Node.Flash.Erases);
        rig.SendChunks(_image, 20, 20);
        Assert.AreEqual(1, rig.Node.Flash.Erases);
        Assert.AreEqual(NorFlash.SectorSize / NorFlash.PageSize, rig.Node.Flash.PagePrograms);
    }

    [TestMethod]
    public void WhileItWritesTheRadioKeepsTenFramesAndLosesTheRest()
    {
        ReferenceNodeRig rig = new(ReferenceNodeOptions.StaticReceiveBuffers);
        rig.SendOffer(_image);
        rig.SendChunks(_image, 1, 19);
        long before = rig.World.Air.Counters.Overruns;

        // 56 ms of erasing and writing are 14 frames at a pace of 4 ms.
        rig.SendChunks(_image, 20, 40, pauseMilliseconds: 4);

        Assert.AreEqual(14 - ReferenceNodeOptions.StaticReceiveBuffers, rig.World.Air.Counters.Overruns - before, 2);
        CollectionAssert.AreEqual(new[] { 30 }, rig.LastChunks);
    }
}
