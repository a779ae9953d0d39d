using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Updates that somebody interrupts: they go on from what is held.</summary>
[TestClass]
public sealed class BlockResumeTests
{
    private const string Held = " % already.";

    [TestMethod]
    public async Task WhatTheNodeHoldsAlreadyIsNotSentAndToldOnce()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { HeldAlready = 50 });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(51, fixture.Gateway.ChunkIndices.Min());
        string told = fixture.Notices.Single(notice => notice.EndsWith(Held, StringComparison.Ordinal));
        Assert.AreEqual("The node holds 25 % already.", told);
    }

    [TestMethod]
    public async Task WhatTheNodeHoldsAlreadyIsFoundByAskingWhereNothingElseTellsIt()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { HeldAlready = 50, StartedIsLost = true, OutOfSequenceLost = 1, Blocks = new() { CreditsLost = 1 } });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(1, HeldNotices(fixture));
    }

    [TestMethod]
    public async Task NothingIsToldToBeHeldWhereTheNodeStartsFromTheBeginning()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { ChunksLost = [5] });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(0, HeldNotices(fixture));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task AGatewayThatRestartsGetsTheImageAnnouncedAgainAndTheNodeGoesOn(bool complains)
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour
        {
            Resumes = true,
            Blocks = new() { ForgetsAtChunks = [100], KeptWhenForgetting = 80, ComplainsWhenForgotten = complains },
        });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.Announcements);
        Published[] again = [.. fixture.Gateway.Received.SkipWhile(message => !IsAnnouncement(message)).Skip(1)
            .SkipWhile(message => !IsAnnouncement(message))];
        Assert.AreEqual(81, again.SelectMany(message => message.Chunks).Min(chunk => chunk.Index));
        CollectionAssert.Contains(fixture.Notices.ToArray(), "The node holds 40 % already.");
    }

    [TestMethod]
    public async Task ANodeThatHasNotRegisteredWithTheRestartedGatewayIsWaitedFor()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour
        {
            Resumes = true,
            Blocks = new() { ForgetsAtChunks = [100], KeptWhenForgetting = 80, StrangerAfterForgetting = 3 },
        });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(5, fixture.Gateway.CountOf("set/sleeptime"));
    }

    [TestMethod]
    public async Task ANodeThatHasForgottenEverythingGetsItAllAgain()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { Blocks = new() { ForgetsAtChunks = [100, 180] } });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(3, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task AGatewayThatForgetsAgainAndAgainIsGivenUp()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { Blocks = new() { ForgetsAtChunks = [10, 10, 10, 10, 10] } });
        fixture.Timings = UpdaterFixture.Quick with { MaximumRenewals = 2 };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, "3 times");
        Assert.AreEqual(3, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task ALostBrokerConnectionNeedsNoNewMessageZeroWhereTheGatewayKnowsTheUpdate()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { DropsConnectionAtChunk = 120 });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(1, fixture.Gateway.Announcements);
        Assert.AreEqual(2, fixture.Broker.ClientIds.Count);
    }

    [TestMethod]
    public async Task AnUpdaterThatIsStoppedAndStartedAgainGoesOn()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { Resumes = true });
        using CancellationTokenSource stop = new();
        fixture.Watch = progress =>
        {
            if (progress.Chunk >= 100)
            {
                stop.Cancel();
            }
        };
        Assert.AreEqual(UpdateOutcome.Cancelled, (await fixture.UpdateAsync(stop.Token)).Outcome);
        int sent = fixture.Gateway.ChunkIndices.Length;
        fixture.Watch = _ => { };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.IsGreaterThan(60, fixture.Gateway.ChunkIndices.Skip(sent).Min());
        Assert.AreEqual(1, HeldNotices(fixture));
    }

    private static bool IsAnnouncement(Published message) =>
        message.Payload.StartsWith("0,", StringComparison.Ordinal);

    private static int HeldNotices(UpdaterFixture fixture) =>
        fixture.Notices.Count(notice => notice.EndsWith(Held, StringComparison.Ordinal));

    private static Task<UpdaterFixture> StartAsync(Behaviour behaviour) =>
        UpdaterFixture.StartAsync(behaviour with { Blocks = behaviour.Blocks ?? new BlockBehaviour() }, chunks: 200);
}
