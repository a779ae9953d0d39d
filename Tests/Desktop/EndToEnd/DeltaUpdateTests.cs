using System.Collections.Concurrent;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Updater, gateway and node in real time: what is smallest is sent, and the next larger one where that is refused.</summary>
[TestClass]
public sealed class DeltaUpdateTests : IUpdateObserver
{
    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<string> _notices = new();

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public async Task ADeltaAgainstTheImageThatTheNodeRunsIsSentWhereTheUpdaterHasThat()
    {
        Assert.IsNull(Store.Keep(FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 0)))));
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1");
        BrokerAddress broker = await RegisteredAsync(run);
        await UpdateAsync(broker, "3.0", null);
        Assert.IsTrue(_notices.Any(text => text.StartsWith("Delta: ", StringComparison.Ordinal)), Told);
        await run.LineWithAsync("kitchen is registered and runs deployment 3.0.0.0 in slot 1");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    /// <summary>The node restarts meanwhile, and the broker keeps what it ran before.</summary>
    [TestMethod]
    public async Task ADeltaThatIsOfferedAgainRightBehindItsEndIsNotFollowedByTheImageInAnotherWay()
    {
        Assert.IsNull(Store.Keep(FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 0)))));
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1");
        BrokerAddress broker = await RegisteredAsync(run);
        await UpdateAsync(broker, "3.0", null);

        await UpdateAsync(broker, "3.0", null);

        Assert.AreEqual(2, _notices.Count(text => text.StartsWith("Delta: ", StringComparison.Ordinal)), Told);
        Assert.IsFalse(_notices.Any(text => text.Contains("another way", StringComparison.Ordinal)), Told);
        await run.LineWithAsync("kitchen is registered and runs deployment 3.0.0.0 in slot 1");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task TheGatewaysOwnUpdateIsADeltaTooAndTheCompressedImageWhereTheBaseIsAnother()
    {
        Assert.IsNull(Store.Keep(FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 0)))));
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1");
        BrokerAddress broker = await RegisteredAsync(run);
        await UpdateAsync(broker, "3.0", null, "gateway");
        Assert.IsTrue(_notices.Any(text => text.StartsWith("Delta: ", StringComparison.Ordinal)), Told);
        await run.LineWithAsync("gateway: the running image is confirmed");

        await UpdateAsync(broker, "4.0", Image("9.0"), "gateway");
        Assert.IsTrue(_notices.Any(text => text.Contains("the delta is against another image", StringComparison.Ordinal)), Told);
        Assert.IsTrue(_notices.Any(text => text.StartsWith("Compressed: ", StringComparison.Ordinal)), Told);
        await run.LineWithAsync("gateway: the running image is confirmed");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task WhereTheBaseIsAnotherImageTheCompressedOneIsSent()
    {
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1");
        BrokerAddress broker = await RegisteredAsync(run);
        await UpdateAsync(broker, "2.0", Image("9.0"));
        Assert.IsTrue(
            _notices.Any(text => text.EndsWith(
                "the node does not run the image that the delta is against. Sending the image in another way.", StringComparison.Ordinal)),
            Told);
        Assert.IsTrue(_notices.Any(text => text.StartsWith("Compressed: ", StringComparison.Ordinal)), Told);
        await run.LineWithAsync("kitchen is registered and runs deployment 2.0.0.0 in slot 1");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    public void OnPhase(UpdatePhase phase)
    {
    }

    public void OnProgress(UpdateProgress progress)
    {
    }

    public void OnNotice(string text) => _notices.Enqueue(text);

    private string Told => string.Join('\n', _notices);

    private ImageStore Store => new(Path.Combine(_folder.Path, "images"));

    private static FirmwareImage Image(string version) =>
        FirmwareImage.FromBytes(SampleImage.Create(Version.Parse(version), 100_000));

    private static async Task<BrokerAddress> RegisteredAsync(SimulatorRun run)
    {
        string line = await run.LineWithAsync("Broker");
        await run.LineWithAsync("kitchen is registered");
        Assert.IsTrue(BrokerAddress.TryParse(line[(line.IndexOf("Broker", StringComparison.Ordinal) + 6)..].Trim(), out BrokerAddress address), line);

        // An updater that asks before these are there knows no base, and sends the whole image.
        using MqttWatcher programs = new(address, "enigmaiot/+/program");
        programs.WaitForText("/kitchen/program ");
        programs.WaitForText("/gateway/program ");
        return address;
    }

    private async Task UpdateAsync(BrokerAddress broker, string version, FirmwareImage? baseImage, string address = "kitchen")
    {
        UpdateOptions options = new()
        {
            Address = address,
            Image = Image(version),
            Broker = new BrokerOptions { Host = broker.Host, Port = broker.Port },
            Deltas = true,
            BaseImage = baseImage,
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
            Store = Store,
        };
        UpdateResult result = await new Updater(options, this).RunAsync();
        Assert.IsTrue(result.IsDone, $"{result.Message}\n{Told}");
    }
}
