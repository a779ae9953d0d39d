using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// Updates under random faults, one world for each seed: whatever happens, the node runs exactly the old or exactly a new
/// image, every update is told one end, and the network is whole again afterwards.
/// </summary>
[TestClass]
public sealed class RandomFaultsTests
{
    private const int DefaultSeeds = 300;

    [TestMethod]
    public void ANodeEndsWithTheImagePublishedOrWithItsOldOneWhateverHappens()
    {
        int updated = 0;
        int nodes = 0;
        SeedRun.Run(DefaultSeeds, seed =>
        {
            FaultPlan plan = new(seed);
            FaultWorld world = new(plan);
            Interlocked.Add(ref nodes, plan.Targets);
            return new SeedStory(plan.ToString(), world.World, () => Interlocked.Add(ref updated, world.Run()), world.Tell);
        });

        Console.WriteLine($"of {nodes} nodes {updated} run a new image, {nodes - updated} the old one");
        Assert.IsTrue(SeedRun.Single != null || updated > nodes / 4, "too few nodes were updated to say anything");
    }
}
