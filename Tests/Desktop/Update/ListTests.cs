using System.Text.Json;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>The list of nodes that <c>--list</c>, <c>--watch</c> and <c>--json</c> print.</summary>
[TestClass]
public sealed class ListTests
{
    private const string Kitchen = "AA:BB:CC:00:00:01";
    private const string Attic = "AA:BB:CC:00:00:02";
    private const string KitchenProgram =
        "{\"address\":\"" + Kitchen + "\",\"name\":\"Node\",\"version\":\"1.4.0\",\"sha256\":\"0123456789abcdef\",\"size\":187976,\"kind\":1}";

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [TestMethod]
    public async Task ListsNodesWithProgramVersionAndLastSeen()
    {
        await using TestBroker broker = await HomeAsync();

        Assert.AreEqual(ExitCode.Done, await RunAsync(broker, "--list"), _error.ToString());

        string[] lines = [.. _output.ToString().Split('\n').Select(line => line.TrimEnd())];
        Assert.AreEqual("Network enigmaiot: the gateway is on.", lines[0]);
        StringAssert.StartsWith(lines[1], "NAME");
        StringAssert.Matches(lines[2], new($"^-  +{Attic}  -  +-  +-71 dBm  -, sleeps$"));
        StringAssert.Matches(lines[3], new($"^kitchen  {Kitchen}  Node  +1\\.4\\.0  +-60 dBm  [0-9]+ s ago$"));
        Assert.AreEqual("", _error.ToString());
    }

    [TestMethod]
    public async Task JsonIsOneDocument()
    {
        await using TestBroker broker = await HomeAsync();

        Assert.AreEqual(ExitCode.Done, await RunAsync(broker, "--list", "--json"), _error.ToString());

        using JsonDocument document = JsonDocument.Parse(_output.ToString());
        JsonElement root = document.RootElement;
        Assert.AreEqual("enigmaiot", root.GetProperty("network").GetString());
        Assert.AreEqual("on", root.GetProperty("gateway").GetString());
        JsonElement[] nodes = [.. root.GetProperty("nodes").EnumerateArray()];
        Assert.HasCount(2, nodes);
        JsonElement kitchen = nodes.Single(node => node.GetProperty("address").GetString() == Kitchen);
        Assert.AreEqual("kitchen", kitchen.GetProperty("name").GetString());
        Assert.AreEqual("Node", kitchen.GetProperty("program").GetString());
        Assert.AreEqual("1.4.0", kitchen.GetProperty("version").GetString());
        Assert.AreEqual(-60, kitchen.GetProperty("rssi").GetInt32());
        Assert.IsTrue(kitchen.TryGetProperty("seen", out _));
        JsonElement attic = nodes.Single(node => node.GetProperty("address").GetString() == Attic);
        Assert.IsTrue(attic.GetProperty("sleepy").GetBoolean());
        Assert.IsFalse(attic.TryGetProperty("name", out _));
        Assert.IsFalse(attic.TryGetProperty("seen", out _));
    }

    [TestMethod]
    public async Task ANetworkThatTheBrokerDoesNotKnowIsExitCodeSeven()
    {
        await using TestBroker broker = await TestBroker.StartAsync();

        Assert.AreEqual(ExitCode.NodeSilent, await RunAsync(broker, "--list", "--json", "-t", "cellar"));

        StringAssert.Contains(_error.ToString(), "keeps nothing of a network 'cellar'");
        using JsonDocument document = JsonDocument.Parse(_output.ToString());
        Assert.AreEqual(ExitCode.NodeSilent, document.RootElement.GetProperty("code").GetInt32());
    }

    [TestMethod]
    public async Task ABrokerThatIsNotThereIsExitCodeFour()
    {
        string port = $"{FreePort.Take()}";

        int code = await new UpdateCommand(_output, _error, isTerminal: false).RunAsync(["--list", "-p", port]);

        Assert.AreEqual(ExitCode.BrokerUnreachable, code);
        Assert.HasCount(1, _error.ToString().Trim().Split('\n'));
    }

    [TestMethod]
    public async Task ABrokerThatRefusesIsExitCodeFive()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        broker.Judge = (_, _) => MqttConnectReasonCode.BadUserNameOrPassword;

