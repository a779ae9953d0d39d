using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Updates in blocks that cannot succeed, and messages that make no sense: every one of them ends.</summary>
[TestClass]
public sealed class BlockFailureTests
{
    [TestMethod]
    [DataRow("{\"status\":1,\"reason\":\"no\",\"md5\":\"{md5}\"}", UpdateOutcome.Refused)]
    [DataRow("{\"status\":3}", UpdateOutcome.CheckFailed)]
    [DataRow("{\"status\":5}", UpdateOutcome.TimedOut)]
    public async Task AFinalStatusStopsTheUpdateAtOnce(string payload, UpdateOutcome outcome)
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { SaidAtChunk = (5, payload) });

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(outcome, result.Outcome);
        Assert.IsLessThan(200, fixture.Gateway.ChunkIndices.Max());
        Assert.AreEqual(1, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task AnotherUpdateOfTheNodeIsARefusalWithItsReason()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour
        {
            SaidAtStart = ["""{"status":1,"reason":"another update of this node is running","md5":"{md5}"}"""],
        });

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.Refused, result.Outcome);
        StringAssert.Contains(result.Message, "another update of this node is running");
    }

    [TestMethod]
    public async Task ATimeoutBeforeTheStartIsTheEndOfTheUpdateThatGaveWay()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { SaidAtStart = [ScriptedGateway.Ota(5)] });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task ATimeoutBeforeTheStartIsOursWhereTheGatewayKnowsNoUpdate()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour
        {
            SaidAtStart = [ScriptedGateway.Ota(5)],
            StartedIsLost = true,
            Blocks = new() { CreditsLost = int.MaxValue, Lie = "{\"version\":1,\"block\":16}" },
        });

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, "The update timed out");
        Assert.AreEqual(1, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task TheEndOfAnEarlierUpdateIsNotTakenForOurs()
    {
        string end = ScriptedGateway.Ota(6);
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { SaidAtStart = [end], SaidAtChunk = (3, end) });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task AGatewayThatFallsSilentForGoodEndsInATimeoutThatSaysSo()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { FallsSilentAtChunk = 70 });
        fixture.Timings = UpdaterFixture.Quick with { Outage = TimeSpan.FromSeconds(1) };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, "The gateway does not answer any more, for 1 s");
        Assert.IsTrue(fixture.Notices.Any(notice => notice.StartsWith("The gateway does not answer;", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task AnUpdateThatDoesNotGetOnEndsInATimeoutThatSaysWhere()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour
        {
            Blocks = new()
            {
                CreditsLost = int.MaxValue,
                Lie = "{\"version\":1,\"block\":16,\"size\":42195,\"md5\":\"{md5}\",\"last_chunk\":0,\"credit\":0}",
            },
        });
        fixture.Timings = UpdaterFixture.Quick with { Stall = TimeSpan.FromMilliseconds(600) };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, "No progress for 0.6 s");
        StringAssert.Contains(result.Message, "of 200");
    }

    [TestMethod]
    public async Task ARightCheckWithoutAnEndIsNoSuccess()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { NeverFinishes = true });
        fixture.Timings = UpdaterFixture.Quick with { Stall = TimeSpan.FromMilliseconds(600) };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, "MD5 was right");
    }

    [TestMethod]
    public async Task AChunkThatNeverArrivesEndsTheUpdate()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { ChunkAlwaysLost = 50, RepeatsOutOfSequence = true });
        fixture.Timings = UpdaterFixture.Quick with { EchoWindow = TimeSpan.Zero, MaximumRewinds = 5 };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, "again and again");
    }

    [TestMethod]
    [DataRow("no JSON")]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("null")]
    [DataRow("{\"version\":1}")]
    [DataRow("{\"version\":0,\"block\":16}")]
    [DataRow("{\"version\":\"one\",\"block\":\"many\"}")]
    [DataRow("{\"version\":1,\"block\":1e300}")]
    [DataRow("{\"md5\":\"{md5}\"}")]
    [DataRow("{\"md5\":\"{md5}\",\"credit\":-1}")]
    [DataRow("{\"md5\":\"{md5}\",\"credit\":99999999999}")]
    [DataRow("{\"md5\":\"{md5}\",\"credit\":1e300}")]
    [DataRow("{\"md5\":\"{md5}\",\"credit\":\"200\"}")]
    [DataRow("{\"md5\":7,\"credit\":200}")]
    [DataRow("{\"md5\":\"\\ud800\",\"credit\":200}")]
    [DataRow("{\"md5\":\"00000000000000000000000000000000\",\"credit\":200}")]
    [DataRow("{\"credit\":200}")]
    [DataRow("{\"md5\":\"{md5}\",\"credit\":0}")]
    public async Task NonsenseBesideTheTruthChangesNothing(string nonsense)
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { ChunksLost = [40], Blocks = new() { Nonsense = nonsense } });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task CreditBeyondTheImageStandsForTheWholeImage()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { Blocks = new() { Nonsense = "{\"md5\":\"{md5}\",\"credit\":65535}" } });

        UpdateResult result = await fixture.UpdateAsync();

        Assert.IsTrue(result.IsDone, result.Message);
        Assert.AreEqual(200, fixture.Gateway.ChunkIndices.Max());
    }

    [TestMethod]
    [DataRow("{\"version\":1,\"block\":16}")]
    [DataRow("{\"version\":1,\"block\":16,\"reason\":\"no such node is registered\"}")]
    [DataRow("{\"version\":1,\"block\":16,\"size\":-5,\"md5\":\"{md5}\",\"last_chunk\":3,\"credit\":9}")]
    [DataRow("{\"version\":1,\"block\":16,\"size\":42195,\"md5\":\"00\",\"last_chunk\":3,\"credit\":9}")]
    [DataRow("{\"version\":1,\"block\":16,\"size\":42195,\"md5\":\"{md5}\"}")]
    [DataRow("{\"version\":1,\"block\":16,\"size\":42195,\"md5\":\"{md5}\",\"last_chunk\":60000,\"credit\":60000}")]
    [DataRow("{\"version\":1,\"block\":16,\"size\":42195,\"md5\":\"{md5}\",\"last_chunk\":-1,\"credit\":9}")]
    [DataRow("{\"version\":1,\"block\":16,\"size\":42195,\"md5\":\"{md5}\",\"last_chunk\":3,\"credit\":-9}")]
    [DataRow("{\"version\":1,\"block\":16,\"size\":42195,\"md5\":\"{md5}\",\"last_chunk\":0,\"credit\":0}")]
    [DataRow("{\"version\":1,\"block\":16,\"size\":42195,\"md5\":\"{md5}\",\"last_chunk\":9,\"credit\":3}")]
    [DataRow("no JSON")]
    public async Task AGatewayThatAnswersEveryQuestionWronglyEndsInATimeout(string lie)
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { Blocks = new() { CreditsLost = int.MaxValue, Lie = lie } });
        fixture.Timings = UpdaterFixture.Quick with
        {
            Silence = TimeSpan.FromMilliseconds(20),
            Stall = TimeSpan.FromSeconds(1),
            StartRepeat = TimeSpan.FromMilliseconds(20),
            MaximumRenewals = 3,
        };

        Assert.AreEqual(UpdateOutcome.TimedOut, (await fixture.UpdateAsync()).Outcome);
    }

    private static Task<UpdaterFixture> StartAsync(Behaviour behaviour) =>
        UpdaterFixture.StartAsync(behaviour with { Blocks = behaviour.Blocks ?? new BlockBehaviour() }, chunks: 200);
}
