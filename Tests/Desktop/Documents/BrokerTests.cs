using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Grouping;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Listing;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>Who may what at the broker of docs/broker.md.</summary>
[TestClass]
public sealed class BrokerTests
{
    private static readonly TimeSpan _hang = TimeSpan.FromSeconds(30);
    private static DocumentedBroker? _started;

    private static DocumentedBroker Broker => _started ??= DocumentedBroker.Start();

    [ClassCleanup]
    public static void StopBroker() => _started?.Dispose();

    [TestMethod]
    [DataRow("gateway-enigmaiot", "enigmaiot/kitchen/data", true)]
    [DataRow("gateway-enigmaiot", "enigmaiot/gateway/status", true)]
    [DataRow("gateway-enigmaiot", "cellar/kitchen/set/ota", false)]
    [DataRow("gateway-enigmaiot", "enigmaiot2/kitchen/data", false)]
    [DataRow("gateway-enigmaiot", "homeassistant/device/enigmaiot_020000000101/config", true)]
    [DataRow("home", "homeassistant/device/enigmaiot_020000000101/config", false)]
    [DataRow("gateway-cellar", "cellar/kitchen/data", true)]
    [DataRow("gateway-cellar", "enigmaiot/kitchen/data", false)]
    [DataRow("updater", "enigmaiot/kitchen/set/ota", true)]
    [DataRow("updater", "enigmaiot/kitchen/set/sleeptime", true)]
    [DataRow("updater", "enigmaiot/kitchen/get/update", true)]
    [DataRow("updater", "enigmaiot/gateway/set/group", true)]
    [DataRow("updater", "enigmaiot/gateway/set/restart", false)]
    [DataRow("updater", "enigmaiot/kitchen/set/restart", false)]
    [DataRow("updater", "enigmaiot/kitchen/set/name", false)]
    [DataRow("updater", "enigmaiot/kitchen/result/ota", false)]
    [DataRow("updater", "cellar/kitchen/set/ota", false)]
    [DataRow("home", "enigmaiot/kitchen/set/data", true)]
    [DataRow("home", "enigmaiot/kitchen/get/rssi", true)]
    [DataRow("home", "enigmaiot/kitchen/set/ota", false)]
    [DataRow("home", "enigmaiot/kitchen/set/restart", false)]
    [DataRow("home", "cellar/kitchen/get/rssi", false)]
    public async Task WhoMayPublishWhat(string user, string topic, bool allowed)
    {
        using IMqttClient client = await ConnectAsync(user);

        MqttClientPublishResult result = await PublishAsync(client, topic);

        Assert.AreEqual(allowed, result.ReasonCode is MqttClientPublishReasonCode.Success or MqttClientPublishReasonCode.NoMatchingSubscribers);
        Assert.AreEqual(!allowed, result.ReasonCode == MqttClientPublishReasonCode.NotAuthorized);
    }

    [TestMethod]
    [DataRow("gateway-enigmaiot", "gateway-cellar", "cellar/kitchen/data", false)]
    [DataRow("gateway-cellar", "home", "enigmaiot/kitchen/set/data", false)]
    [DataRow("gateway-enigmaiot", "home", "enigmaiot/kitchen/set/data", true)]
    [DataRow("updater", "gateway-enigmaiot", "enigmaiot/kitchen/result/ota", true)]
    [DataRow("updater", "gateway-enigmaiot", "enigmaiot/kitchen/program", true)]
    [DataRow("updater", "gateway-enigmaiot", "enigmaiot/kitchen/data", false)]
    [DataRow("home", "gateway-enigmaiot", "enigmaiot/kitchen/data", true)]
    [DataRow("home", "gateway-cellar", "cellar/kitchen/data", false)]
    public async Task WhoMayReadWhat(string reader, string writer, string topic, bool allowed)
    {
        // The broker keeps to itself that a topic may not be read, so a message that the reader gets for certain follows.
        (string sentinel, string sentinelWriter) = reader == "gateway-cellar"
            ? ("cellar/sentinel/data", "gateway-cellar")
            : ("enigmaiot/sentinel/result/ota", "gateway-enigmaiot");
        using IMqttClient reading = await ConnectAsync(reader);
        Channel<string> topics = Channel.CreateUnbounded<string>();
        reading.ApplicationMessageReceivedAsync += message =>
        {
            topics.Writer.TryWrite(message.ApplicationMessage.Topic);
            return Task.CompletedTask;
        };
        await reading.SubscribeAsync("#", MqttQualityOfServiceLevel.AtLeastOnce);
        using IMqttClient writing = await ConnectAsync(writer);
        using IMqttClient following = await ConnectAsync(sentinelWriter);

        await PublishAsync(writing, topic);
        await PublishAsync(following, sentinel);

        using CancellationTokenSource limit = new(_hang);
        List<string> seen = [];
        while (seen.LastOrDefault() != sentinel)
        {
            seen.Add(await topics.Reader.ReadAsync(limit.Token));
        }

        Assert.AreEqual(allowed, seen.Contains(topic), string.Join(' ', seen));
    }

