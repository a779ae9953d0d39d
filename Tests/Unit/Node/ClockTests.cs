using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class ClockTests
{
    private const long UnixTime = 1700000000000000;

    [TestMethod]
    public void TakesTheTimeFromTheGateway()
    {
        NodeRig rig = NodeRig.Registered();
        Assert.AreEqual(0L, rig.Node.UnixMicroseconds);
        long t1 = TakeRequest(rig);
        rig.Run(20);

        Respond(rig, 1, t1, UnixTime, UnixTime + 4000);

        // 20 ms under way, 4 of them in the gateway: the answer took 8 ms back.
        Assert.AreEqual(UnixTime + 12000, rig.Node.UnixMicroseconds);
        rig.Clock.Advance(1000);
        Assert.AreEqual(UnixTime + 1012000, rig.Node.UnixMicroseconds);
    }

    [TestMethod]
    public void AsksEveryThirtySeconds()
    {
        NodeRig rig = NodeRig.Registered();
        TakeRequest(rig);

        rig.Run(29999);
        Assert.IsNull(rig.Gateway.NextSent(FrameType.ClockRequest));
        rig.Run(1);
        Assert.IsNotNull(rig.Gateway.NextSent(FrameType.ClockRequest));
    }

    [TestMethod]
    public void UsesThePlatformsTimeUntilTheGatewayTellsOne()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Clock.UnixMicroseconds = UnixTime;

        Assert.AreEqual(UnixTime, rig.Node.UnixMicroseconds);
    }

    [TestMethod]
    public void RefusesResponsesThatItDidNotAskFor()
    {
        NodeRig rig = NodeRig.Registered();
        long t1 = TakeRequest(rig);

        Respond(rig, 1, t1 + 1, UnixTime, UnixTime);
        Assert.AreEqual(0L, rig.Node.UnixMicroseconds);

        Respond(rig, 2, t1, UnixTime, UnixTime);
        Assert.AreEqual(UnixTime, rig.Node.UnixMicroseconds);
        Respond(rig, 3, t1, UnixTime * 2, UnixTime * 2);
        Assert.AreEqual(UnixTime, rig.Node.UnixMicroseconds);
        Assert.AreEqual(2, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void RefusesReplayedResponses()
    {
        NodeRig rig = NodeRig.Registered();
        long t1 = TakeRequest(rig);
        Respond(rig, 1, t1, UnixTime, UnixTime);
        rig.Run(10000);

        Respond(rig, 1, t1, UnixTime, UnixTime);

        Assert.AreEqual(UnixTime + 10000000, rig.Node.UnixMicroseconds);
        Assert.AreEqual(1, rig.Log.CountOf("clock response that was not asked for"));
    }

    // A gateway of 0.9.8 seals a message for a sleeping node when it comes, and sends it behind the node's next data.
    [TestMethod]
    public void TakesWhatTheGatewayHadSealedBeforeItAnsweredForTheTime()
    {
        NodeRig rig = NodeRig.Registered();
        long t1 = TakeRequest(rig);
        byte[] waiting = rig.Gateway.SealControl(GatewayDouble.NodeId, 1, new byte[] { ControlCode.VersionGet });
        Respond(rig, 2, t1, UnixTime, UnixTime);

        rig.Gateway.Send(waiting);
        rig.Pump();

        Assert.AreEqual(UnixTime, rig.Node.UnixMicroseconds);
        Assert.AreEqual(ControlCode.VersionAnswer, rig.Gateway.NextControl()[0]);
        rig.Gateway.Send(waiting);
        rig.Pump();
        Assert.IsNull(rig.Gateway.NextControl(), "but not twice");
    }

    [TestMethod]
    public void TakesTheTimeFromAResponseThatAnotherFrameHasOvertaken()
    {
        NodeRig rig = NodeRig.Registered();
        long t1 = TakeRequest(rig);
        rig.Gateway.Send(rig.Gateway.SealControl(GatewayDouble.NodeId, 2, new byte[] { ControlCode.VersionGet }));

        Respond(rig, 1, t1, UnixTime, UnixTime);

        Assert.AreEqual(UnixTime, rig.Node.UnixMicroseconds);
    }

    [TestMethod]
    public void RecordedResponseDoesNotShowThatTheGatewayKnowsTheSession()
    {
        NodeRig rig = NodeRig.Registered();
        long t1 = TakeRequest(rig);
        Respond(rig, 1, t1, UnixTime, UnixTime);
        rig.Run(1000);
        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.Run(100);

        Respond(rig, 1, t1, UnixTime, UnixTime);
        rig.Run(1000);

        Assert.IsTrue(rig.Gateway.TakeHello(), "nobody has answered, so the node registers again");
    }

    [TestMethod]
    public void LateResponseShowsThatTheGatewayKnowsTheSessionAndTellsNoTime()
    {
        NodeRig rig = NodeRig.Registered();
        Respond(rig, 1, TakeRequest(rig), UnixTime, UnixTime);
        rig.Run(1000);
        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.Run(10);
        long first = TakeRequest(rig);
        rig.Run(200);
        TakeRequest(rig);

        Respond(rig, 2, first, UnixTime * 2, UnixTime * 2);
        rig.Run(1000);

        Assert.IsFalse(rig.Gateway.TakeHello());
        Assert.AreEqual(UnixTime + 2210000, rig.Node.UnixMicroseconds);
    }

    [TestMethod]
    public void TakesNoTimeFromAGatewayThatDoesNotKnowIt()
    {
        NodeRig rig = NodeRig.Registered();
        long t1 = TakeRequest(rig);

        Respond(rig, 1, t1, 0, 0);

        Assert.AreEqual(0L, rig.Node.UnixMicroseconds);
        Assert.AreEqual(0, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void RefusesTimesThatCannotBe()
    {
        NodeRig rig = NodeRig.Registered();
        long t1 = TakeRequest(rig);

        Respond(rig, 1, t1, UnixTime, UnixTime - 1);

        Assert.AreEqual(0L, rig.Node.UnixMicroseconds);
        Assert.AreEqual(1, rig.Log.CountOf("clock response with times that cannot be"));
    }

    private static long TakeRequest(NodeRig rig)
    {
        SentFrame sent = rig.Gateway.NextSent(FrameType.ClockRequest);
        Assert.IsNotNull(sent, "the node asks for the time");
        Assert.IsTrue(ClockRequestFrame.Open(rig.Gateway.Session, sent.Payload, sent.Payload.Length));
        return ClockRequestFrame.T1(sent.Payload);
    }

    private static void Respond(NodeRig rig, int counter, long t1, long t2, long t3)
    {
        byte[] frame = new byte[ClockResponseFrame.Count];
        ClockResponseFrame.Seal(rig.Gateway.Session, frame, counter, t1, t2, t3);
        rig.Gateway.Send(frame);
        rig.Pump();
    }
}
