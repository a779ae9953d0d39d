using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Updates of nodes of which the gateway says that they sleep: it has them stay awake itself.</summary>
[TestClass]
public sealed class SleepingNodeUpdateTests
{
    private static readonly Behaviour _sleeping = new()
    {
        TellsIdentity = true,
        Blocks = new BlockBehaviour(),
        IsSleepy = true,
        Silent = 312,
        Period = 60,
        WakesAtQuery = 5,
    };

    [TestMethod]
    public async Task TheUpdateWaitsAtTheGatewayUntilTheNodeIsAwake()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(_sleeping);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(0, fixture.Gateway.CountOf("set/sleeptime"), "that is the gateway's part");
        Assert.AreEqual(1, fixture.Gateway.Announcements);
        Assert.IsTrue(fixture.Phases.Contains(UpdatePhase.Waking));
        Assert.IsFalse(fixture.Gateway.IsAborted);
    }

    [TestMethod]
    public async Task ItIsSaidWhenTheNodeIsNextHeard()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(_sleeping);

        await fixture.UpdateAsync();

        // Of three turns of 60 s, of which the one that runs has 12 s behind it.
        CollectionAssert.Contains(
            fixture.Notices,
            "The node sleeps, and is next heard in about 48 s: the update waits for that, up to 180 s.");
    }

    [TestMethod]
    public async Task WhereNobodyKnowsWhenItIsNextHeardItIsWaitedForAsLongAsForAnyNode()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(_sleeping with { Period = 0 });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        CollectionAssert.Contains(fixture.Notices, "The node sleeps: the update waits for that, up to 20 s.");
    }

    [TestMethod]
    public async Task ATimeoutThatWasGivenCountsWhateverTheNodesTurnsAre()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(_sleeping with { WakesAtQuery = 1000 });
        fixture.Timings = UpdaterFixture.Quick with { Wake = TimeSpan.FromSeconds(1), IsPatient = true };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.NodeSilent, result.Outcome);
        Assert.AreEqual(
            "The node sleeps, and was not heard within 1 s (its gateway heard it 312 s ago). A longer timeout waits for it.",
            result.Message);
        for (int i = 0; i < 500 && !fixture.Gateway.IsAborted; i++)
        {
            await Task.Delay(10);
        }

        Assert.IsTrue(fixture.Gateway.IsAborted, "the node is not woken for nobody");
    }

    [TestMethod]
    public async Task AConnectionThatIsLostMeanwhileCostsNothing()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(_sleeping with { WakesAtQuery = 12 });
        Task<UpdateResult> update = fixture.UpdateAsync();
        while (fixture.Gateway.CountOf("get/update") < 5)
        {
            await Task.Delay(10);
        }

        await fixture.Gateway.DropAsync(fixture.Gateway.Received.Last().ClientId);

        fixture.AssertDelivered(await update);
        Assert.AreEqual(1, fixture.Gateway.Announcements);
    }
}
