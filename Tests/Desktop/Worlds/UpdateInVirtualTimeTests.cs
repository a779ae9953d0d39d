using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

[TestClass]
public sealed class UpdateInVirtualTimeTests
{
    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), 100_000);

    [TestMethod]
    [DataRow(0.0, 0.0, 1)]
    [DataRow(0.05, 0.0, 7)]
    [DataRow(0.3, 0.0, 3)]
    [DataRow(0.0, 0.05, 4)]
    [DataRow(0.2, 0.02, 5)]
    public void ANodeRestartsIntoExactlyTheImageThatTheScriptPublished(double loss, double residualLoss, int seed)
    {
        VirtualWorld world = new(new WorldOptions
        {
            Seed = seed,
            Air = new AirSettings { Loss = loss, AckLoss = loss / 4, ResidualLoss = residualLoss },
        });
        Assert.IsTrue(world.RunUntilRegistered(), "not registered");
        ScriptPublisher publisher = new(world, VirtualWorld.NameOf(1), _image, 20);
        publisher.Begin();

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.IsTrue(world.RunUntil(() => world.Nodes[0].Board.Starts == 2 && world.Nodes[0].Firmware?.IsRegistered == true, 60), "not back");
        int slot = world.Nodes[0].Slots.ActiveSlot(ImageKind.Deployment);
        CollectionAssert.AreEqual(_image, world.Nodes[0].Slots.ReadImage(ImageKind.Deployment, slot));
        Assert.AreEqual(1, publisher.Statuses.Count(status => OtaAnswer.IsFinal((OtaStatus)status)));
        Console.WriteLine($"rewinds {publisher.Rewinds}, sent again {world.Gateway.Firmware!.Updates.SentAgain}");
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(60)]
    [DataRow(180)]
    public void ScriptIsNeverSentBackWhereTheGatewayKeepsUp(int pauseMilliseconds)
    {
        VirtualWorld world = new(new WorldOptions { Air = new AirSettings { Loss = 0.1 } });
        Assert.IsTrue(world.RunUntilRegistered(), "not registered");
        ScriptPublisher publisher = new(world, VirtualWorld.NameOf(1), _image, pauseMilliseconds);
        publisher.Begin();

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.AreEqual(0, publisher.Rewinds);
    }
}
