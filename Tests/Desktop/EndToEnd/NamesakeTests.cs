using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Two nodes that call themselves alike: each gets its own image, and what is told of one is not told of the other.</summary>
[TestClass]
public sealed class NamesakeTests
{
    private const string SecondAddress = "02:00:00:00:0b:0b";

    private readonly TestFolder _first = new();
    private readonly TestFolder _second = new();

    [TestCleanup]
    public void RemoveFolders()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [TestMethod]
    public async Task TwoUpdatesAtOnceReachTheNodeThatEachIsFor()
    {
        using SimulatorRun gateway = SimulatorRun.Start("--role", "gateway", "--listen", "0", "--ota-port", "0");
        BrokerAddress broker = Broker(After(await gateway.LineWithAsync("Broker"), "Broker"));
        string port = After(await gateway.LineWithAsync("UDP port"), "UDP port");
        using SimulatorRun first = Node(port, "02:00:00:00:0a:0a");
        await first.LineWithAsync("cellar is registered");
        using SimulatorRun second = Node(port, SecondAddress);
        await second.LineWithAsync("is registered");

        UpdateResult[] results = await Task.WhenAll(
            UpdateAsync(broker, "cellar", _first.Deployment("2.0.0.0", 60_000, out _)),
            UpdateAsync(broker, SecondAddress, _second.Deployment("3.0.0.0", 100_000, out _)));

        Assert.IsTrue(results.All(result => result.IsDone), string.Join('\n', results.Select(result => result.Message)));
        await first.LineWithAsync("runs deployment 2.0.0.0 in slot 1");
        await second.LineWithAsync("runs deployment 3.0.0.0 in slot 1");
    }

    [TestMethod]
    public async Task ANodeThatIsOffIsNotUpdatedByTheUpdateOfItsNamesake()
    {
        using SimulatorRun gateway = SimulatorRun.Start("--role", "gateway", "--listen", "0", "--ota-port", "0");
        BrokerAddress broker = Broker(After(await gateway.LineWithAsync("Broker"), "Broker"));
        string port = After(await gateway.LineWithAsync("UDP port"), "UDP port");
        using SimulatorRun first = Node(port, "02:00:00:00:0a:0a");
        await first.LineWithAsync("cellar is registered");
        using SimulatorRun second = Node(port, SecondAddress);
        await second.LineWithAsync("is registered");
        Assert.AreEqual(0, await second.StopAsync(), second.Error);
        string image = _first.Deployment("2.0.0.0", 60_000, out _);

        Task<UpdateResult> absent = UpdateAsync(broker, SecondAddress, image);
        UpdateResult present = await UpdateAsync(broker, "cellar", image);

        Assert.IsTrue(present.IsDone, present.Message);
        Assert.AreEqual(UpdateOutcome.NodeSilent, (await absent).Outcome);
        StringAssert.Contains((await absent).Message, "its gateway heard it");
    }

    private static SimulatorRun Node(string port, string address) =>
        SimulatorRun.Start("--role", "node", "--name", "cellar", "--listen", "0", "--peer", port, "--mac", address);

    private static Task<UpdateResult> UpdateAsync(BrokerAddress broker, string node, string image)
    {
        UpdateOptions options = new()
        {
            Address = node,
            Image = FirmwareImage.Load(image),
            Broker = new BrokerOptions { Host = broker.Host, Port = broker.Port },
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
        };
        return new Updater(options).RunAsync();
    }

    private static BrokerAddress Broker(string text)
    {
        Assert.IsTrue(BrokerAddress.TryParse(text, out BrokerAddress address), text);
        return address;
    }

    private static string After(string line, string word) =>
        line[(line.IndexOf(word, StringComparison.Ordinal) + word.Length)..].Trim();
}
