using System.Globalization;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Two nodes that call themselves alike: an answer counts for the node under whose topic level it came.</summary>
[TestClass]
public sealed class IdentityTests
{
    private const string Ours = "AA:BB:CC:DD:EE:FF";
    private const string Other = "11:22:33:44:55:66";

    [TestMethod]
    public async Task ANameThatANodeGivesItselfDoesNotMakeItsNamesakesAnswersOurs()
    {
        // An old gateway keeps our node under its address: another node has the name that ours has stored.
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour { SleepRequestsLost = 1000 });
        fixture.Timings = UpdaterFixture.Quick with { Wake = TimeSpan.FromSeconds(2), NameLookup = TimeSpan.FromSeconds(1) };
        Task<UpdateResult> update = fixture.UpdateAsync();
        await AskedForNameAsync(fixture);

        await fixture.Gateway.SayAsync($"{Ours}/result/name", $$"""{"name":"kitchen","address":"{{Ours}}"}""");
        while (!update.IsCompleted)
        {
            // The namesake is updated by somebody else.
            await fixture.Gateway.SayAsync("kitchen/result/sleeptime", """{"sleeptime":0}""");
            await fixture.Gateway.SayAsync("kitchen/result/ota", ScriptedGateway.Ota(0));
            await fixture.Gateway.SayAsync("kitchen/result/ota", ScriptedGateway.Ota(2));
            await fixture.Gateway.SayAsync("kitchen/result/ota", ScriptedGateway.Ota(6));
            await Task.Delay(50);
        }

        Assert.AreEqual(UpdateOutcome.NodeSilent, (await update).Outcome);
        Assert.AreEqual(0, fixture.Gateway.CountOf("set/ota"));
    }

    [TestMethod]
    public async Task TheLevelUnderWhichAnOldGatewayKeepsOurNodeIsItsNameWhateverTheNodeCallsItself()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Name = "cellar", AnswersUnderNameOnly = true, StoredName = "kitchen" });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.IsTrue(fixture.Notices.Any(notice => notice.Contains("'cellar'", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(6, null, null)]
    [DataRow(6, "00112233445566778899aabbccddeeff", Ours)]
    [DataRow(6, "{md5}", Other)]
    public async Task AnEndThatIsNotBoundToThisImageAndThisNodeIsNoneWhereTheGatewayTells(int status, string? md5, string? address)
    {
        string said = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"result\":\"-\",\"status\":{status}{Member("md5", md5)}{Member("address", address)}}}");
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour
            {
                TellsIdentity = true,
                Blocks = new BlockBehaviour(),
                NeverFinishes = true,
            });
        fixture.Timings = UpdaterFixture.Quick with { Stall = TimeSpan.FromSeconds(2) };
        Task<UpdateResult> update = fixture.UpdateAsync();
        while (!update.IsCompleted)
        {
            await fixture.Gateway.SayAsync($"{Ours}/result/ota", said.Replace("{md5}", fixture.Image.Md5, StringComparison.Ordinal));
            await Task.Delay(30);
        }

        Assert.AreEqual(UpdateOutcome.TimedOut, (await update).Outcome);
    }

    [TestMethod]
    public async Task TheEndOfThisImageOnThisNodeIsASuccess()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { TellsIdentity = true, Name = "kitchen", AnswersUnderBothForms = true, Blocks = new BlockBehaviour() });
        fixture.Address = "aa:bb:cc:dd:ee:ff";

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task WhatComesUnderNameAndAddressIsToldOnce()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { TellsIdentity = true, Name = "kitchen", AnswersUnderBothForms = true, Blocks = new BlockBehaviour() });
        fixture.Timings = UpdaterFixture.Quick with { Restart = TimeSpan.FromSeconds(20) };

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.AreEqual(1, fixture.Notices.Count(notice => notice == "The node restarts after an update."));
    }

    [TestMethod]
    public async Task AnswersOfAnotherNodeUnderOurNameArePassedOver()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { TellsIdentity = true, Name = "kitchen", Blocks = new BlockBehaviour(), SleepRequestsLost = 2 });
        fixture.Address = "kitchen";
        Task<UpdateResult> update = fixture.UpdateAsync();
        while (fixture.Gateway.CountOf("set/sleeptime") == 0)
        {
            await Task.Delay(10);
        }

        await fixture.Gateway.SayAsync(
            "kitchen/result/update", $$"""{"version":1,"block":8,"address":"{{Other}}","reason":"no such node is registered"}""");
        await fixture.Gateway.SayAsync(
            "kitchen/result/ota", $$"""{"result":"-","status":5,"address":"{{Other}}","md5":"{{fixture.Image.Md5}}"}""");

        fixture.AssertDelivered(await update);
    }

    private static string Member(string name, string? value) => value is null ? "" : $",\"{name}\":\"{value}\"";

    private static async Task AskedForNameAsync(UpdaterFixture fixture)
    {
        while (fixture.Gateway.CountOf("get/name") == 0)
        {
            await Task.Delay(10);
        }
    }
}
