using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

[TestClass]
public sealed class DeliveryTests
{
    [TestMethod]
    public async Task AnImageThatCannotBeKeptIsSentAllTheSameAndThatIsTold()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { Blocks = new BlockBehaviour() });
        fixture.Store = new ImageStore(typeof(DeliveryTests).Assembly.Location);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(1, fixture.Notices.Count(notice => notice.StartsWith("The image is not kept", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task DeliversTheImageAndEndsWithTheNodesLastWord()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour());

        UpdateResult result = await fixture.UpdateAsync();

        fixture.AssertDelivered(result);
        CollectionAssert.AreEqual(Enumerable.Range(1, 20).ToArray(), fixture.Gateway.ChunkIndices);
        Assert.AreEqual(0, result.Progress.Resent);
    }

    [TestMethod]
    public async Task DeliversAnImageOfOneChunk()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour(), chunks: 1);

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task TellsEveryPhaseInOrder()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour());
        fixture.Timings = UpdaterFixture.Quick with { Restart = TimeSpan.FromSeconds(20) };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        UpdatePhase[] expected =
        [
            UpdatePhase.Connecting, UpdatePhase.Asking, UpdatePhase.Waking, UpdatePhase.Starting, UpdatePhase.Sending,
            UpdatePhase.Checking, UpdatePhase.Writing, UpdatePhase.Restarting,
        ];
        CollectionAssert.AreEqual(expected, fixture.Phases.Distinct().Order().ToArray());
        CollectionAssert.Contains(fixture.Notices.ToArray(), "The node is back.");
    }

    [TestMethod]
    public async Task SendsMessageZeroAgainWhereItWasLost()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { AnnouncementsLost = 2 });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(3, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task SendsChunksAllTheSameWhereStatusZeroWasLost()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { StartedIsLost = true });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task GoesBackToTheChunkThatIsMissing()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { ChunksLost = [5, 12] });

        UpdateResult result = await fixture.UpdateAsync();

        fixture.AssertDelivered(result);
        Assert.IsGreaterThanOrEqualTo(2, result.Progress.Resent);
    }

    [TestMethod]
    public async Task RepeatedOutOfSequenceAnswersRewindOnlyOnce()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { ChunksLost = [5], RepeatsOutOfSequence = true }, chunks: 60);
        fixture.Timings = UpdaterFixture.Quick with { EchoWindow = TimeSpan.FromSeconds(30) };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.ChunkIndices.Count(index => index == 5));
    }

    [TestMethod]
    public async Task AnswersUnderNameAndAddressAreNotCountedTwice()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Name = "kitchen", AnswersUnderBothForms = true, ChunksLost = [5] }, chunks: 60);
        fixture.Timings = UpdaterFixture.Quick with { EchoWindow = TimeSpan.FromSeconds(30) };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.ChunkIndices.Count(index => index == 5));
    }

    [TestMethod]
    public async Task JumpsForwardToWhereTheNodeStands()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { HeldAlready = 50 }, chunks: 60);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        CollectionAssert.DoesNotContain(fixture.Gateway.ChunkIndices, 50);
    }

    [TestMethod]
    public async Task SendsTheLastChunkAgainWhereItWasLost()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { ChunksLost = [20] });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.ChunkIndices.Count(index => index == 20));
    }

    [TestMethod]
    public async Task SendsAgainFromTheChunkThatAnOldNodeAskedForOnceAndDidNotGet()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { ChunksLost = [5, 5] });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task SendsAllChunksAgainWhereTheOneOutOfSequenceAnswerWasLost()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { ChunksLost = [5], OutOfSequenceLost = 1 });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    [DataRow("no JSON")]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("null")]
    [DataRow("{\"status\":\"four\"}")]
    [DataRow("{\"status\":4}")]
    [DataRow("{\"status\":4,\"last_chunk\":-1}")]
    [DataRow("{\"status\":4,\"last_chunk\":99999999999}")]
    [DataRow("{\"status\":4,\"last_chunk\":60000}")]
    [DataRow("{\"status\":1e300}")]
    [DataRow("{\"status\":-6}")]
    [DataRow("{\"status\":77,\"reason\":\"\\ud800\"}")]
    public async Task MalformedAnswersAreIgnored(string payload)
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { SaidAtStart = [payload], SaidAtChunk = (3, payload) });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task RetainedAnswersOfAnEarlierUpdateAreIgnored()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { SleepRequestsLost = 1 });
        await fixture.Gateway.SayAsync("AA:BB:CC:DD:EE:FF/result/ota", ScriptedGateway.Ota(5), retain: true);
        await fixture.Gateway.SayAsync("AA:BB:CC:DD:EE:FF/result/sleeptime", """{"sleeptime":0}""", retain: true);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        // The lost one, the one by which the updater finds out whether it may, and the one that is answered.
        Assert.AreEqual(3, fixture.Gateway.CountOf("set/sleeptime"));
    }

    [TestMethod]
    public async Task TheEndOfAnEarlierUpdateIsNotTakenForOurs()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { SaidAtStart = [ScriptedGateway.Ota(6)], SaidAtChunk = (3, ScriptedGateway.Ota(6)) });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task ARefusalThatIsMeantForAnotherUpdaterIsIgnored()
    {
        const string foreign = """{"status":1,"reason":"busy","md5":"00000000000000000000000000000000"}""";
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { SaidAtStart = [foreign], SaidAtChunk = (3, foreign) });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task ALostBrokerConnectionIsRepairedAndTheNodeGoesOnFromWhereItStands()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { DropsConnectionAtChunk = 40, Resumes = true }, chunks: 60);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(1, fixture.Gateway.Announcements, "a 0.9.8 node that still waits would restart at another message 0");
        Assert.AreEqual(2, fixture.Broker.ClientIds.Count);
    }

    [TestMethod]
    public async Task ALostBrokerConnectionIsRepairedAlsoWhereTheNodeStartsFromTheBeginning()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { DropsConnectionAtChunk = 10 });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task AnUpdaterCanBeRunAgain()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour());

        fixture.AssertDelivered(await fixture.UpdateAsync());
        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task TwoUpdatersOnOneBrokerDoNotDisconnectEachOther()
    {
        await using UpdaterFixture first = await UpdaterFixture.StartAsync(new Behaviour());
        await using ScriptedGateway other = new(first.Broker, new Behaviour { Address = "11:22:33:44:55:66" });
        UpdateOptions options = new()
        {
            Address = "11:22:33:44:55:66",
            Image = first.Image,
            Broker = new() { Port = first.Broker.Port },
            Timings = first.Timings,
        };

        UpdateResult[] results = await Task.WhenAll(first.UpdateAsync(), new Updater(options).RunAsync());

        Assert.IsTrue(results.All(result => result.IsDone));
        Assert.AreEqual(2, first.Broker.ClientIds.Count);
        Assert.AreEqual(2, first.Broker.ClientIds.Distinct().Count());
    }
}
