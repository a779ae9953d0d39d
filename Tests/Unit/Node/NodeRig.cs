using System;
using EnigmaIoT.Node;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>A node on doubles of every port, with a gateway at the other end of its radio, in virtual time.</summary>
public sealed class NodeRig
{
    /// <summary>The node's address.</summary>
    public const long NodeAddress = 0x3C71BF000002;

    /// <summary>Bytes of each firmware slot.</summary>
    public const int SlotCapacity = 100000;

    // Three requests, 150 ms for each answer, and a turn of the pump.
    private const int QuestionsMilliseconds = 460;

    private const string Password = "correct horse";

    /// <summary>Creates the parts; <see cref="Start()"/> makes the node.</summary>
    public NodeRig()
    {
        SeededRandom random = new SeededRandom(1);
        ToyCipher cipher = new ToyCipher(random);
        Radio = new FakeRadio(NodeAddress);
        Slots = new FakeSlots(cipher, SlotCapacity);
        Gateway = new GatewayDouble(Radio, Password);
        Config.NetworkKey = Password;
        Config.NetworkName = "greenhouse";
        Parts.Radio = Radio;
        Parts.Scanner = Scanner;
        Parts.Cipher = cipher;
        Parts.Random = random;
        Parts.Slots = Slots;
        Parts.Store = Store;
        Parts.Clock = Clock;
        Parts.Board = Board;
        Parts.Log = Log;
    }

    public NodeConfig Config { get; } = new NodeConfig();

    public NodeParts Parts { get; } = new NodeParts();

    public FakeClock Clock { get; } = new FakeClock();

    public FakeRadio Radio { get; }

    public FakeScanner Scanner { get; } = new FakeScanner(GatewayDouble.Address);

    public FakeSlots Slots { get; }

    public MemoryStore Store { get; } = new MemoryStore();

    public FakeBoard Board { get; } = new FakeBoard();

    public ListLog Log { get; } = new ListLog();

    public RecordingApplication Application { get; } = new RecordingApplication();

    public GatewayDouble Gateway { get; }

    public NodeFirmware Node { get; private set; }

    /// <summary>Creates a rig whose node is registered with a gateway.</summary>
    public static NodeRig Registered()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.Register();
        return rig;
    }

    /// <summary>Creates the node.</summary>
    public void Start()
    {
        Start(Application);
    }

    /// <summary>Creates the node with an application.</summary>
    public void Start(INodeApplication application)
    {
        Node = new NodeFirmware(Config, Parts, application);
    }

    /// <summary>Calls the pump until nothing is left for this moment.</summary>
    public void Pump()
    {
        for (int i = 0; i < 4; i++)
        {
            int wait = Node.Pump();
            Assert.IsTrue(wait >= 1 && wait <= 1000, "the pump must be called again within a second");
        }
    }

    /// <summary>Advances the time and calls the pump as often as it wants.</summary>
    public void Run(int milliseconds)
    {
        Pump();
        while (milliseconds > 0)
        {
            int wait = Node.Pump();
            int step = wait < milliseconds ? wait : milliseconds;
            Clock.Advance(step);
            milliseconds -= step;
            Pump();
        }
    }

    /// <summary>Advances the time until the node has said hello.</summary>
    public void RunUntilHello()
    {
        for (int i = 0; i < 700; i++)
        {
            Run(10);
            if (Gateway.TakeHello())
            {
                return;
            }
        }

        throw new InvalidOperationException("the node did not say hello within 7 s");
    }

    /// <summary>Has the gateway answer the ClientHello taken last, and the clock request under the new session where there is one.</summary>
    public void AnswerHello()
    {
        bool isRenewal = Node.IsRegistered;
        Gateway.Send(Gateway.MakeServerHello());
        Pump();
        if (isRenewal)
        {
            AnswerClock();
        }
    }

    /// <summary>Has the gateway answer the node's clock requests; it does not know the time.</summary>
    public void AnswerClock()
    {
        while (Gateway.AnswerClock())
        {
            Pump();
        }
    }

    /// <summary>Leaves the node's requests after an InvalidateKey without an answer, until it says hello.</summary>
    public void RunUntilRenewal()
    {
        Run(QuestionsMilliseconds);
        Assert.IsTrue(Gateway.TakeHello(), "the node says hello where its session is not known");
    }

    /// <summary>Registers the node.</summary>
    public void Register()
    {
        RunUntilHello();
        AnswerHello();
        Assert.IsTrue(Node.IsRegistered, "the node took the ServerHello");
    }

    /// <summary>Sends control bytes to the node and gives its answer, or null.</summary>
    public byte[] Ask(params byte[] control)
    {
        Gateway.Control(control);
        Pump();
        return Gateway.NextControl();
    }

    /// <summary>Checks that the session still works in both directions.</summary>
    public void AssertSessionWorks()
    {
        byte[] answer = Ask(ControlCode.VersionGet);
        Assert.IsNotNull(answer, "the node answers");
        Assert.AreEqual(ControlCode.VersionAnswer, answer[0]);
    }
}
