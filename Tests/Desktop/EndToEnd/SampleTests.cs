using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>What <c>--serve</c> and <c>--role gateway</c> offer to a newcomer: an image, and commands that send it.</summary>
[TestClass]
public sealed class SampleTests
{
    [TestMethod]
    public async Task TheSampleUpdatesTheNodeOfThePrintedCommand()
    {
        using TestFolder folder = new();
        string path = Path.Combine(folder.Path, "sample image.bin");
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "2", "--sample", path);
        await run.LineWithAsync($"-f '{path}' -d kitchen");
        string line = await run.LineWithAsync("Broker");
        Assert.IsTrue(BrokerAddress.TryParse(line["Broker".Length..].Trim(), out BrokerAddress broker), line);
        await run.LineWithAsync("kitchen is registered and runs deployment 1.0.0.0 in slot 0");
        UpdateOptions options = new()
        {
            Address = "kitchen",
            Image = FirmwareImage.Load(path),
            Broker = new BrokerOptions { Host = broker.Host, Port = broker.Port },
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
        };
        UpdateResult result = await new Updater(options).RunAsync();
        Assert.IsTrue(result.IsDone, result.Message);
        await run.LineWithAsync("kitchen is registered and runs deployment 1.1.0.0 in slot 1");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task TheSampleUpdatesTheGatewayItself()
    {
        using TestFolder folder = new();
        string path = Path.Combine(folder.Path, "sample.bin");
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1", "--ota-port", "0", "--sample", path);
        await run.LineWithAsync("python3 espota.py -i 127.0.0.1 -p ");
        string line = await run.LineWithAsync("Broker");
        Assert.IsTrue(BrokerAddress.TryParse(line["Broker".Length..].Trim(), out BrokerAddress broker), line);
        UpdateOptions options = new()
        {
            Address = "gateway",
            Image = FirmwareImage.Load(path),
            Broker = new BrokerOptions { Host = broker.Host, Port = broker.Port },
        };
        UpdateResult result = await new Updater(options).RunAsync();
        Assert.IsTrue(result.IsDone, result.Message);
        await run.LineWithAsync("gateway: the running image is confirmed");

        UpdateResult wrong = await new Updater(options with { Image = FirmwareImage.Load(await WrongAsync(folder)) }).RunAsync();
        Assert.AreEqual(UpdateOutcome.Refused, wrong.Outcome, wrong.Message);
        Assert.Contains("larger than the slot", wrong.Message);
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task WhereNoPlaceIsNamedTheSampleIsInTheTemporaryFolder()
    {
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1", "--sleepy");
        string line = await run.LineWithAsync("Sample image");
        string path = line["Sample image".Length..].Trim();
        Assert.StartsWith(Path.GetTempPath(), path);
        Assert.IsGreaterThan(1_000, FirmwareImage.Load(path).Size);
        await run.LineWithAsync("kitchen sleeps: ");
        await run.LineWithAsync("kitchen is registered");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    private static async Task<string> WrongAsync(TestFolder folder)
    {
        string path = Path.Combine(folder.Path, "large.bin");
        await File.WriteAllBytesAsync(path, SampleImage.Create(new Version(9, 0), 2_500_000));
        return path;
    }
}
