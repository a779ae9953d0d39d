using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// All that updates have in one network at once, one for each seed: broadcasts, deltas, rates, signatures, a sleeping node, one of version
/// 0.9.8, restarts, cuts of power and broker, publishers that go, and somebody else on the air.
/// </summary>
[TestClass]
public sealed class MixedFaultsTests
{
    private const int DefaultSeeds = 25;

    /// <summary>
    /// Seeds that once found something: a refusal that was lost on its way was never told (97), a sleeping node was offered an image while it
    /// was told to restart (139), a node that lost its power behind the last chunk was said to run the image (817), an update did not wait for
    /// a node that had restarted in the middle and slept again (3060), why a node rolled back was lost behind the gateway's radio (9051). What a
    /// seed meets changes with all that boards say: what was found has tests of its own, too.
    /// </summary>
    [TestMethod]
    [DataRow(97)]
    [DataRow(139)]
    [DataRow(817)]
    [DataRow(3060)]
    [DataRow(9051)]
    public void WhatWasMendedStaysSo(int seed)
    {
        new MixedWorld(new MixedPlan(seed)).Run();
    }

    /// <summary>ENIGMAIOT_SEEDS=10000 tries more.</summary>
    [TestMethod]
    public void WhateverIsMixedEachNodeHasTheNewImageOrTheOldOneAndAReason()
    {
        int updated = 0;
        int nodes = 0;
        SeedRun.Run(DefaultSeeds, seed =>
        {
            MixedPlan plan = new(seed);
            MixedWorld world = new(plan);
            Interlocked.Add(ref nodes, world.World.Nodes.Count + world.World.OldNodes.Count);
            return new SeedStory(plan.ToString(), world.World, () => Interlocked.Add(ref updated, world.Run()), world.Tell);
        });

        Console.WriteLine($"of {nodes} nodes {updated} run the new image, {nodes - updated} the old one");
        Assert.IsTrue(SeedRun.Single != null || updated > nodes / 4, "too few nodes were updated to say anything");
    }
}
