using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>What an update in which nothing goes wrong leaves in the logs.</summary>
[TestClass]
public sealed class GoodUpdateLogTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void AGoodUpdateLeavesNoWarning(bool isOurs)
    {
        foreach (PublisherKind kind in Enum.GetValues<PublisherKind>())
        {
            ReferenceWorld world = new(new ReferenceWorldOptions { Seed = 3, Nodes = isOurs ? 1 : 0, OldNodes = isOurs ? 0 : 1 });
            Assert.IsTrue(world.RunUntilRegistered());
            byte[] image = isOurs ? SampleImage.Create(new Version(1, 1), 20_000) : SampleImage.CreateApplication(20_000);
            PublishingRun run = new(world, kind, 0, isOurs ? VirtualWorld.NameOf(1) : ReferenceWorld.OldNameOf(1), image);
            run.Publisher.Begin();
            Assert.IsTrue(world.RunUntil(() => run.IsOver, 60));
            Assert.AreEqual(OtaStatus.Finished, run.Publisher.FinalStatus);

            // The node restarts, registers, and the new image is confirmed.
            world.RunUntil(() => false, 60);
            string[] warnings = [.. world.Log.Where(line => line.Level >= LogLevel.Warning).Select(line => $"{line.Board}: {line.Message}")];
            Assert.IsEmpty(warnings, $"{kind}: {string.Join("; ", warnings)}");
        }
    }
}
