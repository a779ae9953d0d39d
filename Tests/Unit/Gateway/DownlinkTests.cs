using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>How messages reach nodes: retries, repetition of what is not answered, limits.</summary>
[TestClass]
public class DownlinkTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    public void FrameThatIsNotAcknowledgedIsSentAgainAsItIs()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.IsOff = true;
        int sent = rig.Radio.SentCount;
        rig.Tell("kitchen/set/identify", "");
        Assert.AreEqual(sent + 3, rig.Radio.SentCount);
        string first = Text(rig.Radio.Sent(sent));
        Assert.AreEqual(first, Text(rig.Radio.Sent(sent + 1)));
        Assert.AreEqual(first, Text(rig.Radio.Sent(sent + 2)));
        Assert.AreEqual(1, rig.Log.CountOf(KitchenMac + ": message not delivered"));
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the node did not acknowledge it\"}", rig.Told("kitchen/result/identify"));
        node.IsOff = false;
        rig.Tell("kitchen/set/identify", "");
        Assert.AreEqual(ControlCode.Identify, node.NextControl()[0]);
    }

    [TestMethod]
    public void CopyOfAFrameWhoseAcknowledgementWasLostIsNotObeyedTwice()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.IsAirBlocked = true;
        rig.Tell("kitchen/set/restart", "");
        node.Hear(rig.Radio.Last);
        rig.IsAirBlocked = false;
        rig.Pump();
        Assert.AreEqual(1, node.Replays);
        Assert.IsNotNull(node.NextControl());
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    [DataRow("get/version", "")]
    [DataRow("get/sleeptime", "")]
    [DataRow("set/sleeptime", "0")]
    [DataRow("get/name", "")]
    [DataRow("set/name", "cellar")]
    public void CommandIsAskedAgainUntilItIsGivenUp(string command, string payload)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/" + command, payload);
        rig.Run(5999);
        Assert.AreEqual(6, CountControls(node), "once, and five times more");
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.Run(20000);
        Assert.AreEqual(0, CountControls(node));
        Assert.AreEqual(1, rig.Link.PublishedCount);
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the node does not answer\"}",
            rig.Told("kitchen/result/" + command.Substring(4)));
    }

    [TestMethod]
    public void CommandIsNotAskedAgainOnceItIsAnswered()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/set/sleeptime", "0");
        rig.Run(1500);
        Assert.AreEqual(2, CountControls(node));
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        rig.Run(20000);
        Assert.AreEqual(0, CountControls(node));
        Assert.AreEqual(1, rig.Count("kitchen/result/sleeptime"));
    }

    [TestMethod]
    [DataRow("set/identify")]
    [DataRow("set/restart")]
    [DataRow("set/reset")]
    public void CommandWithoutARepeatableAnswerIsSentOnce(string command)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/" + command, "");
        rig.Run(20000);
        Assert.AreEqual(1, CountControls(node));
    }

    [TestMethod]
    public void NewerCommandOfTheSameKindTakesTheOlderOnesPlace()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/set/sleeptime", "10");
        rig.Tell("kitchen/set/sleeptime", "0");
        Assert.AreEqual(2, CountControls(node));
        rig.Run(1100);
        byte[] again = node.NextControl();
        Assert.AreEqual("0300000000", Hex.Format(again, 0, again.Length));
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void QuestionDoesNotTakeThePlaceOfASetting()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.IsOff = true;
        rig.Tell("kitchen/set/sleeptime", "0");
        node.IsOff = false;
        rig.Tell("kitchen/get/sleeptime", "");
        Assert.AreEqual(1, CountControls(node), "the setting was lost");
        node.SendControl(ControlCode.SleepAnswer, 10, 0, 0, 0);
        rig.Forget();
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        Assert.AreEqual("{\"sleeptime\":0}", rig.Told("kitchen/result/sleeptime"));
        rig.Run(20000);
        Assert.AreEqual(0, CountControls(node));
    }

    [TestMethod]
    public void SettingThatWasLostBesideItsQuestionIsSentAgain()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.IsOff = true;
        rig.Tell("kitchen/set/sleeptime", "20");
        node.IsOff = false;
        rig.Tell("kitchen/get/sleeptime", "");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        CountControls(node);
        rig.Run(1100);
        byte[] again = node.NextControl();
        Assert.AreEqual("0314000000", Hex.Format(again, 0, again.Length));
    }

    [TestMethod]
    public void CommandBeyondThoseThatCanBeAwaitedIsRefused()
    {
        GatewayRig rig = GatewayRig.StartedFor(CommandRetries.Capacity + 1);
        NodeDouble[] nodes = new NodeDouble[CommandRetries.Capacity + 1];
        for (int i = 0; i < nodes.Length; i++)
        {
            rig.Clock.Advance(AgreementBudget.PauseMilliseconds / 4);
            nodes[i] = rig.Join(Kitchen + i, "n" + i.ToString());
            rig.Clock.Advance(500);
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            rig.Tell("n" + i.ToString() + "/get/version", "");
            Assert.AreEqual(i < CommandRetries.Capacity ? 1 : 0, CountControls(nodes[i]));
        }

        string last = "n" + CommandRetries.Capacity.ToString();
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"too many commands wait for their answers: try again in a moment\"}",
            rig.Told(last + "/result/version"));
        rig.Run(1100);
        Assert.AreEqual(1, CountControls(nodes[0]), "the others are all asked again");
        nodes[0].SendControl(ControlCode.VersionAnswer, 0, 9, 8);
        rig.Tell(last + "/get/version", "");
        Assert.AreEqual(1, CountControls(nodes[CommandRetries.Capacity]), "and an answer makes room");
    }

    [TestMethod]
    public void TwentyCommandsAtOnceAreAllAnsweredOrRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen, "kitchen");
        rig.IsAirBlocked = true;
        for (int i = 0; i < 20; i++)
        {
            rig.Link.Enqueue("greenhouse/kitchen/set/data", i.ToString());
        }

        rig.Pump();
        Assert.AreEqual(20 - DownlinkRing.Capacity, rig.Count("kitchen/result/data"));
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the send queue is full: try again in a moment\"}",
            rig.Told("kitchen/result/data"));
    }

    [TestMethod]
    public void CommandIsNotAskedOfTheNodeThatTookTheEntry()
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.MaximumNodes = 1;
        rig.Start();
        rig.Join(Kitchen, "kitchen");
        rig.Run(400);
        rig.Tell("kitchen/get/version", "");
        rig.Gateway.Nodes.At(0).Release();
        NodeDouble other = rig.Join(Kitchen + 1);
        rig.Run(5000);
        Assert.AreEqual(0, CountControls(other));
    }

    [TestMethod]
    public void FullQueueRefusesTheNewestAndTheRadioGoesOnLater()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.IsAirBlocked = true;
        for (int i = 0; i < DownlinkRing.Capacity + 5; i++)
        {
            rig.Tell("kitchen/set/identify", "");
        }

        Assert.AreEqual(1, rig.Log.CountOf("send queue full: messages to nodes are refused"));
        rig.IsAirBlocked = false;
        rig.Pump();
        Assert.AreEqual(DownlinkRing.Capacity, CountControls(node));
        rig.Tell("kitchen/set/identify", "");
        Assert.AreEqual(1, CountControls(node));
    }

    [TestMethod]
    public void FullQueueRefusesDataToo()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.IsAirBlocked = true;
        for (int i = 0; i < DownlinkRing.Capacity; i++)
        {
            rig.Tell("kitchen/set/identify", "");
        }

        rig.Tell("kitchen/set/data", "on");
        Assert.AreEqual(1, rig.Log.CountOf("send queue full: messages to nodes are refused"));
        rig.IsAirBlocked = false;
        rig.Pump();
        Assert.IsNull(node.Data);
    }

    [TestMethod]
    public void MessageToANodeThatWasGivenUpIsNotSent()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.IsAirBlocked = true;
        rig.Tell("kitchen/set/identify", "");
        rig.Tell("kitchen/set/restart", "");
        rig.Gateway.Nodes.At(0).Release();
        rig.IsAirBlocked = false;
        rig.Pump();
        Assert.AreEqual(ControlCode.Identify, node.NextControl()[0], "which the radio had already");
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void FullRadioIsTriedAgain()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Radio.QueueSize = 0;
        rig.Tell("kitchen/set/identify", "");
        Assert.IsNull(node.NextControl());
        rig.Radio.QueueSize = 8;
        rig.Pump();
        Assert.IsNotNull(node.NextControl());
    }

    private static int CountControls(NodeDouble node)
    {
        int count = 0;
        while (node.NextControl() != null)
        {
            count++;
        }

        return count;
    }

    private static string Text(SentFrame frame)
    {
        return Hex.Format(frame.Payload, 0, frame.Payload.Length);
    }
}
