using System.Collections.Concurrent;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.Update;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Updater, gateway and node in real time; one of them stops in the middle and comes back.</summary>
[TestClass]
public sealed class InterruptedUpdateTests : IUpdateObserver
{
    private const int Size = 400_000;

    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<string> _notices = new();
    private TaskCompletionSource _isHalfWay = NewSource();

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public async Task AnUpdaterThatIsStoppedAndStartedAgainGoesOnFromWhatIsHeld()
    {
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1");
        BrokerAddress broker = Broker(await run.LineWithAsync("Broker"));
        await run.LineWithAsync("kitchen is registered");
        UpdateOptions options = Options("kitchen", "2.0.0.0", broker);
        using CancellationTokenSource stop = new();
        Task<UpdateResult> first = new Updater(options, this).RunAsync(stop.Token);
        await HalfWayAsync(first);
        await stop.CancelAsync();
        Assert.AreEqual(UpdateOutcome.Cancelled, (await first).Outcome);

        UpdateResult second = await new Updater(options, this).RunAsync();

        Assert.IsTrue(second.IsDone, second.Message);
        AssertHeldIsTold();
        await run.LineWithAsync("kitchen is registered and runs deployment 2.0.0.0 in slot 1");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task AGatewayThatRestartsGoesOnFromWhatTheNodeHolds()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        string[] arguments =
        [
            "--role", "gateway", "--state", Path.Combine(_folder.Path, "gateway"), "--broker", $"127.0.0.1:{broker.Port}",
            "--ota-port", "0",
        ];
        using SimulatorRun gateway = SimulatorRun.Start([.. arguments, "--listen", "0"]);
        string port = After(await gateway.LineWithAsync("UDP port"), "UDP port");
        using SimulatorRun node = SimulatorRun.Start("--role", "node", "--name", "cellar", "--listen", "0", "--peer", port);
        await node.LineWithAsync("cellar is registered");
        UpdateOptions options = Options("cellar", "2.0.0.0", new BrokerAddress("127.0.0.1", broker.Port));
        Task<UpdateResult> update = new Updater(options, this).RunAsync();
        await HalfWayAsync(update);
        Assert.AreEqual(0, await gateway.StopAsync(), gateway.Error);
        using SimulatorRun again = SimulatorRun.Start([.. arguments, "--listen", port]);

        UpdateResult result = await update;

        Assert.IsTrue(result.IsDone, $"{result.Message}\n{string.Join('\n', _notices)}\n{again.Output}\n{node.Output}");
        await node.LineWithAsync("cellar is registered and runs deployment 2.0.0.0 in slot 1");
        Assert.IsLessThan(result.Progress.ChunkCount / 4, result.Progress.Resent);
    }

    [TestMethod]
    public async Task ANodeThatRestartsGoesOnFromWhatItsFlashHolds()
    {
        using SimulatorRun gateway = SimulatorRun.Start("--role", "gateway", "--listen", "0", "--ota-port", "0");
        BrokerAddress broker = Broker(await gateway.LineWithAsync("Broker"));
        string port = After(await gateway.LineWithAsync("UDP port"), "UDP port");
        string[] arguments =
        [
            "--role", "node", "--name", "cellar", "--peer", port, "--state", Path.Combine(_folder.Path, "node"),
        ];
        using SimulatorRun node = SimulatorRun.Start([.. arguments, "--listen", "0"]);
        await node.LineWithAsync("cellar is registered");
        Task<UpdateResult> update = new Updater(Options("cellar", "2.0.0.0", broker), this).RunAsync();
        await HalfWayAsync(update);
        Assert.AreEqual(0, await node.StopAsync(), node.Error);
        using SimulatorRun again = SimulatorRun.Start([.. arguments, "--listen", "0"]);

        UpdateResult result = await update;

        Assert.IsTrue(result.IsDone, $"{result.Message}\n{string.Join('\n', _notices)}\n{gateway.Output}\n{again.Output}");
        await again.LineWithAsync("cellar is registered and runs deployment 2.0.0.0 in slot 1");
        Assert.IsLessThan(result.Progress.ChunkCount / 4, result.Progress.Resent);
    }

    void IUpdateObserver.OnPhase(UpdatePhase phase)
    {
    }

    void IUpdateObserver.OnProgress(UpdateProgress progress)
    {
        if (progress.Percent >= 50)
        {
            _isHalfWay.TrySetResult();
        }
    }

    void IUpdateObserver.OnNotice(string text) => _notices.Enqueue(text);

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static string After(string line, string word) =>
        line[(line.IndexOf(word, StringComparison.Ordinal) + word.Length)..].Trim();

    private static BrokerAddress Broker(string line)
    {
        Assert.IsTrue(BrokerAddress.TryParse(After(line, "Broker"), out BrokerAddress address), line);
        return address;
    }

    private async Task HalfWayAsync(Task<UpdateResult> update)
    {
        Task first = await Task.WhenAny(_isHalfWay.Task, update);
        Assert.AreSame(_isHalfWay.Task, first, update.IsCompleted ? (await update).Message : "");
        _isHalfWay = NewSource();
    }

    private void AssertHeldIsTold()
    {
        string told = _notices.Single(notice => notice.EndsWith("% already.", StringComparison.Ordinal));
        int percent = int.Parse(told.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture);
        Assert.IsGreaterThan(40, percent, told);
    }

    private UpdateOptions Options(string node, string version, BrokerAddress broker) => new()
    {
        Address = node,
        Image = FirmwareImage.Load(_folder.Deployment(version, Size, out _)),
        Broker = new BrokerOptions { Host = broker.Host, Port = broker.Port },
        Timings = new UpdateTimings { Restart = TimeSpan.Zero },
    };
}
