using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class ClockTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const long Now = 1700000000000000;

    [TestMethod]
    public void ClockRequestIsAnsweredWithTheGatewaysTime()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.UnixMicroseconds = Now;
        node.SendClockRequest(123456789012345);
        Assert.AreEqual(123456789012345L, ClockResponseFrame.T1(node.Clock.Payload));
        Assert.AreEqual(Now, ClockResponseFrame.T2(node.Clock.Payload));
        Assert.AreEqual(Now, ClockResponseFrame.T3(node.Clock.Payload));
        Assert.AreEqual(0, rig.Link.PublishedCount);
    }

    [TestMethod]
    public void EveryAnswerHasAnIvOfItsOwn()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.UnixMicroseconds = Now;
        node.SendClockRequest(1);
        string first = Hex.Format(node.Clock.Payload, FrameLayout.IvOffset, FrameLayout.IvCount);
        node.SendClockRequest(1);
        Assert.AreNotEqual(first, Hex.Format(node.Clock.Payload, FrameLayout.IvOffset, FrameLayout.IvCount));
    }

    [TestMethod]
    public void ClockRequestIsAnsweredWithZerosWhileTheTimeIsUnknown()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendClockRequest(1);
        Assert.AreEqual(1L, ClockResponseFrame.T1(node.Clock.Payload));
        Assert.AreEqual(0L, ClockResponseFrame.T2(node.Clock.Payload));
        Assert.AreEqual(0L, ClockResponseFrame.T3(node.Clock.Payload));
        Assert.AreEqual(0, rig.Gateway.Rejects.Total);
    }

    [TestMethod]
    public void ReplayedClockRequestIsNotAnswered()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.UnixMicroseconds = Now;
        byte[] frame = new byte[ClockRequestFrame.Count];
        ClockRequestFrame.Seal(node.Session, frame, 1, 5);
        node.Send(frame, frame.Length);
        Assert.IsNull(node.Clock);
        rig.AssertRefused(0, "3C:71:BF:00:00:02", "replayed frame");
    }

    [TestMethod]
    public void AnswersThatWaitBehindOthersStillHaveTheHigherCounter()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.UnixMicroseconds = Now;
        rig.IsAirBlocked = true;
        rig.Tell("kitchen/set/identify", "");
        rig.Tell("kitchen/set/restart", "");
        node.SendClockRequest(1);
        node.SendName("cellar");
        rig.IsAirBlocked = false;
        rig.Pump();
        Assert.AreEqual(ControlCode.Identify, node.NextControl()[0]);
        Assert.AreEqual(ControlCode.Restart, node.NextControl()[0]);
        Assert.IsNotNull(node.Clock, "the clock response was not refused");
        Assert.AreEqual(0, node.Replays);
        Assert.AreEqual((int)NodeNameResult.Ok, node.NameResult);
    }
}
