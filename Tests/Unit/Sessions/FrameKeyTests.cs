using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sessions;

[TestClass]
public class FrameKeyTests
{
    private const int PlainEnd = FrameLayout.BodyOffset + 10;

    [TestMethod]
    public void WhatIsSealedOpensToTheSameText()
    {
        byte[] frame = NewFrame();
        int count = NewFrameKey(NewKey()).Seal(frame, FrameLayout.BodyOffset, PlainEnd);
        Assert.AreEqual(PlainEnd + FrameLayout.TagCount, count);
        string sealedText = Hex.Format(frame, FrameLayout.BodyOffset, 10);
        Assert.AreNotEqual("50505050505050505050", sealedText);
        Assert.IsTrue(NewFrameKey(NewKey()).Open(frame, FrameLayout.BodyOffset, count));
        Assert.AreEqual("50505050505050505050", Hex.Format(frame, FrameLayout.BodyOffset, 10));
    }

    [TestMethod]
    public void EveryFrameHasAnIvOfItsOwn()
    {
        FrameKey key = NewFrameKey(NewKey());
        byte[] first = NewFrame();
        byte[] second = NewFrame();
        key.Seal(first, FrameLayout.BodyOffset, PlainEnd);
        key.Seal(second, FrameLayout.BodyOffset, PlainEnd);
        Assert.AreNotEqual(
            Hex.Format(first, FrameLayout.IvOffset, FrameLayout.IvCount),
            Hex.Format(second, FrameLayout.IvOffset, FrameLayout.IvCount));
    }

    [TestMethod]
    public void NothingOpensWithoutAKey()
    {
        byte[] frame = NewFrame();
        FrameKey key = NewFrameKey(NewKey());
        int count = key.Seal(frame, FrameLayout.BodyOffset, PlainEnd);
        key.Clear();
        Assert.IsFalse(key.IsLoaded);
        Assert.IsFalse(key.Open(frame, FrameLayout.BodyOffset, count));
    }

    [TestMethod]
    public void ClearingGivesTheKeyBackOnce()
    {
        ToyFrameKeys keys = new ToyFrameKeys(new SeededRandom(1));
        FrameKey key = new FrameKey(keys);
        key.Clear();
        key.Load(NewKey());
        ToyFrameKey loaded = keys.Last;
        Assert.IsTrue(loaded.Cipher.IsLoaded);
        key.Clear();
        key.Clear();
        Assert.IsFalse(loaded.Cipher.IsLoaded);
        Assert.AreEqual(0, keys.Count);
    }

    [TestMethod]
    public void ASessionThatTakesAnotherOverHasItsKeyAlone()
    {
        ToyFrameKeys keys = new ToyFrameKeys(new SeededRandom(1));
        Session session = new Session(keys);
        session.Load(NewKey());
        Session other = new Session(keys);
        other.Load(NewKey());
        other.Open(7, 0);
        session.TakeOver(other);
        Assert.AreEqual(1, keys.Count);
        Assert.IsTrue(session.IsOpen);
        Assert.IsFalse(other.IsOpen);
        other.Close();
        byte[] frame = NewFrame();
        int count = session.Seal(frame, FrameLayout.BodyOffset, PlainEnd);
        Assert.IsTrue(session.Open(frame, FrameLayout.BodyOffset, count));
    }

    [TestMethod]
    public void LoadingAgainReplacesTheKey()
    {
        byte[] other = NewKey();
        other[0] = 0xFF;
        byte[] frame = NewFrame();
        FrameKey key = NewFrameKey(other);
        key.Load(NewKey());
        int count = key.Seal(frame, FrameLayout.BodyOffset, PlainEnd);
        Assert.IsTrue(NewFrameKey(NewKey()).Open(frame, FrameLayout.BodyOffset, count));
    }

    private static byte[] NewKey()
    {
        byte[] key = new byte[FrameLayout.KeyCount];
        for (int i = 0; i < key.Length; i++)
        {
            key[i] = (byte)i;
        }

        return key;
    }

    private static FrameKey NewFrameKey(byte[] key)
    {
        SeededRandom random = new SeededRandom(3);
        FrameKey frameKey = new FrameKey(new ToyFrameKeys(random));
        frameKey.Load(key);
        return frameKey;
    }

    private static byte[] NewFrame()
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        for (int i = 0; i < 10; i++)
        {
            frame[FrameLayout.BodyOffset + i] = 0x50;
        }

        return frame;
    }
}
