using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>The broker, or the way to the publisher, is away in the middle of an update: up to 60 s do not end it.</summary>
[TestClass]
public class PublisherOutageTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const long Garage = 0x3C71BF000003;

    [TestMethod]
    [DataRow(8000)]
    [DataRow(25000)]
    [DataRow(60000)]
    public void NodeOfOursIsKeptWaitingAndGoesOn(int outage)
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = Half(rig);
        rig.Run(outage);
        Assert.IsTrue(node.IsRunning, "the node has not given up");
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
        Assert.EndsWith(" 2 6", updater.Statuses);
        Assert.AreEqual(0, node.Duplicates, "nothing was sent twice");
    }

    [TestMethod]
    public void NodeOfOursThatGaveUpWithAGapIsOfferedTheImageAnew()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(40));
        node.Losses.LoseBehindRadio(3, 1000);
        updater.Offer();
        for (int i = 1; i <= 20; i++)
        {
            updater.Chunk(i);
        }

        rig.Run(9000);
        node.SendControl(Shared.Control.ControlCode.OtaAnswer, (byte)OtaStatus.Timeout);
        node.Losses.LoseBehindRadio(0, 1000);
        node.Losses.LoseBehindRadio(OtaLimits.MaximumChunks, 1000);
        for (int i = 4; i <= 21; i++)
        {
            node.Losses.LoseBehindRadio(i, 1000);
        }

        updater.Chunk(21);
        rig.Run(8000);
        Assert.IsTrue(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
        node.Losses.StopLosing();
        node.Reboot();
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void PublisherOfBlocksGoesOnBehindAnOutage()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        BlockPublisherDouble publisher = new BlockPublisherDouble(rig, "kitchen", new TestImage(TestImage.MaximumChunks));
        publisher.Offer();
        publisher.Block(1, 8);
        rig.Run(60000);
        publisher.Go(20000);
        Assert.AreEqual((int)OtaStatus.Finished, (int)publisher.FinalStatus);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    [DataRow(20000)]
    [DataRow(60000)]
    public void NodeOfVersion098IsOfferedTheImageAnewWhenThePublisherIsBack(int outage)
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Old(rig, Kitchen, "kitchen");
        UpdaterDouble updater = Half(rig);
        rig.Run(outage - 2000);
        Assert.IsFalse(node.IsRunning, "the node has given up");
        Assert.AreEqual(1, node.Offers, "and is left alone while nobody has chunks for it");
        node.Reboot();
        rig.Run(2000);
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
        Assert.EndsWith(" 4:0 2 6", updater.Statuses);
    }

    [TestMethod]
    public void NodeOfVersion098ThatIsStillRestartingWhenThePublisherIsBackIsWaitedFor()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Old(rig, Kitchen, "kitchen");
        UpdaterDouble updater = Half(rig);
        rig.Run(12000);
        node.IsOff = true;
        updater.Chunk(41);
        rig.Run(14000);
        node.IsOff = false;
        node.Reboot();
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
        Assert.EndsWith(" 4:0 2 6", updater.Statuses);
    }

    [TestMethod]
    public void QuestionOfAPublisherThatIsBackHasTheImageOfferedAnew()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Old(rig, Kitchen, "kitchen");
        BlockPublisherDouble publisher = new BlockPublisherDouble(rig, "kitchen", new TestImage(TestImage.MaximumChunks));
        publisher.Offer();
        publisher.Block(1, 8);
        rig.Run(30000);
        node.Reboot();
        rig.Tell("kitchen/get/update", string.Empty);
        publisher.Go(60000);
        Assert.AreEqual((int)OtaStatus.Finished, (int)publisher.FinalStatus);
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(2, node.Offers);
    }

    [TestMethod]
    public void StatusThatTheNodeRepeatsWhileThePublisherIsAwayEndsNothing()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Old(rig, Kitchen, "kitchen");
        UpdaterDouble updater = Half(rig);
        rig.Run(12000);
        node.SendControl(Shared.Control.ControlCode.OtaAnswer, (byte)OtaStatus.Timeout);
        node.SendControl(Shared.Control.ControlCode.OtaAnswer, (byte)OtaStatus.StartError);
        Assert.IsTrue(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
        node.Reboot();
        updater.Go(20, 40000);
        Assert.EndsWith(" 2 6", updater.Statuses);
    }

    [TestMethod]
    public void PublisherThatDoesNotComeBackEndsTheUpdateOnce()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = Half(rig);
        rig.Run(89000);
        Assert.IsTrue(rig.Gateway.Updates.IsAnyRunning);
        rig.Run(2000);
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);
        Assert.EndsWith(" 5", updater.Statuses);
        Assert.Contains("\"reason\":\"the publisher is silent\"", updater.LastAnswer);
        rig.Run(60000);
        Assert.IsFalse(node.IsRunning, "the node is not kept waiting any more");
    }

    [TestMethod]
    public void NodeThatIsOffForGoodEndsTheUpdateOnceThePublisherIsBack()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = Half(rig);
        rig.Run(5000);
        node.IsOff = true;
        rig.Run(30000);
        Assert.IsTrue(rig.Gateway.Updates.IsAnyRunning);
        updater.Go(1000, 40000);
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);
        Assert.EndsWith(" 5", updater.Statuses);
    }

    [TestMethod]
    public void PublisherIsToldWhereToGoOnOnceTheBrokerIsBack()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = Half(rig);
        rig.Link.State = MqttLinkState.Closed;
        rig.Link.StateAfterConnect = MqttLinkState.Closed;
        rig.Run(40000);
        Assert.AreEqual("0", updater.Statuses);
        rig.Link.StateAfterConnect = MqttLinkState.Connected;
        rig.Run(19000);
        Assert.AreEqual("0 4:40", updater.Statuses, "one word, and nothing that has piled up");
        updater.Go(20, 40000);
        updater.AssertTold("0 4:40 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void UpdateWithoutAPublisherMakesRoomForAnotherNodes()
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.MaximumUpdates = 1;
        rig.Start();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        OldNodeDouble other = Old(rig, Garage, "garage");
        UpdaterDouble gone = Half(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "garage", new TestImage(30));
        rig.Run(9000);
        updater.Offer();
        updater.AssertTold("1");
        rig.Run(1000);
        updater.Update();
        updater.AssertTold("1 0 2 6");
        Assert.IsTrue(other.HasImage);
        Assert.EndsWith(" 5", gone.Statuses);
        Assert.IsFalse(node.HasImage);
    }

    private static OldNodeDouble Old(GatewayRig rig, long address, string name)
    {
        OldNodeDouble node = new OldNodeDouble(rig, address);
        node.Register();
        node.SendName(name);
        rig.Forget();
        return node;
    }

    private static UpdaterDouble Half(GatewayRig rig)
    {
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(TestImage.MaximumChunks));
        updater.Offer();
        for (int i = 1; i <= 40; i++)
        {
            updater.Chunk(i);
        }

        return updater;
    }
}
