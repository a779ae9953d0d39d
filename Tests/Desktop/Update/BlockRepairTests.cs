using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What gets lost on the way to a gateway that takes blocks, and how the update comes through all the same.</summary>
[TestClass]
public sealed class BlockRepairTests
{
    [TestMethod]
    public async Task BlocksThatAGapShowsToBeLostAreSentAgain()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { ChunksLost = [5, 80, 150] });

        UpdateResult result = await fixture.UpdateAsync();

        fixture.AssertDelivered(result);
        Assert.IsGreaterThanOrEqualTo(3, result.Progress.Resent);
    }

    [TestMethod]
    public async Task ABlockThatIsLostTwiceIsSentAThirdTime()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { ChunksLost = [5, 5] });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task TheLastBlockIsSentAgainWhereItWasLost()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { ChunksLost = [200] });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task AGapWhoseStatusFourWasLostIsFoundByAsking()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { ChunksLost = [40], OutOfSequenceLost = 1 });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    [DataRow(int.MaxValue)]
    public async Task LostCreditIsFoundByAsking(int lost)
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { Blocks = new BlockBehaviour { CreditsLost = lost, Ring = 64 } });

        UpdateResult result = await fixture.UpdateAsync();

        fixture.AssertDelivered(result);
        Assert.AreEqual(0, result.Progress.Resent);
    }

    [TestMethod]
    public async Task AnUnansweredQuestionIsAskedAgain()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { Blocks = new BlockBehaviour { CreditsLost = 3, QuestionsLost = 1 }, ChunksLost = [64] });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task ALostMessageZeroIsSentAgain()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { AnnouncementsLost = 2 });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(3, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task ALostStatusZeroIsMadeUpForByAsking()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { StartedIsLost = true, Blocks = new BlockBehaviour { CreditsLost = 1 } });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(1, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task StatusFourSendsItBackToTheStartAndForward()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { Blocks = new BlockBehaviour { Moves = [(60, 0), (40, 120), (150, 100)] } });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task RepeatedStatusFourAboutOneGapRewindsOnce()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { ChunksLost = [5], RepeatsOutOfSequence = true, Blocks = new BlockBehaviour { Ring = 100 } });
        fixture.Timings = UpdaterFixture.Quick with { EchoWindow = TimeSpan.FromSeconds(30) };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.ChunkIndices.Count(index => index == 5));
    }

    [TestMethod]
    public async Task ALastWordThatGotLostIsHeardWhereMessageZeroIsSentAgain()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { Resumes = true, Blocks = new BlockBehaviour { EndsLost = 1 } });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.Announcements);
        CollectionAssert.AreEqual(Enumerable.Range(1, 200).ToArray(), fixture.Gateway.ChunkIndices);
    }

    private static Task<UpdaterFixture> StartAsync(Behaviour behaviour) =>
        UpdaterFixture.StartAsync(behaviour with { Blocks = behaviour.Blocks ?? new BlockBehaviour() }, chunks: 200);
}
