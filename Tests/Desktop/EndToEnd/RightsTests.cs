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
        user gateway
        topic readwrite enigmaiot/#
        user reader
        topic read enigmaiot/#
        user writer
        topic write enigmaiot/#
        user home
        topic read enigmaiot/#
        topic write enigmaiot/+/get/#
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
}
