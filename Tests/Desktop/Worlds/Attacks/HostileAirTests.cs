using System.Text.Json;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds.Attacks;

/// <summary>An attacker without a key sends 10 frames a second of every kind: it costs no node a message.</summary>
[TestClass]
public sealed class HostileAirTests
{
    private const int FramesPerSecond = 10;
    private const int JoinSeconds = 30;
    private const int Restarts = 3;

    /// <summary>
    /// 24 virtual hours with 34 nodes and a newcomer. Each sends data twice an hour here, so that the run stays short;
    /// ENIGMAIOT_HOSTILE_DATA_SECONDS makes it more often.
    /// </summary>
    [TestMethod]
    public void NoNodeLosesAMessageIn24HoursAndANewcomerJoins()
    {
        string? seconds = Environment.GetEnvironmentVariable("ENIGMAIOT_HOSTILE_DATA_SECONDS");
        Run(hours: 24, nodes: 35, dataSeconds: seconds == null ? 1800 : int.Parse(seconds), seed: 1);
    }

    /// <summary>The same for half an hour, with data every 5 s.</summary>
    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    public void NoNodeThatOftenSendsLosesAMessage(int seed)
    {
        Run(hours: 0.5, nodes: 35, dataSeconds: 5, seed);
    }

    private static void Run(double hours, int nodes, int dataSeconds, int seed)
    {
        VirtualWorld world = new(new WorldOptions { Seed = seed, Nodes = nodes, DataMilliseconds = dataSeconds * 1000 });
        AirAttacker attacker = new(world, seed, nodes, FramesPerSecond);
        world.Nodes[nodes - 1].Board.PowerOff();
        AwaitNodes(world, nodes - 1);

        // After each restart the gateway knows none of the hellos that were said before.
        for (int i = 0; i < Restarts; i++)
        {
            Restart(world);
            AwaitNodes(world, nodes - 1);
        }

        long attackedAt = world.Scheduler.Now;
        attacker.Begin();
        Pass(world, hours * 1800);

        long begun = world.Scheduler.Now;
        world.Nodes[nodes - 1].Board.PowerOn();
        Assert.IsTrue(world.RunUntil(() => world.IsKnown(nodes), JoinSeconds), "the newcomer did not join");
        double joined = (world.Scheduler.Now - begun) / 1e6;
        Pass(world, hours * 1800);
        attacker.Stop();
        Pass(world, 10);

        int messages = 0;
        for (int number = 1; number <= nodes; number++)
        {
            messages += CheckData(world, number, attackedAt, dataSeconds);
        }

        Console.WriteLine(
            $"newcomer after {joined:0.0} s, {messages} messages, attacks: "
            + string.Join(", ", attacker.Sent.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")));
    }

    /// <summary>A gateway that has restarted knows no session; every node of ours is back soon, though the attacker goes on.</summary>
    [TestMethod]
    public void NodesComeBackToAGatewayThatRestartsUnderAttack()
    {
        const int nodes = 35;
        VirtualWorld world = new(new WorldOptions { Seed = 4, Nodes = nodes, DataMilliseconds = 5000 });
        AirAttacker attacker = new(world, 4, nodes, FramesPerSecond);
        AwaitNodes(world, nodes);
        attacker.Begin();
        for (int i = 0; i < Restarts; i++)
        {
            Pass(world, 60);
            Restart(world);
            long begun = world.Scheduler.Now;
            AwaitNodes(world, nodes);
            Console.WriteLine($"all back after {(world.Scheduler.Now - begun) / 1e6:0.0} s");
        }
    }

    /// <summary>Whoever answers hellos faster than the gateway, with ServerHellos of earlier registrations, keeps no node out.</summary>
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(2, 1)]
    [DataRow(5, 1)]
    [DataRow(20, 100_000)]
    public void NodesJoinThoughRecordedServerHellosComeBeforeTheRealOne(int answers, int pause)
    {
        const int nodes = 8;
        VirtualWorld world = new(new WorldOptions { Seed = 5, Nodes = nodes, DataMilliseconds = 5000 });
        HelloRacer racer = new(world, answers, pause);
        AwaitNodes(world, nodes);
        racer.Sends = true;
        for (int number = 1; number <= nodes; number++)
        {
            world.Nodes[number - 1].Board.PowerOff();
        }

        Pass(world, 1);
        long begun = world.Scheduler.Now;
        for (int number = 1; number <= nodes; number++)
        {
            world.Nodes[number - 1].Board.PowerOn();
        }

        Assert.IsTrue(
            world.RunUntil(() => Enumerable.Range(1, nodes).All(number => HasSentSince(world, number, begun)), 60),
            "a node was kept out");
        Console.WriteLine($"heard all after {(world.Scheduler.Now - begun) / 1e6:0.0} s, {racer.Sent} answers forged");
    }

    private static bool HasSentSince(VirtualWorld world, int number, long from)
    {
        string topic = $"{VirtualWorld.Network}/{VirtualWorld.NameOf(number)}/data";
        return world.Broker.Messages.Any(message => message.Topic == topic && message.Time >= from);
    }

    private static void Restart(VirtualWorld world)
    {
        world.Gateway.Board.PowerOff();
        Pass(world, 1);
        world.Gateway.Board.PowerOn();
    }

    private static void AwaitNodes(VirtualWorld world, int nodes)
    {
        Assert.IsTrue(world.RunUntil(() => Enumerable.Range(1, nodes).All(world.IsKnown), 60), "not registered");
    }

    private static void Pass(VirtualWorld world, double seconds)
    {
        world.Scheduler.RunUntil(() => false, world.Scheduler.Now + (long)(seconds * 1e6));
    }

    /// <summary>
    /// The sample application counts its messages: the numbers must be there without a gap, up to the last one. One may come twice:
    /// a node says its last message again where an InvalidateKey came right behind it, and could not be refuted before the next one.
    /// </summary>
    private static int CheckData(VirtualWorld world, int number, long from, int dataSeconds)
    {
        string topic = $"{VirtualWorld.Network}/{VirtualWorld.NameOf(number)}/data";
        long last = -1;
        long lastAt = 0;
        int count = 0;
        foreach (MemoryMessage message in world.Broker.Messages.Where(message => message.Topic == topic && message.Time >= from))
        {
            using JsonDocument json = JsonDocument.Parse(message.Text);
            long value = json.RootElement.GetProperty("count").GetInt64();
            Assert.IsTrue(value == last + 1 || value == last || last < 0, $"{topic}: {value} follows {last}");
            count += value == last ? 0 : 1;
            last = value;
            lastAt = message.Time;
        }

        Assert.IsLessThan(dataSeconds + 15, (world.Scheduler.Now - lastAt) / 1e6, $"{topic}: silent at the end");
        return count;
    }
}
