using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>The broker, or the gateway's way to it, is away in the middle of an update.</summary>
[TestClass]
public sealed class OutageTests
{
    private const string ConnectedAgain = "Connected to the broker again.";
    private const string GatewaySilent = "The gateway does not answer;";

    // Far longer than the questions take that show the gateway's silence, on a machine that has other things to do as well.
    private static readonly TimeSpan _stall = TimeSpan.FromSeconds(3);

    [TestMethod]
    [DataRow(5)]
    [DataRow(1)]
    public async Task AnEndFromBeforeTheOutageIsNotTheEndOfAnUpdateThatStillRuns(int status)
    {
        await using UpdaterFixture fixture = await InBlocksAsync(new Behaviour { Resumes = true, DropsConnectionAtChunk = 100 });
        fixture.WatchNotices = notice => SayLate(fixture, notice, status);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(1, fixture.Gateway.Announcements);
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(1)]
    public async Task AnUpdateThatHasEndedInTheOutageGoesOnFromWhatTheNodeHolds(int status)
    {
        await using UpdaterFixture fixture = await InBlocksAsync(new Behaviour { Resumes = true, DropsConnectionAtChunk = 100 });
        fixture.WatchNotices = notice =>
        {
            if (notice == ConnectedAgain)
            {
                fixture.Gateway.Forget(kept: 60);
            }

            SayLate(fixture, notice, status);
        };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.Announcements);
        CollectionAssert.Contains(fixture.Notices.ToArray(), "The node holds 30 % already.");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task AGatewayThatIsAwayForLongerThanAnythingMayStandStillIsAwaited(bool hasEnded)
    {
        await using UpdaterFixture fixture = await InBlocksAsync(new Behaviour { Resumes = true });
        fixture.Timings = UpdaterFixture.Quick with { Silence = TimeSpan.FromMilliseconds(50), Stall = _stall };
        fixture.Watch = progress => fixture.Gateway.IsAway |= progress.Chunk >= 100 && !HasBeenAway(fixture);
        fixture.WatchNotices = notice =>
        {
            if (notice.StartsWith(GatewaySilent, StringComparison.Ordinal))
            {
                _ = ReturnAsync(fixture, hasEnded);
            }
        };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.IsTrue(HasBeenAway(fixture));
        Assert.AreEqual(hasEnded ? 2 : 1, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task AnEndWithoutAnOutageIsTheEnd()
    {
        await using UpdaterFixture fixture = await InBlocksAsync(new Behaviour { SaidAtChunk = (100, ScriptedGateway.Ota(5)) });

        Assert.AreEqual(UpdateOutcome.TimedOut, (await fixture.UpdateAsync()).Outcome);
        Assert.AreEqual(1, fixture.Gateway.Announcements);
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(1)]
    public async Task ANodeOfAnOldGatewayThatGaveUpInTheOutageGetsTheImageAnew(int status)
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Resumes = true, DropsConnectionAtChunk = 30 }, chunks: 60);
        fixture.WatchNotices = notice =>
        {
            if (notice == ConnectedAgain)
            {
                fixture.Gateway.Forget(kept: 0);
            }

            SayLate(fixture, notice, status);
        };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.Announcements);
    }

    private static Task<UpdaterFixture> InBlocksAsync(Behaviour behaviour) =>
        UpdaterFixture.StartAsync(behaviour with { Blocks = new BlockBehaviour() }, chunks: 200);

    private static bool HasBeenAway(UpdaterFixture fixture) =>
        fixture.Notices.Any(notice => notice.StartsWith(GatewaySilent, StringComparison.Ordinal));

    private static async Task ReturnAsync(UpdaterFixture fixture, bool hasEnded)
    {
        // Longer than the update may stand still where the gateway answers.
        await Task.Delay(_stall * 1.25);
        if (hasEnded)
        {
            fixture.Gateway.Forget(kept: 60);
            await fixture.Gateway.AnswerAsync("result/ota", ScriptedGateway.Ota(5));
        }

        fixture.Gateway.IsAway = false;
    }

    private static void SayLate(UpdaterFixture fixture, string notice, int status)
    {
        if (notice == ConnectedAgain)
        {
            fixture.Gateway.AnswerAsync("result/ota", ScriptedGateway.Ota(status)).Wait();
        }
    }
}
