using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>What requests do, in virtual time.</summary>
[TestClass]
public sealed class RestTests
{
    [TestMethod]
    public void AnUnregisteredNodeIsPutOutAndComesBack()
    {
        PageTestBed bed = new();
        Assert.AreEqual((200, "{\"result\":\"ok\"}"), bed.Ask("DELETE", "/api/node/node?nodename=node1"));
        Assert.IsTrue(bed.Network.Broker.Messages.Any(message =>
            message.Topic.EndsWith("/bye", StringComparison.Ordinal)
            && message.Text == "{\"reason\":6}"));
        bed.Network.WaitFor(() => bed.Nodes.FindByName("node1")?.IsRegistered == true, 60);
    }

    [TestMethod]
    public void ANodeThatIsBeingUpdatedIsNotPutOut()
    {
        PageTestBed bed = new();
        bed.Upload(PageTestBed.Image());
        bed.Run(100);
        Assert.AreEqual(409, bed.Ask("DELETE", "/api/node/node?nodename=node1").Status);
    }

    [TestMethod]
    public void TheProgressOfAnUpdateOfManyNodesIsToldOfEachAndOfTheWhole()
    {
        PageTestBed bed = new(nodes: 2);
        bed.Run(5000);
        Assert.DoesNotContain("\"many\":", bed.Ask("GET", "/api/gw/status").Content);
        Assert.DoesNotContain("\"update\":", bed.Ask("GET", "/api/nodes").Content);
        ManyPublisher publisher = new(bed.Network.Broker, PageTestBed.Image(100_000), "node1", "node2");
        bed.Network.WaitFor(() => publisher.Published > publisher.Chunks / 2, 30);

        using JsonDocument status = JsonDocument.Parse(bed.Ask("GET", "/api/gw/status").Content);
        using JsonDocument nodes = JsonDocument.Parse(bed.Ask("GET", "/api/nodes").Content);
        int whole = status.RootElement.GetProperty("many").GetInt32();
        Assert.IsInRange(40, 99, whole);
        Assert.AreEqual(1, status.RootElement.GetProperty("updates").GetInt32());
        foreach (JsonElement node in nodes.RootElement.GetProperty("nodes").EnumerateArray())
        {
            Assert.IsInRange(whole, 100, node.GetProperty("update").GetInt32());
        }

        bed.Network.WaitFor(() => publisher.IsOver, 30);
        Assert.DoesNotContain("\"many\":", bed.Ask("GET", "/api/gw/status").Content);
        Assert.DoesNotContain("\"update\":", bed.Ask("GET", "/api/nodes").Content);
    }

    [TestMethod]
    public void ANodeIsRenamedAndItsAnswerIsAnEvent()
    {
        PageTestBed bed = new();
        int events = bed.Open("GET", "/api/events", string.Empty);
        bed.Run(200);
        Assert.AreEqual(202, bed.Ask("PUT", "/api/node/name?nodename=node1&value=two+words").Status);
        bed.Run(2000);
        Assert.Contains("event: status\n", bed.Link.Received(events));
        Assert.Contains("/result/name\",\"payload\":\"{\\\"name\\\":\\\"two words\\\"", bed.Link.Received(events));
        Assert.Contains("\"name\":\"two words\"", bed.Ask("GET", "/api/nodes").Content);
    }

    [TestMethod]
    public void ABrowserThatTakesNothingMissesEventsAndIsTold()
    {
        PageTestBed bed = new();
        int events = bed.Open("GET", "/api/events", string.Empty);
        bed.Run(200);
        bed.Link.WriteLimit = 0;
        for (int i = 0; i < 20; i++)
        {
            bed.Network.Broker.Publish("enigmaiot/node1/get/version", Array.Empty<byte>());
            bed.Run(100);
        }

        bed.Link.WriteLimit = int.MaxValue;
        bed.Run(500);
        Assert.Contains("event: missed\n", bed.Link.Received(events));
    }

