using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Whoever has recorded hellos, and no key, can say them again under any address.</summary>
[TestClass]
public class RecordedHelloTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const long Stranger = 0x3C71BF00EE00;
    private const int Capacity = 16;

    [TestMethod]
    public void HelloIsWorthNothingUnderAnotherAddressEither()
    {
        GatewayRig rig = GatewayRig.StartedFor(Capacity);
        byte[] hello = new NodeDouble(rig, Kitchen).MakeHello(false, false);
        rig.Hear(Kitchen, hello, hello.Length);
        int sent = rig.Radio.SentCount;
        for (int i = 0; i < Capacity; i++)
        {
            rig.Clock.Advance(1000);
            rig.Hear(Stranger + i, hello, hello.Length);
        }

        Assert.AreEqual(sent, rig.Radio.SentCount);
        Assert.AreEqual(1, rig.Gateway.Nodes.Registered);
    }

    [TestMethod]
    public void RestartedNodeJoinsWhileItsOldHellosAreSaidAgain()
    {
        GatewayRig rig = GatewayRig.StartedFor(Capacity);
        byte[][] old = Record(rig, Kitchen, 3);
        NodeDouble node = new NodeDouble(rig, Kitchen);
        for (int i = 0; i < 20; i++)
        {
            rig.Clock.Advance(250);
            rig.Hear(Kitchen, old[i % old.Length], ClientHelloFrame.Count);
        }

        node.SayHello(false, false);
        Assert.AreEqual(1, node.HellosAnswered);
        rig.Hear(Kitchen, old[0], ClientHelloFrame.Count);
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual("21", rig.Told("3C:71:BF:00:00:02/data"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void HellosThatFollowANodesOwnDoNotTakeItsPlace(bool isRegistered)
    {
        GatewayRig rig = GatewayRig.StartedFor(Capacity);
        NodeDouble node = new NodeDouble(rig, Kitchen);
        byte[][] old = Record(rig, Kitchen, 6);
        if (isRegistered)
        {
            node.Register();
            node.SendName("kitchen");
            rig.Clock.Advance(10000);
        }

        node.SayHello(false, false);
        for (int i = 0; i < old.Length; i++)
        {
            rig.Hear(Kitchen, old[i], ClientHelloFrame.Count);
        }

        node.SendName("kitchen");
        Assert.AreEqual(0, node.Invalidations);
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual("21", rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void EntriesThatProveNoKeyGiveWayToNewcomersOldestFirst()
    {
        GatewayRig rig = GatewayRig.StartedFor(Capacity);
        NodeDouble proven = rig.Join(Kitchen, "kitchen");
        Fill(rig, Capacity - 1);
        Assert.AreEqual(Capacity, rig.Gateway.Nodes.Registered);

        NodeDouble late = rig.Join(Kitchen + 1, "late");

        Assert.IsNull(rig.Gateway.Nodes.Find(Stranger), "the oldest one went");
        Assert.IsNotNull(rig.Gateway.Nodes.Find(Stranger + 1));
        late.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("1"));
        Assert.AreEqual("1", rig.Told("late/data"));
        proven.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("2"));
        Assert.AreEqual("2", rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void EntryThatProvesNoKeyIsGivenBackAfterFiveMinutes()
    {
        GatewayRig rig = GatewayRig.StartedFor(Capacity);
        NodeDouble proven = rig.Join(Kitchen, "kitchen");
        Fill(rig, 1);
        rig.Run(290000);
        Assert.AreEqual(2, rig.Gateway.Nodes.Registered);
        rig.Run(14000);
        Assert.AreEqual(1, rig.Gateway.Nodes.Registered);
        Assert.IsTrue(rig.Gateway.Nodes.At(proven.Session.NodeId).IsRegistered);
        Assert.AreEqual(0, rig.Count("3C:71:BF:00:EE:00/bye"), "nobody was told of it");
    }

    [TestMethod]
    public void KeyAgreementsHaveABudget()
    {
        GatewayRig rig = GatewayRig.StartedFor(Capacity);
        byte[][] hellos = Record(rig, Stranger, 60);
        for (int i = 0; i < 50; i++)
        {
            rig.Hear(Stranger + i, hellos[i], ClientHelloFrame.Count);
        }

        Assert.AreEqual(AgreementBudget.Burst, rig.Gateway.Nodes.Registered, "at once");
        for (int i = 50; i < 60; i++)
        {
            rig.Clock.Advance(AgreementBudget.PauseMilliseconds / 2);
            rig.Hear(Stranger + i, hellos[i], ClientHelloFrame.Count);
        }

        Assert.AreEqual(AgreementBudget.Burst + 5, rig.Gateway.Nodes.Registered, "and five in the second after that");
    }

    [TestMethod]
    public void CopiesTakeNothingOfTheBudget()
    {
        GatewayRig rig = GatewayRig.StartedFor(Capacity);
        byte[] hello = Record(rig, Stranger, 1)[0];
        for (int i = 0; i < 100; i++)
        {
            rig.Hear(Stranger + i, hello, hello.Length);
        }

        for (int i = 0; i < AgreementBudget.Burst - 1; i++)
        {
            rig.Join(Kitchen + i);
        }
    }

    [TestMethod]
    public void RefusedHelloMayBeSaidAgain()
    {
        GatewayRig rig = GatewayRig.StartedFor(Capacity);
        byte[][] hellos = Record(rig, Stranger, AgreementBudget.Burst);
        for (int i = 0; i < hellos.Length; i++)
        {
            rig.Hear(Stranger + i, hellos[i], ClientHelloFrame.Count);
        }

        NodeDouble node = new NodeDouble(rig, Kitchen);
        byte[] hello = node.MakeHello(false, false);
        rig.Hear(Kitchen, hello, hello.Length);
        Assert.IsNull(rig.Gateway.Nodes.Find(Kitchen));
        rig.Clock.Advance(AgreementBudget.PauseMilliseconds);
        rig.Hear(Kitchen, hello, hello.Length);
        Assert.IsNotNull(rig.Gateway.Nodes.Find(Kitchen));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TableKnowsTheLastHellosAndForgetsOnlyOldOnes(bool isTight)
    {
        SeenHellos seen = new SeenHellos(new SeededRandom(5), isTight);
        SeededRandom random = new SeededRandom(6);
        byte[][] hellos = new byte[SeenHellos.Capacity][];
        int taken = 0;
        for (int i = 0; i < hellos.Length; i++)
        {
            hellos[i] = new byte[ClientHelloFrame.Count];
            random.Fill(hellos[i], 0, hellos[i].Length);
            taken += seen.Contains(hellos[i]) ? 0 : 1;
            seen.Note(hellos[i]);
            Assert.IsTrue(seen.Contains(hellos[i]));
        }

        Assert.IsTrue(taken > hellos.Length - 3, "a hello that never came is hardly ever taken for a copy");
        int known = 0;
        int last = isTight ? 64 : 128;
        for (int i = hellos.Length - last; i < hellos.Length; i++)
        {
            known += seen.Contains(hellos[i]) ? 1 : 0;
        }

        Assert.IsTrue(known > last - 3, "the last ones are known");
    }

    [TestMethod]
    public void MessageIsWipedOnceItIsDone()
    {
        DownlinkRing messages = new DownlinkRing();
        byte[] key = new byte[33];
        key[0] = 0x10;
        key[32] = 0xAA;
        Assert.IsTrue(messages.TryAdd(null, 5, FrameType.ControlDown, 0, key, 0, key.Length));
        Assert.IsTrue(messages.TryAdd(null, 6, FrameType.ControlDown, 0, key, 0, key.Length));
        messages.Remove(0);
        Assert.AreEqual(6, messages.Destination(0));
        messages.Remove(0);
        CollectionAssert.AreEqual(new byte[DownlinkRing.MaximumBytes], messages.Bytes);
    }

    private static byte[][] Record(GatewayRig rig, long address, int count)
    {
        NodeDouble earlier = new NodeDouble(rig, address + 0x10000);
        byte[][] hellos = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            hellos[i] = earlier.MakeHello(false, false);
        }

        return hellos;
    }

    private static void Fill(GatewayRig rig, int count)
    {
        byte[][] hellos = Record(rig, Stranger, count);
        for (int i = 0; i < count; i++)
        {
            rig.Clock.Advance(AgreementBudget.PauseMilliseconds);
            rig.Hear(Stranger + i, hellos[i], ClientHelloFrame.Count);
        }

        rig.Clock.Advance(CandidateSessions.ProofMilliseconds);
    }
}
