using System.Collections.Concurrent;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Updater, gateway and node around a mosquitto that is away in the middle of an update, for longer than a node waits.</summary>
[TestClass]
public sealed class BrokerOutageTests : IUpdateObserver
{
    private const int Size = 400_000;

    // A node gives up after 10 s without an OTA message.
    private static readonly TimeSpan _outage = TimeSpan.FromSeconds(12);

    private readonly ConcurrentQueue<string> _notices = new();
    private readonly TaskCompletionSource _isHalfWay = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task AnUpdateGoesOnOnceTheBrokerIsBack(bool isFrozen)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("a process cannot be stopped there");
        }

        using Mosquitto broker = Mosquitto.Start();
        using TestFolder folder = new();
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1", "--broker", broker.Address.ToString());
        await run.LineWithAsync("kitchen is registered");
        UpdateOptions options = new()
        {
            Address = "kitchen",
            Image = FirmwareImage.Load(folder.Deployment("2.0.0.0", Size, out _)),
            Broker = broker.Address.ToOptions(),
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
        };
        Task<UpdateResult> update = new Updater(options, this).RunAsync();
        await Task.WhenAny(_isHalfWay.Task, update);

        if (isFrozen)
        {
            broker.Freeze();
            await Task.Delay(_outage);
            broker.Thaw();
        }
        else
        {
            broker.Stop();
            await Task.Delay(_outage);
            broker.Restart();
        }

        UpdateResult result = await update;
        Assert.IsTrue(result.IsDone, $"{result.Message}\n{string.Join('\n', _notices)}\n{run.Output}");
        await run.LineWithAsync("kitchen is registered and runs deployment 2.0.0.0 in slot 1");
        Assert.IsLessThan(result.Progress.ChunkCount / 4, result.Progress.Resent);
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    [DataRow("max_packet_size 1000")]
    [DataRow("message_size_limit 1000")]
    public async Task ABrokerThatTakesNoLargeMessagesGetsSmallBlocks(string limit)
    {
        using TestFolder folder = new();
        using Mosquitto broker = Mosquitto.Start(folder, limit);
        string image = folder.Deployment("2.1.0.0", 20_000, out _);

        (int code, string output, string error) = await SimulatorRun.ToEndAsync(
            "--image", image, "--broker", broker.Address.ToString(), "--nodes", "1");

        Assert.AreEqual(ExitCode.Done, code, output + error);
        Assert.AreEqual(1, output.Split("does not pass on").Length - 1, output);
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
}
