using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

[TestClass]
public sealed class WakingTests
{
    [TestMethod]
    public async Task TheRequestToStayAwakeIsRepeatedUntilItIsAnswered()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { SleepRequestsLost = 3 });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        // One more where the machine is too slow for the answer to come in time.
        Assert.IsGreaterThanOrEqualTo(4, SleepRequests(fixture));
    }

    [TestMethod]
    public async Task ANodeThatStillSleepsIsAskedAgain()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { SleepAnswersBefore = ["{\"sleeptime\":60}", "garbage"] });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.IsGreaterThanOrEqualTo(3, SleepRequests(fixture));
    }

    [TestMethod]
    public async Task ANodeWithANameThatIsAddressedByItsMacAddressIsHeardUnderItsName()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Name = "kitchen", AnswersUnderNameOnly = true, ChunksLost = [9] });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task AMacAddressInSmallLettersIsSpelledAsGatewaysDo()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour());
        fixture.Address = "aa:bb:cc:dd:ee:ff";

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.IsTrue(fixture.Gateway.Received.All(
            message => message.Topic.StartsWith("AA:BB:CC:DD:EE:FF/", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task ANodeAddressedByItsNameIsNotAskedForIt()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { Name = "Kitchen" });
        fixture.Address = "Kitchen";

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(0, fixture.Gateway.CountOf("get/name"));
    }

    [TestMethod]
    public async Task TheNameOfAnotherNodeIsNotTaken()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { SleepRequestsLost = 2 });
        fixture.Timings = UpdaterFixture.Quick with { NameLookup = TimeSpan.FromSeconds(1) };
        Task<UpdateResult> update = fixture.UpdateAsync();
        while (fixture.Gateway.Received.IsEmpty)
        {
            await Task.Delay(10);
        }

        await fixture.Gateway.SayAsync("cellar/result/name", """{"name":"cellar","address":"11:22:33:44:55:66"}""");
        await fixture.Gateway.SayAsync("cellar/result/ota", ScriptedGateway.Ota(1));

        fixture.AssertDelivered(await update);
        Assert.IsFalse(fixture.Notices.Any(notice => notice.Contains("cellar", StringComparison.Ordinal)));
    }

    private static int SleepRequests(UpdaterFixture fixture) =>
        fixture.Gateway.CountOf("set/sleeptime");
}