        Assert.AreEqual(ExitCode.BrokerRefused, await RunAsync(broker, "--list"));
    }

    [TestMethod]
    public async Task MessagesThatAreNoListAreNotShown()
    {
        await using TestBroker broker = await HomeAsync();
        await KeepAsync(broker, "enigmaiot/gateway/nodes/no-address", "{\"rssi\":-1}");
        await KeepAsync(broker, "enigmaiot/gateway/nodes/AA:BB:CC:00:00:03", "[]");
        await KeepAsync(broker, "enigmaiot/gateway/nodes/AA:BB:CC:00:00:04", "{\"seen\":99999999999999");
        await KeepAsync(broker, "enigmaiot/cellar/program", "{\"name\":\"no address\"}");

        await RunAsync(broker, "--list", "--json");

        using JsonDocument document = JsonDocument.Parse(_output.ToString());
        Assert.AreEqual(2, document.RootElement.GetProperty("nodes").GetArrayLength());
    }

    [TestMethod]
    public async Task ATextFromTheNetworkDoesNotSteerTheTerminal()
    {
        await using TestBroker broker = await HomeAsync();
        await KeepAsync(broker, $"enigmaiot/gateway/nodes/{Kitchen}", "{\"name\":\"kit\\u001b[2Jchen\",\"seen\":999999999999999}");

        await RunAsync(broker, "--list");

        Assert.IsFalse(_output.ToString().Contains('\u001b'));
    }

    [TestMethod]
    public async Task WatchTellsEachChangeUntilItIsCancelled()
    {
        await using TestBroker broker = await HomeAsync();
        using CancellationTokenSource end = new();
        StringWriter safe = new();
        TextWriter output = TextWriter.Synchronized(safe);
        Task<int> run = new UpdateCommand(output, _error, isTerminal: false)
            .RunAsync(["--watch", "--json", "-p", $"{broker.Port}"], end.Token);
        await UntilAsync(() => Changes(output, safe).Any(change => Address(change) == Kitchen), run);

        await KeepAsync(broker, $"enigmaiot/gateway/nodes/{Kitchen}", "{\"name\":\"cellar\",\"rssi\":-50}");
        await UntilAsync(() => Changes(output, safe).Any(change => Name(change) == "cellar"), run);
        await KeepAsync(broker, "enigmaiot/gateway/status", "0");
        await UntilAsync(() => Changes(output, safe)[^1].GetProperty("gateway").GetString() == "off", run);
        await end.CancelAsync();

        Assert.AreEqual(ExitCode.Done, await run, _error.ToString());
        Assert.AreEqual("", _error.ToString());
    }

    [TestMethod]
    [DataRow("--list -d kitchen")]
    [DataRow("--watch -d kitchen")]
    [DataRow("--list -t a/#")]
    [DataRow("--json")]
    public async Task WhatDoesNotGoTogetherIsExitCodeTwo(string line)
    {
        Assert.AreEqual(
            ExitCode.Usage, await new UpdateCommand(_output, _error, isTerminal: false).RunAsync(line.Split(' ')));
    }

    [TestMethod]
    public async Task AFailedUpdateIsOneJsonDocumentToo()
    {
        int code = await new UpdateCommand(_output, _error, isTerminal: false).RunAsync(["-d", "kitchen", "-f", "no-such-file", "--json"]);

        Assert.AreEqual(ExitCode.File, code);
        using JsonDocument document = JsonDocument.Parse(_output.ToString());
        Assert.AreEqual(ExitCode.File, document.RootElement.GetProperty("code").GetInt32());
        StringAssert.Contains(document.RootElement.GetProperty("message").GetString(), "no-such-file");
    }

    private static async Task<TestBroker> HomeAsync()
    {
        TestBroker broker = await TestBroker.StartAsync();
        await KeepAsync(broker, "enigmaiot/gateway/status", "1");
        long seen = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 5;
        await KeepAsync(broker, $"enigmaiot/gateway/nodes/{Kitchen}", $"{{\"address\":\"{Kitchen}\",\"name\":\"kitchen\",\"rssi\":-60,\"seen\":{seen}}}");
        await KeepAsync(broker, $"enigmaiot/gateway/nodes/{Attic}", $"{{\"address\":\"{Attic}\",\"sleepy\":true,\"rssi\":-71}}");
        await KeepAsync(broker, "enigmaiot/kitchen/program", KitchenProgram);
        return broker;
    }

    private static Task KeepAsync(TestBroker broker, string topic, string payload)
    {
        return broker.Server.InjectApplicationMessage(new InjectedMqttApplicationMessage(
            new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithRetainFlag().Build())
        {
            SenderClientId = "gateway",
        });
    }

    private static JsonElement[] Changes(TextWriter output, StringWriter safe)
    {
        lock (output)
        {
            return [.. safe.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            {
                using JsonDocument document = JsonDocument.Parse(line);
                return document.RootElement.Clone();
            })];
        }
    }

    private static string? Address(JsonElement change) => Text(change, "address");

    private static string? Name(JsonElement change) => Text(change, "name");

    private static string? Text(JsonElement change, string name)
    {
        return change.TryGetProperty("node", out JsonElement node) && node.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
    }

    private static async Task UntilAsync(Func<bool> done, Task<int> run)
    {
        for (int i = 0; i < 1500 && !done(); i++)
        {
            Assert.IsFalse(run.IsCompleted, "it ended");
            await Task.Delay(20);
        }

        Assert.IsTrue(done());
    }

    private Task<int> RunAsync(TestBroker broker, params string[] arguments)
    {
        return new UpdateCommand(_output, _error, isTerminal: false).RunAsync([.. arguments, "-p", $"{broker.Port}"]);
    }
}
