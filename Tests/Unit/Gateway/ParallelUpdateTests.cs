using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Updates of several nodes at once share the radio.</summary>
[TestClass]
public class ParallelUpdateTests
{
    private const long First = 0x3C71BF000002;

    [TestMethod]
    public void TwoUpdatesShareTheRadioAndBothArrive()
    {
        GatewayRig rig = Started();
        rig.AirMilliseconds = 4;
        OldNodeDouble old = new OldNodeDouble(rig, First);
        WindowNodeDouble window = new WindowNodeDouble(rig, First + 1);
        Join(rig, old, "old");
        Join(rig, window, "window");
        UpdaterDouble one = new UpdaterDouble(rig, "old", new TestImage(37));
        UpdaterDouble other = new UpdaterDouble(rig, "window", new TestImage(40));
        old.Losses.LoseBehindRadio(10, 1);
        window.Losses.LoseBehindRadio(10, 1);
        one.Offer();
        other.Offer();
        rig.Run(100);
        for (int i = 1; i <= 40; i++)
        {
            if (i <= 37)
            {
                one.Chunk(i);
            }

            other.Chunk(i);
            rig.Run(20);
        }

        rig.Run(5000);
        one.AssertTold("0 2 6");
        other.AssertTold("0 2 6");
        Assert.IsTrue(old.HasImage);
        Assert.IsTrue(window.HasImage);
    }

    [TestMethod]
    public void NeitherUpdateStarvesTheOther()
    {
        GatewayRig rig = Started();
        OldNodeDouble[] nodes = JoinOld(rig, 2);
        TestImage image = new TestImage(40);
        rig.AirMilliseconds = 4;
        rig.Tell("n0/set/ota", image.Offer);
        rig.Tell("n1/set/ota", image.Offer);
        rig.Run(100);
        for (int i = 1; i <= 40; i++)
        {
            rig.Link.Enqueue("greenhouse/n0/set/ota", image.Line(i));
            rig.Link.Enqueue("greenhouse/n1/set/ota", image.Line(i));
        }

        rig.Run(200);
        int apart = nodes[0].LastGood - nodes[1].LastGood;
        Assert.IsTrue(nodes[0].LastGood > 10 && nodes[0].LastGood < 40, nodes[0].LastGood.ToString());
        Assert.IsTrue(apart >= -2 && apart <= 2, apart.ToString());
    }

    [TestMethod]
    public void UpdateAboveTheMaximumIsRefusedUntilAnotherOneEnds()
    {
        GatewayRig rig = Started();
        JoinOld(rig, 5);
        TestImage image = new TestImage(3);
        UpdaterDouble[] updaters = new UpdaterDouble[5];
        for (int i = 0; i < 5; i++)
        {
            updaters[i] = new UpdaterDouble(rig, "n" + i.ToString(), image);
            updaters[i].Offer();
        }

        Assert.AreEqual("0", updaters[3].Statuses);
        Assert.AreEqual("1", updaters[4].Statuses);
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"too many updates are running\",\"md5\":\"" + image.Md5 + "\"}",
            updaters[4].LastAnswer);
        Assert.AreEqual("refused from n4: too many updates are running", rig.Log.Last);
        updaters[0].Go(20, 10000);
        updaters[0].AssertTold("0 2 6");
        updaters[4].Update();
        updaters[4].AssertTold("1 0 2 6");
    }

    [TestMethod]
    public void CommandsToOtherNodesAreServedDuringAnUpdate()
    {
        GatewayRig rig = Started();
        OldNodeDouble[] nodes = JoinOld(rig, 1);
        NodeDouble other = rig.Join(First + 9, "other");
        rig.AirMilliseconds = 4;
        UpdaterDouble updater = new UpdaterDouble(rig, "n0", new TestImage(30));
        updater.Offer();
        rig.Run(50);
        for (int i = 1; i <= 20; i++)
        {
            updater.Chunk(i);
        }

        rig.Tell("other/set/identify", "");
        rig.Run(40);
        Assert.IsNotNull(other.NextControl());
        updater.Go(20, 10000);
        Assert.IsTrue(nodes[0].HasImage);
    }

    [TestMethod]
    public void FramesSentAgainAreCounted()
    {
        GatewayRig rig = Started();
        OldNodeDouble[] nodes = JoinOld(rig, 1);
        nodes[0].Losses.LoseOnAir(2, 3);
        Assert.AreEqual(0, rig.Gateway.Updates.SentAgain);
        UpdaterDouble updater = new UpdaterDouble(rig, "n0", new TestImage(5));
        updater.Update();
        Assert.IsTrue(rig.Gateway.Updates.SentAgain >= 3, rig.Gateway.Updates.SentAgain.ToString());
    }

    private static GatewayRig Started()
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.MaximumNodes = 5;
        rig.Config.MaximumUpdates = 4;
        rig.Start();
        return rig;
    }

    private static OldNodeDouble[] JoinOld(GatewayRig rig, int count)
    {
        OldNodeDouble[] nodes = new OldNodeDouble[count];
        for (int i = 0; i < count; i++)
        {
            nodes[i] = new OldNodeDouble(rig, First + i);
            Join(rig, nodes[i], "n" + i.ToString());
        }

        return nodes;
    }

    private static void Join(GatewayRig rig, NodeDouble node, string name)
    {
        int air = rig.AirMilliseconds;
        rig.AirMilliseconds = 0;
        rig.Run(20);
        node.Register();
        node.SendName(name);
        rig.AirMilliseconds = air;
    }
}