    [TestMethod]
    public void TheThirdBrowserIsToldToAsk()
    {
        PageTestBed bed = new();
        bed.Open("GET", "/api/events", string.Empty);
        bed.Open("GET", "/api/events", string.Empty);
        bed.Run(200);
        Assert.AreEqual(503, bed.Ask("GET", "/api/events").Status);
    }

    [TestMethod]
    public void ARestartComesBehindItsAnswer()
    {
        PageTestBed bed = new();
        int starts = bed.Network.Gateway.Board.Starts;
        int client = bed.Open("PUT", "/api/gw/restart?confirm=1", string.Empty);
        bed.Run(100);
        Assert.AreEqual((200, "{\"gw_restart\":\"processed\"}"), bed.Answer(client));
        Assert.AreEqual(starts, bed.Network.Gateway.Board.Starts);
        bed.Run(2000);
        Assert.AreEqual(starts + 1, bed.Network.Gateway.Board.Starts);
    }

    [TestMethod]
    [DataRow("home password", "accepted\":true")]
    [DataRow("other password", "the Wi-Fi was not joined")]
    public void AChangedConfigurationIsTriedWhileTheNodesAreServed(string wifiPassword, string outcome)
    {
        PageTestBed bed = new(configured: true);
        int starts = bed.Network.Gateway.Board.Starts;
        string form = $"{{\"wifiSsid\":\"Home\",\"wifiPassword\":\"{wifiPassword}\",\"mqttHost\":\"b\",\"hostName\":\"attic\"}}";
        int client = bed.Open("POST", "/setup/try", $"Content-Length: {form.Length}\r\n");
        bed.Link.Send(client, System.Text.Encoding.UTF8.GetBytes(form));
        bed.Run(200);
        Assert.AreEqual((202, "{}"), bed.Answer(client));
        Assert.Contains("\"state\":\"restarting\"", bed.Ask("GET", "/setup/state").Content);
        bed.Network.WaitFor(() => bed.Network.Gateway.Board.Starts > starts && IsServed(bed), 120);
        bed.Network.WaitFor(() => !bed.Network.Gateway.Configuration!.Trial!.IsRunning && IsServed(bed), 300);
        bed.Run(3000);
        Assert.Contains(outcome, bed.Ask("GET", "/setup/state").Content);
        Assert.AreEqual(outcome.StartsWith("accepted", StringComparison.Ordinal), bed.Network.Gateway.Configuration!.Current.HostName == "attic");
    }

    private static bool IsServed(PageTestBed bed)
    {
        return bed.Network.Gateway.Firmware?.Nodes.FindByName("node1") is { IsRegistered: true };
    }

    [TestMethod]
    public void ALongListOfNodesComesInPieces()
    {
        PageTestBed bed = new(nodes: 20);
        bed.Network.WaitFor(() => bed.Nodes.Registered == 20 && bed.Nodes.FindByName("node20") is not null, 60);
        (int status, string content) = bed.Ask("GET", "/api/nodes");
        Assert.AreEqual(200, status);

        // More than the one buffer of an answer holds.
        Assert.IsGreaterThan(2048, content.Length);
        using JsonDocument list = JsonDocument.Parse(content);
        Assert.AreEqual(20, list.RootElement.GetProperty("nodes").GetArrayLength());
    }

    [TestMethod]
    public void TheLogIsTold()
    {
        PageTestBed bed = new();
        Assert.Contains(" I connected to the MQTT broker\n", bed.Ask("GET", "/api/gw/log").Content);
    }

    [TestMethod]
    public void ABatteryThatANodeTellsIsShown()
    {
        PageTestBed bed = new();
        Assert.DoesNotContain("battery", bed.Ask("GET", "/api/nodes").Content);
        byte[] reading = System.Text.Encoding.UTF8.GetBytes("{\"temperature\":20,\"battery\":87.5}");
        bed.Network.Gateway.Firmware!.Publisher.Reading("node1", "data", reading);
        Assert.Contains("\"battery\":87.50", bed.Ask("GET", "/api/nodes").Content);
    }
}
