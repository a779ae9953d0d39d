using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Brokers that take no large messages, and do not say so.</summary>
[TestClass]
public sealed class MessageLimitTests
{
    [TestMethod]
    [DataRow(true, 1000)]
    [DataRow(false, 1000)]
    [DataRow(true, 300)]
    [DataRow(false, 300)]
    [DataRow(true, 3000)]
    public async Task BlocksAreMadeSmallerUntilTheBrokerTakesThemAndThatIsToldOnce(bool cuts, int limit)
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Resumes = true, Blocks = new BlockBehaviour() }, chunks: 200);
        fixture.Broker.PayloadLimit = limit;
        fixture.Broker.CutsAtLimit = cuts;

        fixture.AssertDelivered(await fixture.UpdateAsync());

        int most = fixture.Gateway.Blocks.Max(block => block.Count);
        Assert.IsTrue((most * 212) + 3 <= limit && ((most * 2 * 212) + 3 > limit || most == 16), $"{most} chunks");
        string told = fixture.Notices.Single(notice => notice.Contains("does not pass on", StringComparison.Ordinal));
        StringAssert.Contains(told, "16 chunks (3395 bytes)");
    }

    [TestMethod]
    public async Task ABlockThatIsLostOnceLeavesTheSizeAsItIs()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { ChunksLost = [3], Blocks = new BlockBehaviour() }, chunks: 200);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(16, fixture.Gateway.Blocks.Max(block => block.Count));
        Assert.IsFalse(fixture.Notices.Any(notice => notice.Contains("does not pass on", StringComparison.Ordinal)));
    }
}
