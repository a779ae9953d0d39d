using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Radio;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>Registration, frames and commands.</summary>
internal static class AirStories
{
    private const long Kitchen = 0x3C71BF000002;
    private const int WaitingForANode = 8;
    private const int NodesWithIndex = NodeTable.MaximumWithoutIndex + 1;
    private const int Day = 24 * 3600 * 1000;

    public static Story HelloOfANewNode()
    {
        Story story = new();
        NodeDouble node = null!;
        story.Prepare = () => node = new NodeDouble(story.Rig, Kitchen);
        story.Step = () => node.SayHello(false, true);
        story.Check = () =>
        {
            node.Register(false, true);
            node.SendName("kitchen");
            story.Rig.Run(2000);
            Assert.IsTrue(node.HasBroadcastKey);
            Assert.AreEqual("kitchen", story.Rig.Gateway.Nodes.Find(Kitchen).Name);
        };
        return story;
    }

    public static Story HelloOfANodeThatIsRegistered()
    {
        Story story = new();
        story.Step = () => story.Known.SayHello(false, true);
        story.Check = () =>
        {
            story.Known.SendData(0, [1]);
            if (story.Known.Invalidations > 0)
            {
                story.Known.Register(false, true);
                story.Known.SendName("lamp");
            }
        };
        return story;
    }

    public static Story ProofOfANewSession()
    {
        Story story = new();
        story.Prepare = () => story.Known.SayHello(false, true);
        story.Step = () => story.Known.SendData(0, [1]);
        return story;
    }

    public static Story Name()
    {
        Story story = new();
        story.Step = () => story.Known.SendName("bulb");
        story.Check = () => CheckName(story);
        return story;
    }

    public static Story NameInALargeTable()
    {
        Story story = null!;
        story = new Story
        {
            SetUp = () =>
            {
                story.Rig.Config.MaximumNodes = NodesWithIndex;
                story.Rig.Cipher.FrameKeys.Capacity = NodesWithIndex + 10;
            },
        };
        story.Step = () => story.Known.SendName("bulb");
        story.Check = () => CheckName(story);
        return story;
    }

    public static Story Data()
    {
        Story story = new();
        story.Step = () => story.Known.SendData(PayloadEncoding.CayenneLpp, [1, 103, 1, 16]);
        return story;
    }

    public static Story Clock()
    {
        Story story = new();
        story.Step = () => story.Known.SendClockRequest(5);
        return story;
    }

    public static Story CommandAndItsAnswer()
    {
        Story story = new();
        story.Step = () => story.Rig.Tell("lamp/get/version", "");
        return story;
    }

    public static Story CommandThatIsNotDelivered()
    {
        Story story = new();
        story.Prepare = () => story.Known.IsOff = true;
        story.Step = () =>
        {
            story.Rig.Tell("lamp/get/version", "");
            story.Rig.Run(6000);
            story.Known.IsOff = false;
        };
        return story;
    }

    public static Story DataToANode()
    {
        Story story = new();
        story.Step = () => story.Rig.Tell("lamp/set/data", "{\"on\":1}");
        return story;
    }

    public static Story Broadcast()
    {
        Story story = new();
        story.Step = () => story.Rig.Tell("broadcast/set/identify", "");
        return story;
    }

    public static Story NewBroadcastKey()
    {
        Story story = new();
        story.Prepare = () =>
        {
            story.Known.Register(false, true);
            story.Known.SendName("lamp");
        };
        story.Step = () =>
        {
            story.Rig.Gateway.Nodes.Find(story.Known.Address).Traits |= NodeTraits.OwedBroadcastKey;
            story.Rig.Run(500);
        };
        story.Check = () => Assert.IsTrue(story.Known.BroadcastKeys > 1);
        return story;
    }

    public static Story MessagesForASleepingNode()
    {
        Story story = new();
        NodeDouble node = null!;
        story.Prepare = () =>
        {
            node = story.Rig.JoinSleepy(Kitchen, "kitchen");
            story.Rig.Tell("kitchen/set/data", "{\"on\":1}");
        };
        story.Step = () =>
        {
            story.Rig.Tell("kitchen/get/version", "");
            story.Rig.Tell("kitchen/get/sleeptime", "");
            node.SendData(0, [1]);
        };
        story.Check = () =>
        {
            WakeAll(story, node);
            for (int i = 0; i < WaitingForANode; i++)
            {
                story.Rig.Tell("kitchen/set/data", "{\"on\":" + i + "}");
            }

            Assert.AreEqual(0, story.Rig.Count("kitchen/result/error"), "as many fit in as before");
            WakeAll(story, node);
        };
        return story;
    }

    public static Story NodeThatFellSilent()
    {
        Story story = new();
        NodeDouble node = null!;
        story.Prepare = () =>
        {
            node = story.Rig.JoinSleepy(Kitchen, "kitchen");
            story.Rig.Tell("kitchen/get/version", "");
            story.Rig.Clock.Advance(Day);
            story.Known.SendData(0, [1]);
        };
        story.Step = () => story.Rig.Run(500);
        story.Check = () => CheckGone(story, node);
        return story;
    }

