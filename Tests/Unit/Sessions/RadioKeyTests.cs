using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sessions;

/// <summary>Keys of a radio that seals and opens frames itself.</summary>
[TestClass]
public class RadioKeyTests
{
    private const long Peer = 0x240AC4000001;
    private const int PlainEnd = ControlFrame.ControlOffset + 3;

    private static ToyFrameKeys _keys;
    private static FrameKey _key;

    [TestMethod]
    public void TheRadioGetsTheWholeKeyAndWhoseItIs()
    {
        Make();
        _key.Load(Filled(7), Peer);
        Assert.IsTrue(_keys.Last.Peer == Peer);
        byte[] frame = NewFrame();
        int count = Keys.Filled(7).Seal(frame, FrameLayout.BodyOffset, PlainEnd);
        Assert.IsTrue(_keys.Open(_keys.Last.Number, frame, FrameLayout.BodyOffset, count));
        _key.Clear();
        Assert.AreEqual(0, _keys.Count);
    }

    [TestMethod]
    public void AKeyThatIsNotOnePeersOpensAnyones()
    {
        Make();
        _key.Load(Filled(7), Peer);
        _key.Load(Filled(8));
        Assert.IsTrue(_keys.Last.Peer == 0);
        Assert.AreEqual(1, _keys.Count, "the one before is given back");
    }

    [TestMethod]
    public void AFrameGoesToTheRadioInTheClearWithTheOrderToSealIt()
    {
        Make();
        _key.Load(Filled(7));
        byte[] frame = NewFrame();
        int count = _key.Seal(frame, FrameLayout.BodyOffset, PlainEnd);
        Assert.AreEqual(PlainEnd + FrameLayout.TagCount, count);
        Assert.AreEqual("04040302010d00000000000000", Hex.Format(frame, 0, FrameLayout.BodyOffset));
        Assert.AreEqual("505050505050505050", Hex.Format(frame, FrameLayout.BodyOffset, 9));
    }

    [TestMethod]
    public void TheOrderSaysWhereEncryptionStarts()
    {
        Make();
        _key.Load(Filled(7));
        byte[] frame = NewFrame();
        NodeNameResultFrame.Seal(_key, frame, 0x1234, NodeNameResult.Ok);
        Assert.AreEqual("17040302010f00000000000000341200", Hex.Format(frame, 0, 16));
    }

    [TestMethod]
    public void WhatTheRadioOpenedWithThisKeyIsLeftAsItIs()
    {
        Make();
        _key.Load(Filled(7));
        byte[] frame = NewFrame();
        Assert.IsTrue(_key.Open(frame, FrameLayout.BodyOffset, frame.Length, _keys.Last.Number));
        CollectionAssert.AreEqual(NewFrame(), frame);
    }

    [TestMethod]
    public void WhatAnotherKeyOpenedIsNotOpen()
    {
        Make();
        _key.Load(Filled(7));
        int first = _keys.Last.Number;
        Assert.IsFalse(_key.Open(NewFrame(), FrameLayout.BodyOffset, 250, first + 1));
        Assert.IsFalse(_key.Open(NewFrame(), FrameLayout.BodyOffset, 250, -1));

        _key.Load(Filled(7));
        Assert.IsFalse(_key.Open(NewFrame(), FrameLayout.BodyOffset, 250, first));
        int second = _keys.Last.Number;
        _key.Clear();
        Assert.IsFalse(_key.Open(NewFrame(), FrameLayout.BodyOffset, 250, second));
    }

    [TestMethod]
    public void NothingCountsAsOpenedWhereThereIsNoKey()
    {
        Make();
        Assert.IsFalse(_key.Open(NewFrame(), FrameLayout.BodyOffset, 250, ToyFrameKeys.FirstNumber));
        Assert.IsFalse(_key.Open(NewFrame(), FrameLayout.BodyOffset, 250));
    }

    [TestMethod]
    public void WhatTheRadioDidNotOpenIsOpenedHere()
    {
        Make();
        byte[] frame = NewFrame();
        int count = Keys.Filled(7).Seal(frame, FrameLayout.BodyOffset, PlainEnd);
        _key.Load(Filled(7));
        Assert.IsTrue(_key.Open(frame, FrameLayout.BodyOffset, count));
        Assert.AreEqual("505050", Hex.Format(frame, ControlFrame.ControlOffset, 3));
    }

    [TestMethod]
    public void LengthsAreCheckedInOpenedFramesToo()
    {
        Make();
        _key.Load(Filled(7));
        int opened = _keys.Last.Number;
        byte[] frame = NewFrame();
        int count = ControlFrame.Seal(_key, frame, FrameType.ControlDown, 1, 1, 3);
        Assert.IsTrue(ControlFrame.Open(_key, frame, count, opened));
        Assert.IsFalse(ControlFrame.Open(_key, frame, count - 1, opened));
        Assert.IsFalse(ControlFrame.Open(_key, frame, FrameLayout.TagCount, opened));
        Assert.IsFalse(ClientHelloFrame.Open(_key, frame, count, opened));
        Assert.IsFalse(ClockResponseFrame.Open(_key, frame, count, opened));
    }

    private static void Make()
    {
        _keys = new ToyFrameKeys(new SeededRandom(3)) { RadioSeals = true };
        _key = new FrameKey(_keys);
    }

    private static byte[] Filled(byte value)
    {
        byte[] bytes = new byte[FrameLayout.KeyCount];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = value;
        }

        return bytes;
    }

    private static byte[] NewFrame()
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        for (int i = 0; i < frame.Length; i++)
        {
            frame[i] = 0x50;
        }

        frame[0] = FrameType.ControlDown;
        return frame;
    }
}
