using System.Text;
using System.Text.RegularExpressions;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.Documents;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>Every topic of the tables in docs/mqtt.md, at a real mosquitto.</summary>
[TestClass]
public sealed class EveryTopicTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenText = "3C:71:BF:00:00:02";
    private const string Prefix = GatewayRig.Network + "/";
    private const int Ticks = 4000;

    private static readonly IReadOnlyList<DocumentedTopic> _documented = DocumentedTopic.Read(new MarkdownPage("docs/mqtt.md"));

    // What a node answers to a command, in control bytes; null where it answers nothing.
    private static readonly (string Command, string Payload, string? Answer, string? Topic)[] _commands =
    [
        ("get/version", "", "81000908", "result/version"),
        ("get/sleeptime", "", "8200000000", "result/sleeptime"),
        ("set/sleeptime", "10", "8200000000", "result/sleeptime"),
        ("get/name", "", "083c71bf0000026b69746368656e", "result/name"),
        ("set/name", "kitchen", "083c71bf0000026b69746368656e", "result/name"),
        ("set/reset", "", "85", "result/reset"),
        ("set/identify", "", null, null),
        ("set/restart", "", "8903", "restart"),
    ];

    /// <summary>A gateway with a node at the other end of its radio, connected to the broker by the link of the simulator.</summary>
    [TestMethod]
    public void WhatTheGatewaySaysAndTakesIsWhatTheTablesSay()
    {
        using Mosquitto broker = Mosquitto.Start();
        using MqttNetLink link = new(broker.Address.ToOptions(), GatewayRig.Address, () => { });
        using MqttNetLink client = new(broker.Address.ToOptions(), GatewayRig.Address + 1, () => { });
        using MqttWatcher watcher = new(broker.Address, "#");
        client.Connect("client", "0", ["none"]);
        GatewayRig rig = Start(link);
        Until(rig, () => link.State == MqttLinkState.Connected && client.State == MqttLinkState.Connected);
        NodeDouble node = new(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");

        SendEverything(rig, node);
        foreach ((string command, string payload, string? answer, string? topic) in _commands)
        {
            Assert.IsTrue(client.Publish($"{Prefix}kitchen/{command}", Encoding.UTF8.GetBytes(payload), false));
            Until(rig, () => node.NextControl() is not null, command);
            if (answer is not null)
            {
                int before = Count(watcher, $"kitchen/{topic}");
                node.SendControl(Hex.Parse(answer));
                Until(rig, () => Count(watcher, $"kitchen/{topic}") > before, command);
            }
        }

        foreach (string command in new[] { "set/data", "get/data" })
        {
            Assert.IsTrue(client.Publish($"{Prefix}kitchen/{command}", "{\"led\":1}"u8.ToArray(), false));
            byte type = command == "set/data" ? FrameType.DataSet : FrameType.DataGet;
            Until(rig, () => node.Data?.Payload[0] == type, command);
        }

        foreach ((string command, string payload) in new[]
        {
            ("kitchen/get/rssi", ""), ("kitchen/get/update", ""), ("kitchen/set/ota", "0,5000,10,md5"), ("gateway/get/log", ""),
            ("gateway/get/loglevel", ""), ("gateway/set/loglevel", "warning"), ("gateway/get/counters", ""), ("gateway/get/update", ""),
            ("gateway/get/group", ""), ("gateway/set/group", "node,kitchen"),
        })
        {
            string answer = Regex.Replace(command, "/[gs]et/", "/result/");
            int before = Count(watcher, answer);
            Assert.IsTrue(client.Publish(Prefix + command, Encoding.UTF8.GetBytes(payload), false));
            Until(rig, () => Count(watcher, answer) > before, command);
        }

        AssertDocumented(Topics(watcher));
        using MqttWatcher late = new(broker.Address, "#");
        Until(rig, () => Topics(late).Contains(Prefix + "gateway/status"));
        foreach (string topic in Topics(late))
        {
            Assert.AreEqual("yes", RowOf(topic)?.Retained, $"{topic} is kept");
        }

        Until(rig, () => Topics(late).Contains(Prefix + "kitchen/program") && Topics(late).Contains($"{Prefix}gateway/nodes/{KitchenText}"));
    }

    /// <summary>What each row says can be published there as it says: the broker takes it, and keeps it or not.</summary>
    [TestMethod]
    public void EachRowsExampleIsTakenByTheBroker()
    {
        using Mosquitto broker = Mosquitto.Start();
        using MqttNetLink link = new(broker.Address.ToOptions(), GatewayRig.Address, () => { });
        using MqttWatcher watcher = new(broker.Address, "#");
        link.Connect("will", "0", ["none"]);
        Simulation.Eventually.IsTrue(() => link.State == MqttLinkState.Connected, "connecting");

        foreach (DocumentedTopic row in _documented)
        {
            string topic = Example(row.Topic);
            string payload = row.Example.Length == 0 ? "{}" : row.Example;
            Simulation.Eventually.IsTrue(() => link.Publish(topic, Encoding.UTF8.GetBytes(payload), row.Retained == "yes"), topic);
            watcher.WaitFor($"{topic} {payload}");
        }

        using MqttWatcher late = new(broker.Address, "#");
        string[] kept = [.. _documented.Where(row => row.Retained == "yes").Select(row => Example(row.Topic)).Order()];
        Simulation.Eventually.IsTrue(() => Topics(late).Count >= kept.Length, "what is kept");
        CollectionAssert.AreEqual(kept, Topics(late).Order().ToArray());
        Assert.AreEqual(MqttLinkState.Connected, link.State, "no topic cost the connection");
    }

    private static GatewayRig Start(MqttNetLink link)
    {
        GatewayRig rig = new();
        LogRing ring = new(rig.Log, rig.Clock, LogRing.SmallBytes);
        rig.Parts.Mqtt = link;
        rig.Parts.Log = ring;
        rig.Parts.LastLines = ring;
        rig.Start();
        return rig;
    }

    private static void SendEverything(GatewayRig rig, NodeDouble node)
    {
        node.SendData(PayloadEncoding.MessagePack, Hex.Parse("81a474656d70ca41ac0000"));
        node.Session.NextData();
        node.SendData(PayloadEncoding.Raw, [1]);
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, 0, new byte[8], null, "Node"u8.ToArray());
        node.SendControl(notice[..count]);

        // Somebody without a session, which is told.
        rig.Hear(Kitchen + 1, [FrameType.SensorData, 0, 0], 3);

        // Its document, the list of nodes and the counters have their times.
        for (int i = 0; i < 62; i++)
        {
            rig.Run(5_000);
        }
    }

    private static void Until(GatewayRig rig, Func<bool> done, string what = "")
    {
        // What is looked for may be taken by looking.
        bool isDone = done();
        for (int i = 0; i < Ticks && !isDone; i++)
        {
            rig.Run(5);
            Thread.Sleep(5);
            isDone = done();
        }

        Assert.IsTrue(isDone, what);
    }

    private static int Count(MqttWatcher watcher, string suffix)
    {
        return watcher.Read().Count(message => message.StartsWith($"{Prefix}{suffix} ", StringComparison.Ordinal));
    }

    private static HashSet<string> Topics(MqttWatcher watcher) => [.. watcher.Read().Select(message => message.Split(' ')[0])];

    private static void AssertDocumented(IEnumerable<string> topics)
    {
        string[] unknown = [.. topics.Where(topic => RowOf(topic) is null)];
        Assert.IsEmpty(unknown, "not in the tables: " + string.Join(", ", unknown));

        // These need an update that runs, a restart, slots, or another mode of Home Assistant; each has tests of its own.
        string[] seen = [.. _documented.Where(row => topics.Any(topic => Matches(row, topic))).Select(row => row.Topic)];
        foreach (string topic in new[]
        {
            "hello", "bye", "data", "status", "debug/lostmessages", "restart", "program", "result/version", "result/sleeptime", "result/name",
            "result/rssi", "result/reset", "result/ota", "result/update",
        })
        {
            CollectionAssert.Contains(seen, $"N/node/{topic}");
        }

        foreach (string topic in new[]
        {
            "status", "counters", "nodes/ADDRESS", "result/log", "result/loglevel", "result/counters", "result/update", "result/group",
        })
        {
            CollectionAssert.Contains(seen, $"N/gateway/{topic}");
        }
    }

    private static DocumentedTopic? RowOf(string topic)
    {
        // The gateway's own topics have the form of a node's, too.
        return _documented.Where(row => Matches(row, topic)).MaxBy(row => row.Topic.StartsWith("N/gateway/", StringComparison.Ordinal));
    }

    private static bool Matches(DocumentedTopic row, string topic)
    {
        string pattern = Regex.Escape(row.Topic)
            .Replace("N/node/", Prefix + "(?!gateway/)[^/]+/", StringComparison.Ordinal)
            .Replace("N/", Prefix, StringComparison.Ordinal)
            .Replace("ADDRESS", "[0-9A-F:]{17}", StringComparison.Ordinal)
            .Replace("MAC", "[0-9a-f]{12}", StringComparison.Ordinal)
            .Replace("COMPONENT", "[a-z_]+", StringComparison.Ordinal)
            .Replace("ENTITY", "[a-zA-Z0-9_-]+", StringComparison.Ordinal);
        return Regex.IsMatch(topic, $"^{pattern}$");
    }

    private static string Example(string topic)
    {
        return topic
            .Replace("N/node/", Prefix + "kitchen/", StringComparison.Ordinal)
            .Replace("N/", Prefix, StringComparison.Ordinal)
            .Replace("ADDRESS", KitchenText, StringComparison.Ordinal)
            .Replace("MAC", "3c71bf000002", StringComparison.Ordinal)
            .Replace("COMPONENT", "sensor", StringComparison.Ordinal)
            .Replace("ENTITY", "kitchen_temp", StringComparison.Ordinal);
    }
}
