using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// Updates in which node or gateway is deaf for 0.5 to 5 s, at any moment, with or without the sender's radio knowing: every one
/// ends well, whatever kind of node it is and whoever publishes.
/// </summary>
[TestClass]
public sealed class DeafnessTests
{
    private const int DefaultSeeds = 600;

    [TestMethod]
    public void EveryUpdateEndsWellWhoeverIsDeafForAWhile()
    {
        SeedRun.Run(DefaultSeeds, seed =>
        {
            DeafnessPlan plan = new(seed);
            DeafnessWorld world = new(plan);
            return new SeedStory(plan.ToString(), world.World, world.Run, () => $"final status {world.FinalStatus}");
        });
    }

    [TestMethod]
    [DataRow(true, 0.05, 0.0)]
    [DataRow(false, 0.05, 0.0)]
    [DataRow(true, 0.0, 0.05)]
    [DataRow(false, 0.0, 0.05)]
    public void PreparedLinesThatCannotBeSentAgainArrive(bool isOurs, double loss, double residualLoss)
    {
        for (int seed = 1; seed <= 5; seed++)
        {
            ReferenceWorld world = new(new ReferenceWorldOptions
            {
                Seed = seed,
                Nodes = isOurs ? 1 : 0,
                OldNodes = isOurs ? 0 : 1,
                Air = new AirSettings { Loss = loss, ResidualLoss = residualLoss },
            });
            if (!world.RunUntilRegistered())
            {
                // A 0.9.8 node tells its name once.
                continue;
            }

            byte[] image = isOurs ? SampleImage.Create(new Version(1, 1), 100_000) : SampleImage.CreateApplication(100_000);
            LinePublisher publisher = new(world, isOurs ? VirtualWorld.NameOf(1) : ReferenceWorld.OldNameOf(1), image);
            publisher.Begin();
            world.RunUntil(() => publisher.FinalStatus != null, 120);
            Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus, $"seed {seed}: {publisher.Reason}");
        }
    }
}
