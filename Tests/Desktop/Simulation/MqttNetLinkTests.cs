using System.Net;
using System.Net.Sockets;
using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.Update;
using EnigmaIoT.Update.Mqtt;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet;
using MQTTnet.Formatter;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class MqttNetLinkTests
{
    private const long GatewayAddress = 0x020000000001;
    private const long OtherAddress = 0x020000000002;

    [TestMethod]
    public async Task CarriesMessagesBothWaysOverARealBroker()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using MqttNetLink reader = Connected(broker.Address, GatewayAddress, "n/#");
        using MqttNetLink writer = Connected(broker.Address, OtherAddress, "other");
        Assert.IsTrue(writer.Publish("n/a", "hello"u8.ToArray(), false));
        Assert.IsTrue(writer.Publish("n/b", [], false));
        MqttMessage first = Next(reader);
        Assert.AreEqual("n/a", first.Topic);
        Assert.AreEqual("hello", Encoding.UTF8.GetString(first.Payload));
        Assert.IsFalse(first.Retained);
        MqttMessage second = Next(reader);
        Assert.AreEqual("n/b", second.Topic);
        Assert.IsNotNull(second.Payload);
        Assert.IsEmpty(second.Payload);
    }

    [TestMethod]
    public async Task MarksWhatTheBrokerHadRetained()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using MqttNetLink writer = Connected(broker.Address, OtherAddress, "n/#");
        Assert.IsTrue(writer.Publish("n/a", "1"u8.ToArray(), true));
        Assert.IsFalse(Next(writer).Retained);
        using MqttNetLink reader = Connected(broker.Address, GatewayAddress, "n/#");
        Assert.IsTrue(Next(reader).Retained);
    }

    [TestMethod]
    public async Task LosesNothingWhenTheFirmwareReadsLate()
    {
        const int Count = 5 * MqttNetLink.QueueCapacity;
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using MqttNetLink reader = Connected(broker.Address, GatewayAddress, "n/#");
        using MqttNetLink writer = Connected(broker.Address, OtherAddress, "other");
        for (int i = 0; i < Count; i++)
        {
            byte[] payload = BitConverter.GetBytes(i);
            Eventually.IsTrue(() => writer.Publish("n/a", payload, false), "room in the outbound queue");
        }

        Eventually.IsTrue(() => reader.InboundWaits > 0, "the inbound queue filling up");
        for (int i = 0; i < Count; i++)
        {
            Assert.AreEqual(i, BitConverter.ToInt32(Next(reader).Payload));
        }
    }

    [TestMethod]
    public async Task ADeviceThatDiesLeavesItsWillRetained()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using MqttNetLink watcher = Connected(broker.Address, OtherAddress, "will/+");
        MqttNetLink gateway = Connected(broker.Address, GatewayAddress, "n/#");
        gateway.Dispose();
        Assert.AreEqual(MqttLinkState.Closed, gateway.State);
        Assert.AreEqual("will/020000000001", Next(watcher).Topic);
        using MqttNetLink late = Connected(broker.Address, OtherAddress, "will/#");
        Assert.IsTrue(Next(late).Retained);
    }

    [TestMethod]
    public async Task TellsThatTheBrokerWentAndConnectsAgainWhenAskedTo()
    {
        EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using MqttNetLink link = Connected(broker.Address, GatewayAddress, "n/#");
        await broker.DisposeAsync();
        Eventually.IsTrue(() => link.State == MqttLinkState.Closed, "the link closing");
        Assert.IsFalse(string.IsNullOrEmpty(link.LastError));
        Assert.IsFalse(link.Publish("n/a", [1], false));
        await using EmbeddedBroker again = await EmbeddedBroker.StartAsync(broker.Address.Port);
        link.Connect("will/x", "0", ["n/#"]);
        Eventually.IsTrue(() => link.State == MqttLinkState.Connected, "the second connection");
        Assert.IsTrue(link.Publish("n/a", [7], false));
        CollectionAssert.AreEqual(new byte[] { 7 }, Next(link).Payload);
    }

    [TestMethod]
    public void SaysWhyItCannotConnect()
    {
        using Socket unused = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        unused.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)unused.LocalEndPoint!).Port;
        using MqttNetLink link = new(new BrokerOptions { Port = port }, GatewayAddress, () => { });
        link.Connect("w", "0", ["n/#"]);
        Eventually.IsTrue(() => link.State == MqttLinkState.Closed, "the attempt failing");
        Assert.AreEqual("nobody listens there (connection refused)", link.LastError);
    }

    [TestMethod]
    [DataRow(false, false)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    public void AnAttemptWithoutAnswerFailsByItself(bool isSecure, bool acknowledges)
    {
        using SilentPeer peer = new(acknowledges);
        using MqttNetLink link = new(
            new BrokerOptions { Port = peer.Port, Secure = isSecure, Timeout = TimeSpan.FromMilliseconds(300) }, GatewayAddress, () => { });
        link.Connect("w", "0", ["n/#"]);
        Eventually.IsTrue(() => link.State == MqttLinkState.Closed, "the attempt failing");
        Assert.AreEqual("no answer in time", link.LastError);
    }

    [TestMethod]
    public async Task AConnectionThatTakesNothingAnyMoreEndsByItself()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using BrokerProxy proxy = new(broker.Address.Port);
        using MqttNetLink link = new(
            new BrokerOptions { Port = proxy.Port, Timeout = TimeSpan.FromMilliseconds(500) }, GatewayAddress, () => { });
        link.Connect("w", "0", ["n/#"]);
        Eventually.IsTrue(() => link.State == MqttLinkState.Connected, "the connection");
        proxy.TryFreeze();
        byte[] payload = new byte[100_000];
        Eventually.IsTrue(
            () =>
            {
                link.Publish("n/a", payload, false);
                return link.State == MqttLinkState.Closed;
            },
            "the link closing");
        Assert.AreEqual("no answer in time", link.LastError);
    }

    [TestMethod]
    public async Task AnAbandonedConnectionIsClosedAtOnceAndAnotherCanBeMade()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        using MqttNetLink link = new(broker.Address.ToOptions(), GatewayAddress, () => { });
        link.Connect("w", "0", ["n/#"]);
        link.Abandon();
        Assert.AreEqual(MqttLinkState.Closed, link.State);
        link.Connect("w", "0", ["n/#"]);
        Eventually.IsTrue(() => link.State == MqttLinkState.Connected, "the second connection");
        Assert.IsTrue(link.Publish("n/a", [7], false));
        CollectionAssert.AreEqual(new byte[] { 7 }, Next(link).Payload);
        link.Abandon();
        Assert.AreEqual(MqttLinkState.Closed, link.State);
        Assert.IsFalse(link.Publish("n/a", [7], false));
    }

    [TestMethod]
    public async Task TheEmbeddedBrokerNamesClientsWithoutAnId()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        MqttClientOptions options = new MqttClientOptionsBuilder()
            .WithTcpServer(broker.Address.Host, broker.Address.Port)
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithCleanSession()
            .Build();
        options.ClientId = string.Empty;
        using IMqttClient first = new MqttClientFactory().CreateMqttClient();
        using IMqttClient second = new MqttClientFactory().CreateMqttClient();
        Assert.AreEqual(MqttClientConnectResultCode.Success, (await first.ConnectAsync(options)).ResultCode);
        Assert.AreEqual(MqttClientConnectResultCode.Success, (await second.ConnectAsync(options)).ResultCode);
        await first.PingAsync();
        Assert.IsTrue(first.IsConnected, "the second client did not throw the first one out");
    }

    [TestMethod]
    public async Task APortInUseIsAnError()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync();
        SocketException error =
            await Assert.ThrowsExactlyAsync<SocketException>(() => EmbeddedBroker.StartAsync(broker.Address.Port));
        Assert.AreEqual(SocketError.AddressAlreadyInUse, error.SocketErrorCode);
    }

    [TestMethod]
    [DataRow("localhost", "localhost:1883")]
    [DataRow("10.0.0.1:1884", "10.0.0.1:1884")]
    [DataRow("[::1]:1884", "[::1]:1884")]
    [DataRow("[::1]", "[::1]:1883")]
    [DataRow("", null)]
    [DataRow("host:", null)]
    [DataRow("host:0", null)]
    [DataRow("host:65536", null)]
    [DataRow("host:+1", null)]
    [DataRow("[::1", null)]
    [DataRow("[::1]x", null)]
    [DataRow("two words:1883", null)]
    public void ReadsBrokerAddresses(string text, string? expected)
    {
        Assert.AreEqual(expected, BrokerAddress.TryParse(text, out BrokerAddress address) ? address.ToString() : null);
    }

    private static MqttNetLink Connected(BrokerAddress broker, long address, string filter)
    {
        MqttNetLink link = new(broker.ToOptions(), address, () => { });
        link.Connect($"will/{address:x12}", "0", [filter]);
        Eventually.IsTrue(() => link.State != MqttLinkState.Connecting, "the attempt ending");
        Assert.AreEqual(MqttLinkState.Connected, link.State, link.LastError);
        return link;
    }

    private static MqttMessage Next(MqttNetLink link)
    {
        MqttMessage message = new();
        Eventually.IsTrue(() => link.TryReceive(message), "a message arriving");
        return message;
    }
}
