using System;
using System.Collections;
using System.Text;
using EnigmaIoT.Gateway;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>
/// A gateway on doubles of every port, with scripted nodes at the other end of its radio and the test as its broker, in
/// virtual time. Every sent frame is carried to its node, and then the MAC layer's result comes back.
/// </summary>
public sealed class GatewayRig
{
    /// <summary>The network's name.</summary>
    public const string Network = "greenhouse";

    /// <summary>The network key.</summary>
    public const string Password = "correct horse";

    /// <summary>The gateway's address.</summary>
    public const long Address = 0x240AC4000001;

    // Each takes room in the gateway, whether it is there or not, and a board has to hold the test too.
    private const int Nodes = 3;
    private const int Updates = 2;

    private const int Turns = 5000;

    private readonly ArrayList _nodes = new ArrayList();
    private int _carried;
    private long _airFreeAt;

    /// <summary>Creates the parts; <see cref="Start"/> makes the gateway.</summary>
    public GatewayRig()
    {
        SeededRandom random = new SeededRandom(1);
        Cipher = new ToyCipher(random);
        Radio = new FakeRadio(Address);
        Radio.HoldsResults = true;
        Clock.Milliseconds = 5000;
        Config.NetworkName = Network;
        Config.NetworkKey = Password;
        Config.MaximumNodes = Nodes;
        Config.MaximumUpdates = Updates;

        // Tests of anything else count messages, too.
        Config.StatusSeconds = 0;
        Config.HomeAssistant = HomeAssistantMode.Off;
        Parts.Radio = Radio;
        Parts.Mqtt = Link;
        Parts.Cipher = Cipher;
        Parts.Random = random;
        Parts.Base64 = new Base64();
        Parts.Store = Store;
        Parts.Clock = Clock;
        Parts.Board = new FakeBoard();
        Parts.Log = Log;
    }

    public GatewayConfig Config { get; } = new GatewayConfig();

    public GatewayParts Parts { get; } = new GatewayParts();

    public ToyCipher Cipher { get; }

    public FakeClock Clock { get; } = new FakeClock();

    public FakeRadio Radio { get; }

    public FakeMqttLink Link { get; } = new FakeMqttLink();

    public ListLog Log { get; } = new ListLog();

    public MemoryStore Store { get; } = new MemoryStore();

    public GatewayFirmware Gateway { get; private set; }

    /// <summary>Gets or sets how long a frame takes on the air; 0 = no time at all.</summary>
    public int AirMilliseconds { get; set; }

    /// <summary>Gets or sets whether the air takes nothing at all, and no result comes.</summary>
    public bool IsAirBlocked { get; set; }

    /// <summary>Creates a rig whose gateway is connected to its broker.</summary>
    public static GatewayRig Started()
    {
        GatewayRig rig = new GatewayRig();
        rig.Start();
        return rig;
    }

