using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Blocks and credit where nothing gets lost, and who is spoken to in that way.</summary>
[TestClass]
public sealed class BlockDeliveryTests
{
    [TestMethod]
    public async Task AGatewayThatTakesBlocksGetsNothingElse()
    {
        await using UpdaterFixture fixture = await StartAsync(new BlockBehaviour());

        UpdateResult result = await fixture.UpdateAsync();

        fixture.AssertDelivered(result);
        Assert.IsTrue(fixture.Gateway.Received.All(message => !message.IsOta || message.IsBlock || IsAnnouncement(message)));
        CollectionAssert.AreEqual(Enumerable.Range(1, 200).ToArray(), fixture.Gateway.ChunkIndices);
        Assert.AreEqual(0, result.Progress.Resent);
        Assert.AreEqual(1, fixture.Gateway.Announcements);
    }

    [TestMethod]
    public async Task BlocksAreFullWhereTheCreditAllows()
    {
        await using UpdaterFixture fixture = await StartAsync(new BlockBehaviour { Ring = 1000 }, chunks: 40);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        CollectionAssert.AreEqual(new[] { (1, 16), (17, 16), (33, 8) }, fixture.Gateway.Blocks);
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(5, 5)]
    [DataRow(16, 16)]
    [DataRow(17, 16)]
    [DataRow(1_000_000, 16)]
    [DataRow(0, 1)]
    [DataRow(-3, 1)]
    public async Task BlocksHaveAsManyChunksAsTheGatewaySaysButOneToSixteen(int said, int longest)
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Blocks = new BlockBehaviour { Block = said, Ring = 1000 } }, chunks: 40);

        UpdateResult result = await fixture.UpdateAsync();

        Assert.IsTrue(result.IsDone, result.Message);
        Assert.AreEqual(longest, fixture.Gateway.Blocks.Max(block => block.Count));
    }

    [TestMethod]
    public async Task CreditOfOneChunkAtATimeBringsBlocksOfOneChunk()
    {
        await using UpdaterFixture fixture = await StartAsync(new BlockBehaviour { Ring = 1, CreditStep = 1 }, chunks: 60);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(1, fixture.Gateway.Blocks.Max(block => block.Count));
    }

    [TestMethod]
    public async Task AnImageOfOneChunkIsOneBlock()
    {
        await using UpdaterFixture fixture = await StartAsync(new BlockBehaviour(), chunks: 1);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        CollectionAssert.AreEqual(new[] { (1, 1) }, fixture.Gateway.Blocks);
    }

    [TestMethod]
    public async Task EveryPhaseIsToldInOrder()
    {
        await using UpdaterFixture fixture = await StartAsync(new BlockBehaviour());

        fixture.AssertDelivered(await fixture.UpdateAsync());

        UpdatePhase[] expected =
        [
            UpdatePhase.Connecting, UpdatePhase.Asking, UpdatePhase.Waking, UpdatePhase.Starting, UpdatePhase.Sending, UpdatePhase.Checking,
        ];
        CollectionAssert.AreEqual(expected, fixture.Phases.Where(phase => phase != UpdatePhase.Writing).ToArray());
    }

    [TestMethod]
    public async Task AnswersUnderNameAndAddressAreOneAnswer()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour
            {
                Name = "kitchen",
                AnswersUnderBothForms = true,
                ChunksLost = [33],
                Blocks = new BlockBehaviour { CreditsLost = 2 },
            },
            chunks: 100);
        fixture.Timings = UpdaterFixture.Quick with { EchoWindow = TimeSpan.FromSeconds(30) };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.ChunkIndices.Count(index => index == 33));
    }

    [TestMethod]
    public async Task AGatewayThatDoesNotAnswerIsAskedTwiceAndGetsChunks()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour());

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(2, fixture.Gateway.CountOf("get/update"));
        AssertClassic(fixture);
    }

    [TestMethod]
    public async Task OneLostQuestionIsMadeUpFor()
    {
        await using UpdaterFixture fixture = await StartAsync(new BlockBehaviour { QuestionsLost = 1 });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreNotEqual(0, fixture.Gateway.Blocks.Length);
    }

    [TestMethod]
    public async Task AnAnswerThatComesTooLateChangesNothing()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new BlockBehaviour { QuestionsLost = 2, AnswersLate = true }, chunks: 20);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        AssertClassic(fixture);
    }

    [TestMethod]
    public async Task WhereASpeedIsAskedForChunksGoOutOneByOneWithinTheCredit()
    {
        await using UpdaterFixture fixture = await StartAsync(new BlockBehaviour(), chunks: 50);
        fixture.PacedByGateway = false;

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(50, fixture.Gateway.Blocks.Length);
        Assert.IsTrue(fixture.Gateway.Blocks.All(block => block.Count == 1));
    }

    private static Task<UpdaterFixture> StartAsync(BlockBehaviour blocks, int chunks = 200) =>
        UpdaterFixture.StartAsync(new Behaviour { Blocks = blocks }, chunks);

    private static bool IsAnnouncement(Published message) =>
        message.Payload.StartsWith("0,", StringComparison.Ordinal) && message.Payload.Split(',').Length == 6;

    private static void AssertClassic(UpdaterFixture fixture)
    {
        Assert.AreEqual(0, fixture.Gateway.Blocks.Length);
        Published first = fixture.Gateway.Received.First(message => message.IsOta);
        Assert.AreEqual(fixture.Image.Announcement, first.Payload);
    }
}
