using System.Diagnostics;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What cannot work is told before anything is sent, each with its own reason.</summary>
[TestClass]
public sealed class QueryTests
{
    /// <summary>What it was asked while it was off has not reached it: it is not taken for one of version 0.9.8.</summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task AGatewayThatComesBackWhileItIsAskedIsAskedAgain(bool goesMeanwhile)
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Status = goesMeanwhile ? "1" : "0", Blocks = new BlockBehaviour() }, chunks: 100);
        fixture.Gateway.IsAway = true;
        fixture.Timings = UpdaterFixture.Quick with { Query = TimeSpan.FromSeconds(2) };

        Task<UpdateResult> update = fixture.UpdateAsync();
        while (fixture.Gateway.CountOf("get/update") == 0)
        {
            await Task.Delay(10);
        }

        await Task.Delay(100);

        if (goesMeanwhile)
        {
            await fixture.Gateway.SayAsync("gateway/status", "0", retain: true);
        }

        fixture.Gateway.IsAway = false;
        await fixture.Gateway.SayAsync("gateway/status", "1", retain: true);
        await fixture.Gateway.SayAsync($"{fixture.Address}/result/rssi", """{"rssi":-55,"channel":3}""");

        fixture.AssertDelivered(await update);
        Assert.IsGreaterThan(0, fixture.Gateway.Blocks.Length);
    }

    [TestMethod]
    public async Task ANameThatNoNodeHas()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { UnknownReason = "no such node is registered" }, "kitchn");

        await FailsAsync(fixture, "knows no node called 'kitchn': no such node is registered");
    }

    [TestMethod]
    public async Task ANameInAnotherCaseWithItsRightSpelling()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { UnknownReason = "no such node is registered, but 'Kitchen' is" }, "kitchen");

        await FailsAsync(fixture, "but 'Kitchen' is. Upper and lower case matter.");
    }

    [TestMethod]
    [DataRow("aa-bb-cc-dd-ee-01")]
    [DataRow("AABBCCDDEE01")]
    [DataRow("aa:bb:cc:dd:ee")]
    [DataRow("a:bb:cc:dd:ee:1")]
    public async Task AnAddressThatIsWrittenWrongWithHowItIsWritten(string address)
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { UnknownReason = "no such node is registered" }, address);

        await FailsAsync(fixture, "A MAC address is written AA:BB:CC:DD:EE:FF.");
    }

    [TestMethod]
    public async Task AnAddressThatNoNodeHas()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { UnknownReason = "no such node is registered" }, "aa:bb:cc:dd:ee:01");

        await FailsAsync(fixture, "no node with the MAC address AA:BB:CC:DD:EE:01");
    }

    [TestMethod]
    public async Task ANetworkThatHasNoGateway()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { Status = null, Address = "11:22:33:44:55:66" });

        await FailsAsync(fixture, "There is no gateway of network 'enigmaiot' on this broker");
    }

    [TestMethod]
    public async Task AGatewayThatIsOff()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { Status = "0", Address = "11:22:33:44:55:66" });

        await FailsAsync(fixture, "The gateway of network 'enigmaiot' is off");
    }

    [TestMethod]
    public async Task ANodeThatIsOffWithTheTimeSinceItWasHeard()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { TellsIdentity = true, Blocks = new BlockBehaviour(), SleepRequestsLost = 1000, Silent = 3600 });

        await FailsAsync(fixture, "does not sleep, and does not answer (its gateway heard it 3,60");
    }

    [TestMethod]
    public async Task ANodeThatWasHeardJustNowIsGivenTheTimeOfARestart()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { TellsIdentity = true, Blocks = new BlockBehaviour(), SleepRequestsLost = 20, Silent = 1 });

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.IsTrue(fixture.Notices.Any(notice => notice.Contains("may be restarting", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task PatienceWaitsForANodeThatIsOff()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { TellsIdentity = true, Blocks = new BlockBehaviour(), SleepRequestsLost = 8, Silent = 3600 });
        fixture.Timings = UpdaterFixture.Quick with { IsPatient = true };

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    public async Task TheGatewayThatKnowsTheNodeMayAnswerAfterOneThatDoesNot()
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour { TellsIdentity = true, Name = "kitchen", Blocks = new BlockBehaviour { QuestionsLost = 1, AnswersLate = true } },
            "kitchen");
        fixture.Timings = UpdaterFixture.Quick with { Query = TimeSpan.FromSeconds(5), OtherGateway = TimeSpan.FromSeconds(2) };
        Task<UpdateResult> update = fixture.UpdateAsync();
        while (fixture.Gateway.CountOf("get/update") == 0)
        {
            await Task.Delay(10);
        }

        await Task.Delay(100);

        await fixture.Gateway.SayAsync(
            "kitchen/result/update", """{"version":1,"block":8,"reason":"no such node is registered"}""");
        await Task.Delay(100);
        await fixture.Gateway.SayAsync("kitchen/result/update", """{"version":1,"block":8,"address":"AA:BB:CC:DD:EE:FF","silent":0}""");

        fixture.AssertDelivered(await update);
    }

    [TestMethod]
    public async Task AnOldGatewayWhoseStatusTheBrokerDoesNotKeepIsFoundByItsNode()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { Status = null });

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    [DataRow("the node fell silent 12 s ago", "The update timed out: the node fell silent 12 s ago. Is the node on, and in reach")]
    [DataRow("no progress", "The update timed out: no progress")]
    public async Task ANodeThatIsSwitchedOffInTheMiddleIsNotSaidToHaveGivenUp(string reason, string expected)
    {
        await using UpdaterFixture fixture = await StartAsync(
            new Behaviour
            {
                TellsIdentity = true,
                Blocks = new BlockBehaviour(),
                SaidAtChunk = (5, $$"""{"result":"OTA timeout","status":5,"reason":"{{reason}}"}"""),
            });

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.TimedOut, result.Outcome);
        StringAssert.Contains(result.Message, expected);
    }

    [TestMethod]
    public async Task ARefusalWithoutAReasonSaysWhatItMayBe()
    {
        await using UpdaterFixture fixture = await StartAsync(new Behaviour { SaidAtStart = [ScriptedGateway.Ota(1)] });

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.Refused, result.Outcome);
        StringAssert.Contains(result.Message, "too large");
    }

    private static async Task<UpdaterFixture> StartAsync(Behaviour behaviour, string? address = null)
    {
        UpdaterFixture fixture = await UpdaterFixture.StartAsync(behaviour);
        fixture.Address = address ?? fixture.Address;
        return fixture;
    }

    private static async Task FailsAsync(UpdaterFixture fixture, string expected)
    {
        Stopwatch watch = Stopwatch.StartNew();
        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.NodeSilent, result.Outcome, result.Message);
        StringAssert.Contains(result.Message, expected);
        Assert.AreEqual(0, fixture.Gateway.CountOf("set/ota"));

        // Not a measure of speed: the wait for a node that may sleep is 20 s in these tests.
        Assert.IsLessThan(fixture.Timings.Wake, watch.Elapsed);
    }
}