    public static Story KeyThatIsOld()
    {
        Story story = new();
        NodeDouble node = null!;
        story.Prepare = () =>
        {
            node = story.Rig.Join(Kitchen, "kitchen");
            story.Rig.Clock.Advance(2 * Day);
            story.Known.Register();
            story.Known.SendName("lamp");
            node.SendData(0, [1]);
        };
        story.Step = () => story.Rig.Run(500);
        story.Check = () => CheckGone(story, node);
        return story;
    }

    public static Story CounterThatFellBack()
    {
        Story story = new();
        story.Prepare = () =>
        {
            for (int i = 0; i < 300; i++)
            {
                story.Known.SendData(0, [1]);
            }
        };
        story.Step = () =>
        {
            byte[] old = story.Known.SealData(FrameType.SensorData, story.Known.Session.NodeId, 5, 0, [1]);
            story.Known.Send(old, old.Length);
        };
        return story;
    }

    public static Story WhatANodeSaysOfItself()
    {
        Story story = new();
        story.Step = () =>
        {
            story.Known.SendControl(ControlCode.RestartNotice, (byte)RestartReason.Unknown);
            story.Known.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        };
        return story;
    }

    public static Story BrokerThatIsBack()
    {
        Story story = new();
        story.Prepare = () => story.Rig.Link.State = MqttLinkState.Closed;
        story.Step = () => story.Rig.Run(3000);
        story.Check = () => Assert.AreEqual((int)MqttLinkState.Connected, (int)story.Rig.Link.State);
        return story;
    }

    public static Story QuestionsAboutTheGateway()
    {
        Story story = new();
        story.Step = () =>
        {
            story.Rig.Tell("gateway/get/status", "");
            story.Rig.Tell("gateway/get/nodes", "");
        };
        return story;
    }

    public static Story Restart()
    {
        Story story = new();
        NodeDouble node = null!;
        story.Prepare = () =>
        {
            node = story.Rig.JoinSleepy(Kitchen, "kitchen");
            story.Rig.Tell("kitchen/get/version", "");
        };
        story.Step = () =>
        {
            story.Rig.Tell("gateway/set/restart", "");
            story.Rig.Run(3000);
        };
        story.Check = () =>
        {
            if (((EnigmaIoT.Tests.Unit.Support.FakeBoard)story.Rig.Parts.Board).RestartCount == 0)
            {
                story.Rig.Tell("gateway/set/restart", "");
                story.Rig.Run(3000);
            }

            Assert.AreEqual(1, ((EnigmaIoT.Tests.Unit.Support.FakeBoard)story.Rig.Parts.Board).RestartCount);
        };
        return story;
    }

    public static Story FrameToTheDriver()
    {
        Story story = new() { IsTold = false };
        DriverDouble driver = new();
        BatchedRadio radio = new(driver, 1);
        SendResult result = new();
        story.Step = () =>
        {
            FaultPoint.Enter();
            for (int i = 0; i < 10; i++)
            {
                try
                {
                    radio.Send(2, new byte[20], 0, 20);
                }
                catch (OutOfMemoryException)
                {
                    // It is the gateway that counts and tells it.
                }
            }

            FaultPoint.Leave();
        };
        story.Check = () =>
        {
            int results = 0;
            for (int now = 0; now < 1000; now++)
            {
                radio.Exchange(now);
                if (driver.QueueCount > 0)
                {
                    driver.Complete(true);
                }

                results += radio.TakeSendResult(result) ? 1 : 0;
            }

            Assert.AreEqual(radio.FramesSent, results, "no result is held up");
            Assert.AreEqual(BatchedRadio.Collected, radio.SendCapacity, "all places are free");
        };
        return story;
    }

    private static void CheckName(Story story)
    {
        NodeEntry entry = story.Rig.Gateway.Nodes.Find(story.Known.Address);
        Assert.IsTrue(entry.Name is "lamp" or "bulb", entry.Name);
        Assert.IsTrue(entry == story.Rig.Gateway.Nodes.FindByName(entry.Name), "it is found by its name");
        story.Known.SendName("bulb");
        Assert.IsNull(story.Rig.Gateway.Nodes.FindByName("lamp"));
        story.Known.SendName("lamp");
        Assert.IsNull(story.Rig.Gateway.Nodes.FindByName("bulb"));
    }

    private static void CheckGone(Story story, NodeDouble node)
    {
        story.Rig.Run(1000);
        Assert.IsNull(story.Rig.Gateway.Nodes.Find(Kitchen));
        Assert.IsNull(story.Rig.Gateway.Nodes.FindByName("kitchen"));
        node.Register();
        node.SendName("kitchen");
        story.Rig.Tell("kitchen/set/identify", "");
        Assert.IsNotNull(node.NextControl());
    }

    private static void WakeAll(Story story, NodeDouble node)
    {
        for (int i = 0; i < WaitingForANode + 3; i++)
        {
            node.SendData(0, [1]);
            story.Rig.Run(1000);
        }

        Assert.IsNull(story.Rig.Gateway.Nodes.Find(node.Address).Waiting, "nothing waits");
    }
}
