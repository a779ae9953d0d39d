using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>A broker that says nothing more, in each phase: every wait for it has a bound of its own, and Ctrl+C ends it.</summary>
[TestClass]
public sealed class SilentBrokerTests
{
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(300);

    [TestMethod]
    [DataRow(false, false, "no answer within 0.3 s")]
    [DataRow(true, false, "no answer within 0.3 s")]
    [DataRow(false, true, "does not answer any more")]
    public async Task ABrokerThatSaysNothingIsUnreachable(bool isSecure, bool acknowledges, string message)
    {
        using SilentPeer peer = new(acknowledges);
        UpdateOptions options = Options(peer.Port) with
        {
            Broker = new BrokerOptions { Port = peer.Port, Secure = isSecure, Timeout = _short },
        };

        UpdateResult result = await new Updater(options).RunAsync();

        Assert.AreEqual(UpdateOutcome.BrokerUnreachable, result.Outcome, result.Message);
        StringAssert.Contains(result.Message, message);
    }

    [TestMethod]
    [DataRow(false, false)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public async Task ControlCEndsEachOfTheseWaitsWithItsOwnCode(bool isSecure, bool acknowledges)
    {
        using SilentPeer peer = new(acknowledges);
        using TestFolder folder = new();
        string image = folder.Deployment("1.1.0.0", 1000, out _);
        using CancellationTokenSource controlC = new();
        StringWriter error = new();
        string[] arguments = ["-d", "kitchen", "-f", image, "-p", $"{peer.Port}", .. isSecure ? new[] { "-s" } : []];
        Task<int> run = new UpdateCommand(TextWriter.Null, error, isTerminal: false).RunAsync(arguments, controlC.Token);
        await Task.WhenAny(peer.Heard, run);

        await controlC.CancelAsync();

        Assert.AreEqual(ExitCode.Cancelled, await run, error.ToString());
    }

    [TestMethod]
    public async Task ABrokerThatStandsStillInTheMiddleForGoodEndsTheUpdate()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Blocks = new BlockBehaviour() }, chunks: 200);
        using BrokerProxy proxy = new(fixture.Broker.Port);
        fixture.Watch = progress => FreezeAt(proxy, progress);
        fixture.Port = proxy.Port;
        fixture.BrokerTimeout = _short;
        fixture.Timings = UpdaterFixture.Quick with { Reconnect = TimeSpan.FromSeconds(1) };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.BrokerUnreachable, result.Outcome, result.Message);
    }

    [TestMethod]
    public async Task ABrokerThatStandsStillForAWhileDoesNotEndTheUpdate()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Resumes = true, Blocks = new BlockBehaviour() }, chunks: 200);
        using BrokerProxy proxy = new(fixture.Broker.Port);
        Task thaw = Task.CompletedTask;
        fixture.Watch = progress =>
        {
            if (FreezeAt(proxy, progress))
            {
                thaw = Task.Delay(TimeSpan.FromSeconds(2)).ContinueWith(_ => proxy.Thaw(), TaskScheduler.Default);
            }
        };
        fixture.Port = proxy.Port;
        fixture.BrokerTimeout = _short;

        fixture.AssertDelivered(await fixture.UpdateAsync());

        await thaw;
    }

    [TestMethod]
    public async Task ControlCEndsAnUpdateWhoseBrokerStandsStill()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour { Blocks = new BlockBehaviour() }, chunks: 200);
        using BrokerProxy proxy = new(fixture.Broker.Port);
        using CancellationTokenSource controlC = new();
        fixture.Watch = progress =>
        {
            if (FreezeAt(proxy, progress))
            {
                controlC.CancelAfter(_short);
            }
        };
        fixture.Port = proxy.Port;

        Assert.AreEqual(UpdateOutcome.Cancelled, (await fixture.UpdateAsync(controlC.Token)).Outcome);
    }

    private static bool FreezeAt(BrokerProxy proxy, UpdateProgress progress)
    {
        return progress.Chunk >= 50 && proxy.TryFreeze();
    }

    private static UpdateOptions Options(int port) => new()
    {
        Address = "kitchen",
        Image = FirmwareImage.FromBytes(UpdaterFixture.Firmware(3)),
        Broker = new BrokerOptions { Port = port },
        Timings = UpdaterFixture.Quick,
    };
}
