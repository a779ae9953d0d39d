using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.SelfUpdate;

/// <summary>Why the gateway does not take an image of its own, and what becomes of one that it has begun with.</summary>
[TestClass]
public class OwnImageTests
{
    [TestMethod]
    public void WhatFitsIsTakenAndWhatIsLargerThanTheSlotIsNot()
    {
        OwnImage image = Make(MakeSlots(), new FakeBoard());
        Assert.IsNull(image.GetRefusal(4096, ImageKind.Unknown));
        Assert.IsNull(image.GetRefusal(4096, ImageKind.Deployment));
        Assert.AreEqual("the image is larger than the slot", image.GetRefusal(4097, ImageKind.Unknown));
        Assert.AreEqual("no slot for that kind of image", image.GetRefusal(100, ImageKind.CompressedApplication));
    }

    [TestMethod]
    public void OneImageComesAtATime()
    {
        OwnImage image = Make(MakeSlots(), new FakeBoard());
        image.Begin(2000, new byte[16]);
        Assert.AreEqual(OwnImage.UpdateRunning, image.GetRefusal(2000, ImageKind.Unknown));
        image.GiveUp("nobody wants it");
        Assert.IsNull(image.GetRefusal(2000, ImageKind.Unknown));
    }

    [TestMethod]
    public void WhileTheRunningImageIsOnTrialNoneIsTaken()
    {
        FakeSlots slots = MakeSlots();
        slots.State = ImageState.Testing;
        Assert.AreEqual("the new image is still on trial", Make(slots, new FakeBoard()).GetRefusal(2000, ImageKind.Unknown));
    }

    [TestMethod]
    public void WhatNoBoardRunsIsRefusedAtItsFirstBytes()
    {
        FakeSlots slots = MakeSlots();
        OwnImage image = Make(slots, new FakeBoard());
        image.Begin(2000, new byte[16]);
        Assert.AreEqual("no image that runs on this board", image.Write(new byte[1024], 0, 1024));
        Assert.IsFalse(image.IsComing);
        Assert.AreEqual(0, slots.BeginCount);
    }

    [TestMethod]
    public void AFlashThatTakesNothingEndsTheUpdate()
    {
        FakeSlots slots = MakeSlots();
        OwnImage image = Make(slots, new FakeBoard());
        byte[] bytes = EspotaRig.MakeImage(2000);
        image.Begin(2000, new byte[16]);
        Assert.IsNull(image.Write(bytes, 0, 1000));
        Assert.AreEqual(1000, image.Written);
        slots.WriteResult = SlotResult.FlashFailed;
        Assert.AreEqual("the flash did not take the image", image.Write(bytes, 1000, 1000));
        Assert.AreEqual(1, slots.AbortCount);
        Assert.IsFalse(image.IsComing);
    }

    [TestMethod]
    public void AnotherImageThanAnnouncedIsNotRun()
    {
        FakeBoard board = new FakeBoard();
        OwnImage image = Make(MakeSlots(), board);
        image.Begin(2000, new byte[16]);
        Assert.IsNull(image.Write(EspotaRig.MakeImage(2000), 0, 2000));
        Assert.AreEqual("the image is not what was announced", image.Finish(0));
        image.Pump(10000);
        Assert.AreEqual(0, board.RestartCount);
        Assert.IsNull(image.GetRefusal(2000, ImageKind.Unknown));
    }

    [TestMethod]
    public void ARightImageHasTheBoardRestartAMomentLaterAndNoOtherIsTakenMeanwhile()
    {
        FakeBoard board = new FakeBoard();
        OwnImage image = Make(MakeSlots(), board);
        byte[] bytes = EspotaRig.MakeImage(2000);
        byte[] md5 = new byte[16];
        IDigest digest = new ToyCipher(new SeededRandom(1)).CreateMd5();
        digest.Reset();
        digest.Update(bytes, 0, bytes.Length);
        digest.Finish(md5, 0);
        image.Begin(2000, md5);
        Assert.IsNull(image.Write(bytes, 0, 2000));
        Assert.IsNull(image.Finish(1000));
        Assert.AreEqual("the gateway is about to restart", image.GetRefusal(2000, ImageKind.Unknown));
        image.Pump(1000);
        Assert.AreEqual(0, board.RestartCount);
        image.Pump(5000);
        Assert.AreEqual(1, board.RestartCount);
    }

    private static FakeSlots MakeSlots()
    {
        return new FakeSlots(new ToyCipher(new SeededRandom(1)), 4096);
    }

    private static OwnImage Make(FakeSlots slots, FakeBoard board)
    {
        return new OwnImage(slots, board, new ListLog());
    }
}
