using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

[TestClass]
public sealed class FailureTests
{
    [TestMethod]
    [DataRow(1, UpdateOutcome.Refused)]
    [DataRow(3, UpdateOutcome.CheckFailed)]
    [DataRow(5, UpdateOutcome.TimedOut)]
    public async Task AFinalStatusStopsTheUpdateAtOnce(int status, UpdateOutcome outcome)
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { SaidAtChunk = (5, ScriptedGateway.Ota(status)) }, chunks: 500);

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(outcome, result.Outcome);
        Assert.IsLessThan(500, fixture.Gateway.ChunkIndices.Max());
    }

    [TestMethod]
    public async Task ARefusedMessageZeroIsReportedWithTheGatewaysReason()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { SaidAtStart = ["{\"status\":1,\"reason\":\"size and count\\u001b[2J disagree\"}"] });

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.Refused, result.Outcome);
        StringAssert.Contains(result.Message, "size and count[2J disagree");
        Assert.AreEqual(0, result.Progress.Chunk);
    }

    [TestMethod]
    public async Task ANodeThatNeverAnswersIsCalledSilentAndGetsNoChunk()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { SleepRequestsLost = 1000 });
        fixture.Timings = UpdaterFixture.Quick with { Wake = TimeSpan.FromSeconds(4) };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.NodeSilent, result.Outcome);
        Assert.AreEqual(0, fixture.Gateway.CountOf("set/ota"));
        Assert.IsTrue(fixture.Notices.Any(notice => notice.Contains("only when it wakes", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task ANodeThatFallsSilentInTheMiddleEndsInATimeout()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { FallsSilentAtChunk = 7 });
        fixture.Timings = UpdaterFixture.Quick with { Finish = TimeSpan.FromMilliseconds(600) };

        Assert.AreEqual(UpdateOutcome.TimedOut, (await fixture.UpdateAsync()).Outcome);
    }

    [TestMethod]
    public async Task ARightCheckWithoutAnEndIsNoSuccess()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { NeverFinishes = true });
        fixture.Timings = UpdaterFixture.Quick with { Finish = TimeSpan.FromMilliseconds(600) };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, "MD5 was right");
    }

    [TestMethod]
    public async Task ANodeThatAsksForTheSameChunkForEverIsGivenUp()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { ChunkAlwaysLost = 5, RepeatsOutOfSequence = true });
        fixture.Timings = UpdaterFixture.Quick with { EchoWindow = TimeSpan.Zero, MaximumRewinds = 5 };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, "chunk 5");
    }

    [TestMethod]
    public async Task ABrokerThatDoesNotComeBackEndsTheUpdate()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { DropsConnectionAtChunk = 5 });
        fixture.Timings = UpdaterFixture.Quick with { Reconnect = TimeSpan.FromMilliseconds(300) };
        int connections = 0;
        fixture.Broker.Judge = (_, _) => ++connections == 1
            ? MQTTnet.Protocol.MqttConnectReasonCode.Success
            : MQTTnet.Protocol.MqttConnectReasonCode.ServerUnavailable;

        Assert.AreEqual(UpdateOutcome.BrokerUnreachable, (await fixture.UpdateAsync()).Outcome);
    }

    [TestMethod]
    public async Task AConnectionThatIsLostAgainAndAgainEndsTheUpdate()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { DropsConnectionAtChunk = 5 });
        fixture.Timings = UpdaterFixture.Quick with { MaximumReconnects = 0 };

        Assert.AreEqual(UpdateOutcome.BrokerUnreachable, (await fixture.UpdateAsync()).Outcome);
    }

    [TestMethod]
    public async Task ACancelledUpdateSaysSo()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { SleepRequestsLost = 1000 });
        using CancellationTokenSource cancellation = new();
        Task<UpdateResult> update = fixture.UpdateAsync(cancellation.Token);
        while (fixture.Gateway.Received.IsEmpty)
        {
            await Task.Delay(10);
        }

        await cancellation.CancelAsync();

        Assert.AreEqual(UpdateOutcome.Cancelled, (await update).Outcome);
    }

    [TestMethod]
    [DataRow("broadcast")]
    [DataRow("a/b")]
    [DataRow("+")]
    [DataRow("#")]
    [DataRow("")]
    public async Task AnAddressThatIsNotOneNodeIsNotTaken(string address)
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour());
        fixture.Address = address;

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => fixture.UpdateAsync());
    }
}