    [TestMethod]
    public async Task WhoDoesNotSayWhoTheyAreIsNotLetIn()
    {
        await Assert.ThrowsAsync<BrokerException>(() => ConnectWithAsync(Broker.Options("") with { Password = "" }));
        BrokerException wrong = await Assert.ThrowsAsync<BrokerException>(() => ConnectWithAsync(Broker.Options("home") with { Password = "wrong" }));
        Assert.AreEqual(BrokerFault.Refused, wrong.Fault);
        await ConnectWithAsync(Broker.Options("home"));
    }

    [TestMethod]
    public async Task TheCertificateIsTrustedByItsAuthorityAlone()
    {
        BrokerException untrusted = await Assert.ThrowsAsync<BrokerException>(
            () => ConnectWithAsync(Broker.Options("home") with { CertificateAuthorityFile = null }));
        Assert.AreEqual(BrokerFault.Tls, untrusted.Fault);
        BrokerException otherName = await Assert.ThrowsAsync<BrokerException>(
            () => ConnectWithAsync(Broker.Options("home") with { Host = "127.0.0.1" }));
        Assert.AreEqual(BrokerFault.Tls, otherName.Fault);
    }

    [TestMethod]
    public void TheAuthoritysCertificateFitsTheBoard()
    {
        long size = new FileInfo(Broker.Authority).Length;

        Assert.IsLessThan(1000, size);
    }

    [TestMethod]
    public async Task AnUpdateNeedsNoOtherRights()
    {
        using TestFolder folder = new();
        using SimulatorRun run = SimulatorRun.Start(
            "--serve", "--nodes", "1", "--broker", $"localhost:{Broker.TlsPort}", "--secure", "--ca", Broker.Authority,
            "--user", "gateway-enigmaiot", "--password", DocumentedBroker.Password);
        await run.LineWithAsync("kitchen is registered");
        UpdateOptions options = new()
        {
            Address = "kitchen",
            Image = FirmwareImage.Load(folder.Deployment("2.0.0.0", 10_000, out _)),
            Broker = Broker.Options("updater"),
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
        };

        UpdateResult result = await new Updater(options).RunAsync();

        Assert.AreEqual(UpdateOutcome.Done, result.Outcome, result.Message);
    }

    [TestMethod]
    public async Task AnUpdateOfManyNeedsNoOtherRights()
    {
        using TestFolder folder = new();
        using SimulatorRun run = SimulatorRun.Start(
            "--serve", "--nodes", "3", "--broker", $"localhost:{Broker.TlsPort}", "--secure", "--ca", Broker.Authority,
            "--user", "gateway-enigmaiot", "--password", DocumentedBroker.Password);
        await run.LineWithAsync("kitchen is registered");
        await run.LineWithAsync("garage is registered");
        await run.LineWithAsync("garden is registered");
        UpdateOptions options = new()
        {
            Address = "gateway",
            Image = FirmwareImage.Load(folder.Deployment("2.0.0.0", 60_000, out _)),
            Broker = Broker.Options("updater"),
        };
        using CancellationTokenSource limit = new(_hang);
        List<string> told = [];
        IReadOnlyList<NodeEnd> ends = [];

        // Which nodes there are, and what they run, the broker has some seconds behind their registration.
        for (int ended = 0; ended == 0 && !limit.IsCancellationRequested; ended = ends.Count)
        {
            await Task.Delay(500, limit.Token);
            NodeListing listing = new("enigmaiot");
            await new NodeLister(new MqttUpdateConnector(options.Broker), listing).FetchAsync(limit.Token);
            if (listing.Nodes.Count(node => node.Program is not null && node.Name is not null) == 3)
            {
                ends = await new GroupUpdater(options, new MqttUpdateConnector(options.Broker), told.Add)
                    .RunAsync(["kitchen", "garage", "garden"], limit.Token);
            }
        }

        Assert.HasCount(3, ends);
        foreach (NodeEnd end in ends)
        {
            Assert.AreEqual("done, by broadcasts", end.Message, string.Join('\n', told));
        }
    }

    private static async Task ConnectWithAsync(BrokerOptions options)
    {
        IUpdateConnection connection = await new MqttUpdateConnector(options).ConnectAsync(CancellationToken.None);
        await connection.DisposeAsync();
    }

    // MQTT 5 tells who may not publish.
    private static async Task<IMqttClient> ConnectAsync(string user)
    {
        X509Certificate2Collection authority = [];
        authority.ImportFromPemFile(Broker.Authority);
        IMqttClient client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer("localhost", Broker.TlsPort)
            .WithTlsOptions(tls => tls.WithTrustChain(authority))
            .WithCredentials(user, DocumentedBroker.Password)
            .Build());
        return client;
    }

    private static Task<MqttClientPublishResult> PublishAsync(IMqttClient client, string topic)
    {
        return client.PublishStringAsync(topic, "x", MqttQualityOfServiceLevel.AtLeastOnce);
    }
}
