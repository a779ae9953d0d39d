using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>A session ends for a proven one only: InvalidateKey can be forged, and a ServerHello recorded.</summary>
[TestClass]
public class ProofTests
{
    private static readonly byte[] _data = new byte[] { 7, 8, 9 };

    [TestMethod]
    public void ForgedInvalidateKeyAndRecordedServerHelloDoNotEndASession()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] recorded = Recorded(rig);

        rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
        rig.RunUntilRenewal();
        rig.Gateway.Send(recorded);
        rig.Pump();

        rig.Run(60000);
        rig.AssertSessionWorks();
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 3));
        rig.Pump();
        Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData), "under the session that the gateway knows");
        Assert.AreEqual(1, rig.Application.RegisteredCount);
    }

    [TestMethod]
    public void InvalidateKeyIsRefutedByTheGatewaysAnswer()
    {
        NodeRig rig = NodeRig.Registered();
        rig.AnswerClock();
        rig.Run(1000);
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 3));
        rig.Pump();
        Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData));

        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.Pump();
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 1));
        rig.AnswerClock();
        rig.Run(20000);

        Assert.IsFalse(rig.Gateway.TakeHello(), "it does not register again");
        Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData));
        Assert.AreEqual(1, rig.Log.CountOf("unfounded"));
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void OldFrameOfTheGatewayDoesNotRefuteIt()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] old = rig.Gateway.SealControl(GatewayDouble.NodeId, rig.Gateway.Session.NextDownlink(), new byte[] { 1 });
        rig.Gateway.Send(old);
        rig.Run(100);

        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.Pump();
        rig.Gateway.Send(old);

        rig.RunUntilRenewal();
    }

    [TestMethod]
    public void NothingIsSentUnderTheOldKeyWhileTheNewOneIsBeingProven()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.RunUntilRenewal();
        byte[] hello = rig.Gateway.MakeServerHello();
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 3));
        rig.Pump();
        Assert.IsNull(rig.Gateway.NextSent(FrameType.SensorData), "a 0.9.8 gateway would forget the node for it");

        rig.Gateway.Send(hello);
        rig.Pump();
        Assert.IsNull(rig.Gateway.NextSent(FrameType.SensorData));
        rig.AnswerClock();

        Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData), "under the new one");
        Assert.AreEqual(2, rig.Application.RegisteredCount);
    }

    [TestMethod]
    public void DataGoesOutUnderTheOldSessionWhereTheNewOneIsNotProven()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] recorded = Recorded(rig);
        rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
        rig.RunUntilRenewal();
        rig.Gateway.Send(recorded);
        rig.Pump();
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 3));

        rig.Run(1000);

        Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData));
    }

    [TestMethod]
    public void TakesTheRealServerHelloThatCameAfterARecordedOne()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] recorded = Recorded(rig);
        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.RunUntilRenewal();

        rig.Gateway.Send(recorded);
        rig.Gateway.Send(rig.Gateway.MakeServerHello());
        for (int i = 0; i < 100; i++)
        {
            rig.Run(10);
            rig.AnswerClock();
        }

        Assert.AreEqual(2, rig.Application.RegisteredCount);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void AnyFrameUnderTheNewKeyProvesIt()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.RunUntilRenewal();
        rig.Gateway.Send(rig.Gateway.MakeServerHello());
        rig.Pump();
        Assert.AreEqual(1, rig.Application.RegisteredCount);

        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        rig.Pump();

        Assert.AreEqual(2, rig.Application.RegisteredCount);
        rig.AssertSessionWorks();
    }

    private static byte[] Recorded(NodeRig rig)
    {
        byte[] frame = new byte[ServerHelloFrame.Count];
        byte[] publicKey = new byte[FrameLayout.KeyCount];
        new SeededRandom(77).Fill(publicKey, 0, publicKey.Length);
        ServerHelloFrame.Seal(rig.Gateway.NetworkKey, rig.Parts.Random, frame, publicKey, GatewayDouble.NodeId);
        return frame;
    }
}
