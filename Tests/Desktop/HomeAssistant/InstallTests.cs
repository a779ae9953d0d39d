using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>What Home Assistant's Install does, with a broker that is not ours and the real updater.</summary>
[TestClass]
public sealed class InstallTests
{
    [TestMethod]
    public async Task InstallSendsWhatIsOfferedAndItsProgressIsTold()
    {
        using Mosquitto broker = Mosquitto.Start();
        using TestFolder folder = new();
        string image = folder.Deployment("2.1.0.0", 60_000, out _);
        ImageReport report = FirmwareImage.Load(image).Report;
        using MqttWatcher updates = new(broker.Address, "enigmaiot/kitchen/update");
        using MqttWatcher offers = new(broker.Address, $"enigmaiot/{report.Program}/set/offer");
        using MqttWatcher parcels = new(broker.Address, "enigmaiot/+/set/ota");
        FirmwareImage running = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 0)));
        Assert.IsNull(new ImageStore(Images(folder)).Keep(running));
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1", "--broker", broker.Address.ToString(), "--state", folder.Path);
        await run.LineWithAsync("kitchen is registered and runs deployment 1.0.0.0 in slot 0");

        using CancellationTokenSource stop = new();
        StringWriter told = new();
        StringWriter wrong = new();
        Task<int> server = new UpdateCommand(told, wrong, false).RunAsync(
            [
                "--serve-offers", image, "-S", broker.Address.Host, "-p", $"{broker.Address.Port}", "--release-notes", "Calmer readings",
                "--images", Images(folder),
            ],
            stop.Token);
        updates.WaitForText("\"latest_version\":\"2.1.0\"");
        Assert.Contains("\"release_summary\":\"Calmer readings\"", updates.Read()[^1]);

        Press(broker.Address, "enigmaiot/kitchen/set/install", "install");

        parcels.WaitForText(running.Sha256);
        await run.LineWithAsync("kitchen is registered and runs deployment 2.1.0.0 in slot 1");
        updates.WaitForText("\"installed_version\":\"2.1.0\"");
        string[] states = [.. updates.Read().Select(message => message[(message.IndexOf(' ', StringComparison.Ordinal) + 1)..])];
        Assert.IsEmpty(states.SelectMany(DiscoveryRules.BrokenState));
        Assert.Contains("\"in_progress\":true,\"update_percentage\":null", states[1] + states[2]);
        Assert.IsTrue(states.Any(state => state.Contains("\"update_percentage\":1", StringComparison.Ordinal)), string.Join('\n', states));
        Assert.Contains("\"in_progress\":false", states[^1]);

        await stop.CancelAsync();
        Assert.AreEqual(ExitCode.Done, await server, wrong.ToString());
        offers.WaitFor($"enigmaiot/{report.Program}/set/offer ");
        Assert.Contains("Done.", told.ToString());
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task InstallOfASleepingNodeWaitsForItAndLeavesItAsleep()
    {
        using Mosquitto broker = Mosquitto.Start();
        using TestFolder folder = new();
        using MqttWatcher messages = new(broker.Address, "house/enigmaiot/kitchen/#");
        using SimulatorRun run = SimulatorRun.Start(
            "--serve", "--nodes", "1", "--sleepy", "--topic-prefix", "house", "--broker", broker.Address.ToString(), "--state", folder.Path);
        await run.LineWithAsync("kitchen is registered and runs deployment 1.0.0.0 in slot 0");
        using CancellationTokenSource stop = new();
        StringWriter wrong = new();
        Task<int> server = new UpdateCommand(new StringWriter(), wrong, false).RunAsync(
            [
                "--serve-offers", folder.Deployment("2.1.0.0", 60_000, out _), "-t", "house/enigmaiot", "-S", broker.Address.Host, "-p",
                $"{broker.Address.Port}", "--images", Images(folder),
            ],
            stop.Token);
        messages.WaitForText("\"latest_version\":\"2.1.0\"");

        Press(broker.Address, "house/enigmaiot/kitchen/set/install", "install");

        messages.WaitForText("\"waiting\":true");
        messages.WaitFor("house/enigmaiot/kitchen/result/sleeptime {\"sleeptime\":0}");
        await run.LineWithAsync("kitchen is registered and runs deployment 2.1.0.0 in slot 1");
        messages.WaitForText("\"installed_version\":\"2.1.0\"");
        int asleep = messages.Read().Count(message => message.EndsWith("{\"sleeptime\":10}", StringComparison.Ordinal));
        Press(broker.Address, "house/enigmaiot/kitchen/get/sleeptime", string.Empty);
        Simulation.Eventually.IsTrue(
            () => messages.Read().Count(message => message.EndsWith("{\"sleeptime\":10}", StringComparison.Ordinal)) > asleep,
            "the node's own sleep time");

        await stop.CancelAsync();
        Assert.AreEqual(ExitCode.Done, await server, wrong.ToString());
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task InstallOfTheGatewayItselfRestartsItIntoTheNewImage()
    {
        using Mosquitto broker = Mosquitto.Start();
        using TestFolder folder = new();
        using MqttWatcher updates = new(broker.Address, "enigmaiot/gateway/update");
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1", "--broker", broker.Address.ToString(), "--state", folder.Path);
        await run.LineWithAsync("kitchen is registered and runs deployment 1.0.0.0 in slot 0");
        using CancellationTokenSource stop = new();
        StringWriter wrong = new();
        Task<int> server = new UpdateCommand(new StringWriter(), wrong, false).RunAsync(
            ["--serve-offers", folder.Deployment("2.1.0.0", 60_000, out _), "-S", broker.Address.Host, "-p", $"{broker.Address.Port}", "--no-delta"],
            stop.Token);
        updates.WaitForText("{\"installed_version\":\"1.0.0\",\"latest_version\":\"2.1.0\"");

        Press(broker.Address, "enigmaiot/gateway/set/install", "install");

        updates.WaitForText("{\"installed_version\":\"2.1.0\"");
        string[] states = [.. updates.Read().Select(message => message[(message.IndexOf(' ', StringComparison.Ordinal) + 1)..])];
        Assert.IsEmpty(states.SelectMany(DiscoveryRules.BrokenState));
        Assert.IsTrue(states.Any(state => state.Contains("\"in_progress\":true", StringComparison.Ordinal)), string.Join('\n', states));
        await run.LineWithAsync("kitchen is registered and runs deployment 1.0.0.0 in slot 0");

        await stop.CancelAsync();
        Assert.AreEqual(ExitCode.Done, await server, wrong.ToString());
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    private static string Images(TestFolder folder) => Path.Combine(folder.Path, "images");

    private static void Press(BrokerAddress broker, string topic, string payload)
    {
        using MqttNetLink link = new(broker.ToOptions(), 0x0200000000F1, () => { });
        link.Connect("presser", "0", [topic]);
        Simulation.Eventually.IsTrue(() => link.State == MqttLinkState.Connected, "connecting");
        Simulation.Eventually.IsTrue(() => link.Publish(topic, Encoding.UTF8.GetBytes(payload), false), "publishing");

        // It comes back once the broker has it.
        MqttMessage message = new();
        Simulation.Eventually.IsTrue(() => link.TryReceive(message), "the order at the broker");
    }
}
