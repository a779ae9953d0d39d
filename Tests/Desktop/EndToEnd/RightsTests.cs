using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Users who may not do all that an update needs, at a broker that says so only where it is asked in MQTT 5.</summary>
[TestClass]
public sealed class RightsTests
{
    private const string Rights = """
        topic read enigmaiot/+/program
        user gateway
        topic readwrite enigmaiot/#
        user reader
        topic read enigmaiot/#
        user writer
        topic write enigmaiot/#
        user home
        topic read enigmaiot/#
        topic write enigmaiot/+/get/#
        user single
        topic read enigmaiot/#
        topic write enigmaiot/+/get/#
        topic write enigmaiot/+/set/ota
        topic write enigmaiot/+/set/sleeptime
        """;

    private readonly TestFolder _folder = new();

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    [DataRow("reader", UpdateOutcome.BrokerRefused, "does not let this user publish to 'enigmaiot/kitchen/get/update'")]
    [DataRow("home", UpdateOutcome.BrokerRefused, "does not let this user publish to 'enigmaiot/kitchen/set/sleeptime'")]
    [DataRow("writer", UpdateOutcome.NodeSilent, "may this user read that topic")]
    [DataRow("gateway", UpdateOutcome.Done, "Done.")]
    public async Task AUserWithoutARightIsToldWhichOneIsMissing(string user, UpdateOutcome outcome, string text)
    {
        using Mosquitto broker = Mosquitto.Start(
            _folder, "acl_file " + _folder.Write("rights.acl", System.Text.Encoding.ASCII.GetBytes(Rights)));
        using SimulatorRun run = SimulatorRun.Start(
            "--serve", "--nodes", "1", "--broker", broker.Address.ToString(), "--user", "gateway", "--password", "x");
        await run.LineWithAsync("kitchen is registered");
        UpdateOptions options = new()
        {
            Address = "kitchen",
            Image = FirmwareImage.Load(_folder.Deployment("2.0.0.0", 5_000, out _)),
            Broker = new BrokerOptions
            {
                Host = broker.Address.Host,
                Port = broker.Address.Port,
                User = user,
                Password = "x",
            },
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
        };

        UpdateResult result = await new Updater(options).RunAsync();

        Assert.AreEqual(outcome, result.Outcome, result.Message);
        StringAssert.Contains(result.Message, text);
    }
    [TestMethod]
    public async Task AUserWhoMayNotBroadcastIsToldOnceWhichRightIsMissingAndTheNodesFollowOneAnother()
    {
        using Mosquitto broker = Mosquitto.Start(
            _folder, "acl_file " + _folder.Write("rights.acl", System.Text.Encoding.ASCII.GetBytes(Rights)));
        using SimulatorRun run = SimulatorRun.Start(
            "--serve", "--nodes", "3", "--broker", broker.Address.ToString(), "--user", "gateway", "--password", "x");
        await run.LineWithAsync("kitchen is registered");
        await run.LineWithAsync("garage is registered");
        await run.LineWithAsync("garden is registered");
        using MqttWatcher programs = new(broker.Address, "enigmaiot/+/program");
        programs.WaitForText("/kitchen/program ");
        programs.WaitForText("/garage/program ");
        programs.WaitForText("/garden/program ");
        StringWriter output = new();
        StringWriter error = new();

        int code = await new UpdateCommand(output, error, isTerminal: false).RunAsync(
            [
                "-f", _folder.Deployment("2.0.0.0", 5_000, out _), "--nodes", "kitchen,garage,garden", "--no-delta", "--no-progress",
                "-S", broker.Address.Host, "-p", $"{broker.Address.Port}", "-u", "single", "-P", "x",
            ]);

        Assert.AreEqual(ExitCode.Done, code, $"{output}\n{error}");
        string[] lines = output.ToString().Split('\n');
        Assert.ContainsSingle(
            line => line.TrimEnd() == "One node after another: the broker does not let this user publish to 'enigmaiot/gateway/set/group': "
                + "rights are missing.",
            lines,
            output.ToString());
        Assert.AreEqual(3, lines.Count(line => line.Contains("ok      Done. ", StringComparison.Ordinal)), output.ToString());
    }
}