    /// <summary>Creates a rig whose gateway has room for so many nodes, and is connected to its broker.</summary>
    public static GatewayRig StartedFor(int nodes)
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.MaximumNodes = nodes;
        rig.Start();
        return rig;
    }

    /// <summary>Creates the gateway and has it connect.</summary>
    public void Start()
    {
        Gateway = new GatewayFirmware(Config, Parts);
        Pump();
        Pump();
        Forget();
    }

    /// <summary>Has the gateway restart: all that it keeps is in its store.</summary>
    public void Restart()
    {
        Link.State = MqttLinkState.Closed;
        Gateway = new GatewayFirmware(Config, Parts);
        Pump();
        Pump();
    }

    /// <summary>Adds a node that has not said anything yet.</summary>
    public void Add(NodeDouble node)
    {
        _nodes.Add(node);
    }

    /// <summary>Adds a node that is registered.</summary>
    public NodeDouble Join(long address)
    {
        NodeDouble node = new NodeDouble(this, address);
        node.Register();
        return node;
    }

    /// <summary>Adds a node that is registered and has told its name.</summary>
    public NodeDouble Join(long address, string name)
    {
        NodeDouble node = Join(address);
        node.SendName(name);
        Forget();
        return node;
    }

    /// <summary>Adds a node that sleeps, is registered and has told its name.</summary>
    public NodeDouble JoinSleepy(long address, string name)
    {
        NodeDouble node = new NodeDouble(this, address);
        node.Register(true);
        node.SendName(name);
        Forget();
        return node;
    }

    /// <summary>Forgets what was published and logged.</summary>
    public void Forget()
    {
        Link.ClearPublished();
        Log.Clear();
    }

    /// <summary>Calls the pump and carries frames until nothing is left for this moment.</summary>
    /// <returns>In how many milliseconds the gateway wants to be called again.</returns>
    public int Pump()
    {
        for (int i = 0; i < Turns; i++)
        {
            int wait = Gateway.Pump();
            Assert.IsTrue(wait >= 0, "the pump must not ask for the past");
            bool carried = Carry();
            if (!carried && wait > 0)
            {
                return wait;
            }
        }

        throw new InvalidOperationException("the gateway does not come to rest");
    }

    /// <summary>Advances the time; the pump is called whenever it wants or the air has something.</summary>
    public void Run(long milliseconds)
    {
        long end = Clock.Milliseconds + milliseconds;
        int wait = Pump();
        while (Clock.Milliseconds < end)
        {
            long step = end - Clock.Milliseconds;
            step = wait < step ? wait : step;
            long air = _airFreeAt - Clock.Milliseconds;
            step = air > 0 && air < step ? air : step;
            Clock.Advance(step);
            for (int i = 0; i < _nodes.Count; i++)
            {
                ((NodeDouble)_nodes[i]).OnTime(Clock.Milliseconds);
            }

            wait = Pump();
        }
    }

    /// <summary>Publishes a text to <c>network/node/command</c>.</summary>
    public void Tell(string nodeAndCommand, string payload)
    {
        Link.Enqueue(Network + "/" + nodeAndCommand, payload);
        Pump();
    }

    /// <summary>Gets the last payload published under <c>network/suffix</c>, or null.</summary>
    public string Told(string suffix)
    {
        PublishedMessage message = Link.LastOf(Network + "/" + suffix);
        return message == null ? null : message.Text;
    }

    /// <summary>Counts what was published under <c>network/suffix</c>.</summary>
    public int Count(string suffix)
    {
        return Link.CountOf(Network + "/" + suffix);
    }

    /// <summary>Puts a frame into the gateway's radio.</summary>
    public void Hear(long source, byte[] frame, int count)
    {
        Radio.Enqueue(source, frame, count);
        Pump();
    }

    /// <summary>Checks that input was refused: counted, logged once with sender and reason, and nothing else said.</summary>
    public void AssertRefused(int totalBefore, string sender, string reason)
    {
        Assert.AreEqual(totalBefore + 1, Gateway.Rejects.Total, "counted once");
        Assert.AreEqual(1, Log.Count, "one line");
        Assert.AreEqual("refused from " + sender + ": " + reason, Log.Last);
        Assert.AreEqual((int)LogLevel.Warning, (int)Log.Level(0));
    }

    /// <summary>Gets the bytes of a text.</summary>
    public static byte[] Bytes(string text)
    {
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Carries the next frame to its node, and gives the radio its result. The gateway is not called.</summary>
    /// <returns>False where there is no frame, or the air takes none now.</returns>
    public bool Carry()
    {
        if (_carried >= Radio.SentCount || IsAirBlocked || Clock.Milliseconds < _airFreeAt)
        {
            return false;
        }

        SentFrame frame = Radio.Sent(_carried++);
        _airFreeAt = Clock.Milliseconds + AirMilliseconds;
        bool delivered = frame.Destination == MacAddress.Broadcast;
        for (int i = 0; i < _nodes.Count; i++)
        {
            NodeDouble node = (NodeDouble)_nodes[i];
            if (frame.Destination == node.Address || frame.Destination == MacAddress.Broadcast)
            {
                delivered |= node.Hear(frame);
            }
        }

        Radio.Complete(delivered);
        return true;
    }
}
