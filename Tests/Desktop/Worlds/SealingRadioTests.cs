using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Whatever happens to sessions, frames that the radio seals and opens are as good as any.</summary>
[TestClass]
public sealed class SealingRadioTests
{
    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), 300_000);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void AnUpdateGoesOnAfterARestartOfEitherSide(bool gateway)
    {
        BatchedPair pair = new(100, 0.05);
        BlockPublisher publisher = new(pair.World, BatchedNode.Name, _image);
        publisher.Begin();
        pair.World.RunUntil(() => false, 1);
        Assert.IsNull(publisher.FinalStatus);
        ((BatchedBoard)(gateway ? pair.Gateway : pair.Node)).Board.Restart();

        Assert.IsTrue(pair.World.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.IsTrue(pair.World.RunUntil(() => pair.Node.Board.Starts == (gateway ? 2 : 3) && pair.IsRegistered, 120), "not back");
        CollectionAssert.AreEqual(_image, pair.Node.Image);
    }

    [TestMethod]
    public void WorksWithBoardsWhoseRadioDoesNot()
    {
        VirtualWorld world = new(new WorldOptions { Seed = 3 });
        Assert.IsTrue(world.RunUntilRegistered());
        BatchedGateway gateway = new(world, 100);
        Assert.IsTrue(world.RunUntil(() => gateway.Knows(VirtualWorld.NameOf(1)), 120), "not registered");
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), _image);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
    }
}
