using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>A node tells the good end of an update several times; the next update may have begun meanwhile.</summary>
[TestClass]
public class UpdateAfterUpdateTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void GoodEndOfOneImageIsNotThatOfAnother()
    {
        GatewayRig rig = Finished(out OldNodeDouble node, out UpdaterDouble updater);
        UpdaterDouble other = new UpdaterDouble(rig, "kitchen", new TestImage(50));
        node.Losses.LoseBehindRadio(0, 1);
        other.Offer();
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.CheckOk);
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.Finished);
        node.SendControl(ControlCode.RestartNotice, (byte)RestartReason.AfterOta);
        other.AssertTold("");
        Assert.IsTrue(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
        node.Reboot();
        other.Go(20, 40000);
        other.AssertTold("0 2 6");
    }

    [TestMethod]
    public void GoodEndOfAnImageIsThatOfItsRepetition()
    {
        GatewayRig rig = Finished(out OldNodeDouble node, out UpdaterDouble updater);
        node.Losses.LoseBehindRadio(0, 1);
        updater.Offer();
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.Finished);
        updater.AssertTold("0 2 6 2 6");
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);
    }

    [TestMethod]
    public void WhatIsKeptOfAnEndedUpdateIsGivenBackAfterTenMinutes()
    {
        GatewayRig rig = Finished(out OldNodeDouble _, out UpdaterDouble _);
        NodeEntry entry = rig.Gateway.Nodes.At(0);
        long endedAt = entry.UpdateEndedAt;
        Assert.IsTrue(endedAt > 0);
        entry.ForgetOldRequests(endedAt + 599999);
        Assert.AreEqual(endedAt, entry.UpdateEndedAt);
        entry.ForgetOldRequests(endedAt + 600000);
        Assert.AreEqual(0L, entry.UpdateEndedAt);
    }

    [TestMethod]
    public void GoodEndOfOneImageIsNotThatOfAnotherOfWhichAllChunksWereTried()
    {
        GatewayRig rig = Finished(out OldNodeDouble node, out UpdaterDouble _);
        UpdaterDouble other = SendUnheard(rig, node);
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.CheckOk);
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.Finished);
        node.SendControl(ControlCode.RestartNotice, (byte)RestartReason.AfterOta);
        other.AssertTold("");
        Assert.IsTrue(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
    }

    [TestMethod]
    public void GoodEndThatNamesAnotherImageIsPassedOver()
    {
        GatewayRig rig = Finished(out OldNodeDouble node, out UpdaterDouble first);
        node.Reboot();
        UpdaterDouble other = SendUnheard(rig, node);
        node.SendControl(End(OtaStatus.Finished, first.Image));
        other.AssertTold("");
        node.SendControl(End(OtaStatus.Finished, other.Image));
        other.AssertTold("0 2 6");
    }

    private static byte[] End(OtaStatus status, TestImage image)
    {
        byte[] control = new byte[OtaAnswer.EndCount];
        OtaAnswer.WriteEnd(control, 0, status, Hex.Parse(image.Md5));
        return control;
    }

    private static UpdaterDouble SendUnheard(GatewayRig rig, OldNodeDouble node)
    {
        const int chunks = 20;
        UpdaterDouble other = new UpdaterDouble(rig, "kitchen", new TestImage(chunks));
        for (int i = 0; i <= chunks; i++)
        {
            node.Losses.LoseBehindRadio(i, 20);
        }

        other.Offer();
        for (int i = 1; i <= chunks; i++)
        {
            other.Chunk(i);
        }

        rig.Run(3000);
        return other;
    }

    private static GatewayRig Finished(out OldNodeDouble node, out UpdaterDouble updater)
    {
        GatewayRig rig = GatewayRig.Started();
        node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        updater.Offer();
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        return rig;
    }
}
