using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class RenewalTests
{
    // What the node has to say waits no longer than this for a session that is sure.
    private const int HoldMilliseconds = 450;

    [TestMethod]
    public void VerifiesInvalidateKeyWhileTheSessionStaysInUse()
    {
        NodeRig rig = NodeRig.Registered();

        rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
        rig.RunUntilRenewal();
        Assert.IsTrue(rig.Node.IsRegistered);
        rig.Run(HoldMilliseconds);
        rig.AssertSessionWorks();
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 5 }, 0, 1));
        rig.Pump();
        Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData));
    }

    [TestMethod]
    public void TakesTheNewSessionOnceTheGatewayAnswers()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Invalidate(InvalidateReason.Kicked);
        rig.RunUntilRenewal();

        rig.AnswerHello();

        rig.AssertSessionWorks();
        Assert.AreEqual(2, rig.Application.RegisteredCount);
        Assert.AreEqual(1, rig.Log.CountOf("InvalidateKey, reason 6"));
    }

    [TestMethod]
    public void VerifiesAtMostOnceInTenSecondsUnderAFlood()
    {
        NodeRig rig = NodeRig.Registered();
        int hellos = 0;

        for (int i = 0; i < 590; i++)
        {
            rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
            rig.Run(50);
            if (rig.Gateway.TakeHello())
            {
                hellos++;
                rig.AnswerHello();
            }

            Assert.IsTrue(rig.Node.IsRegistered);
        }

        Assert.AreEqual(3, hellos);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void KeepsTheSessionWhereNobodyAnswersAndVerifiesAgainWhenAsked()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
        rig.Run(60000);
        int hellos = CountHellos(rig);

        Assert.AreEqual(5, hellos);
        Assert.AreEqual(1, rig.Log.CountOf("the session stays in use"));
        rig.AssertSessionWorks();

        rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
        rig.RunUntilRenewal();
    }

    [TestMethod]
    public void IgnoresAnInvalidateKeyOfAnotherLength()
    {
        NodeRig rig = NodeRig.Registered();

        rig.Gateway.Send(new byte[] { FrameType.InvalidateKey });
        rig.Gateway.Send(new byte[] { FrameType.InvalidateKey, 5, 0 });
        rig.Run(10000);

        Assert.AreEqual(0, CountHellos(rig));
        Assert.AreEqual(2, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void SendsTheLostMessageAgainOnceInTheNewSession()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(12000);
        SendAndInvalidate(rig, InvalidateReason.UnregisteredNode, 100);
        rig.RunUntilRenewal();

        rig.AnswerHello();

        byte[] repeated = rig.Gateway.NextPayload(FrameType.SensorData);
        Assert.IsNotNull(repeated);
        Assert.AreEqual(PayloadEncoding.CayenneLpp, repeated[0]);
        Assert.AreEqual((byte)42, repeated[1]);
        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData));

        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.Run(10000);
        rig.RunUntilRenewal();
        rig.AnswerHello();
        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData), "it is repeated only once");
    }

    // A gateway of 0.9.8 holds three MQTT messages: name, repeated data and the application's data at once make six.
    [TestMethod]
    public void ApplicationIsToldOfTheNewSessionAMomentBehindARepeatedMessage()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(12000);
        SendAndInvalidate(rig, InvalidateReason.UnregisteredNode, 100);
        rig.RunUntilRenewal();
        int told = rig.Application.RegisteredCount;

        rig.AnswerHello();

        Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData));
        Assert.AreEqual(told, rig.Application.RegisteredCount);
        rig.Run(100);
        Assert.AreEqual(told + 1, rig.Application.RegisteredCount);
    }

    [TestMethod]
    public void DoesNotRepeatAMessageThatTheGatewayTook()
    {
        NodeRig rig = NodeRig.Registered();
        SendAndInvalidate(rig, InvalidateReason.KeyExpired, 100);
        rig.RunUntilRenewal();

        rig.AnswerHello();

        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData));
    }

    [TestMethod]
    public void DoesNotRepeatAMessageThatIsLongPast()
    {
        NodeRig rig = NodeRig.Registered();
        SendAndInvalidate(rig, InvalidateReason.WrongData, 1001);
        rig.RunUntilRenewal();

        rig.AnswerHello();

        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData));
    }

    [TestMethod]
    public void RenewsTheSessionByItselfBeforeACounterEnds()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] version = new byte[] { ControlCode.VersionGet };
        rig.Gateway.Send(rig.Gateway.SealControl(GatewayDouble.NodeId, Session.RenewalCounter, version));
        rig.Pump();

        Assert.IsTrue(rig.Gateway.TakeHello());
        rig.AnswerHello();

        rig.AssertSessionWorks();
        rig.Run(20000);
        Assert.AreEqual(0, CountHellos(rig));
    }

    [TestMethod]
    public void GoesOnAskingForANewSessionWhileACounterIsAtItsEnd()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] version = new byte[] { ControlCode.VersionGet };
        rig.Gateway.Send(rig.Gateway.SealControl(GatewayDouble.NodeId, Session.RenewalCounter, version));

        int hellos = 0;
        for (int i = 0; i < 10; i++)
        {
            rig.Run(10000);
            hellos += CountHellos(rig);
        }

        Assert.IsTrue(hellos > 10);
        Assert.IsTrue(rig.Node.IsRegistered);
    }

    private static void SendAndInvalidate(NodeRig rig, InvalidateReason reason, int milliseconds)
    {
        rig.Node.SendData(PayloadEncoding.CayenneLpp, new byte[] { 42 }, 0, 1);
        rig.Run(milliseconds);
        rig.Gateway.Invalidate(reason);
        rig.Pump();
    }

    private static int CountHellos(NodeRig rig)
    {
        int count = 0;
        while (rig.Gateway.TakeHello())
        {
            count++;
        }

        return count;
    }
}
