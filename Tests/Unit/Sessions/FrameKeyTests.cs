using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sessions;

[TestClass]
public class FrameKeyTests
{
    private const int PlainEnd = FrameLayout.BodyOffset + 10;

    [TestMethod]
    public void TheCipherGetsTwentyFourBytesOfTheKeyAndZeros()
    {
        ToyCipher cipher = new ToyCipher(new SeededRandom(1));
        FrameKey key = new FrameKey(cipher, new SeededRandom(2));
        key.Load(NewKey());
        byte[] loaded = new byte[FrameLayout.KeyCount];
        cipher.LastAeadKey.CopyKey(loaded);
        Assert.AreEqual("000102030405060708090a0b0c0d0e0f10111213141516170000000000000000", Hex.Format(loaded, 0, 32));
    }

    [TestMethod]
    public void TheLastEightBytesOfTheKeyCountToo()
    {
        FrameKey sender = NewFrameKey(NewKey());
        for (int i = 24; i < FrameLayout.KeyCount; i++)
        {
            byte[] other = NewKey();
            other[i] ^= 1;
            byte[] frame = NewFrame();
            int count = sender.Seal(frame, FrameLayout.BodyOffset, PlainEnd);
            Assert.IsFalse(NewFrameKey(other).Open(frame, FrameLayout.BodyOffset, count));
        }
    }

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
    public void TheTypeAndTheIvAreAuthenticated()
    {
        FrameKey key = NewFrameKey(NewKey());
        for (int i = 0; i < FrameLayout.BodyOffset; i++)
        {
            byte[] frame = NewFrame();
            int count = key.Seal(frame, FrameLayout.BodyOffset, PlainEnd);
            frame[i] ^= 0x80;
            Assert.IsFalse(key.Open(frame, FrameLayout.BodyOffset, count));
        }
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
    public void ClearingWipesTheCiphersKey()
    {
        ToyCipher cipher = new ToyCipher(new SeededRandom(1));
        FrameKey key = new FrameKey(cipher, new SeededRandom(2));
        key.Load(NewKey());
        key.Clear();
        byte[] loaded = NewKey();
        cipher.LastAeadKey.CopyKey(loaded);
        Assert.IsFalse(cipher.LastAeadKey.IsLoaded);
        CollectionAssert.AreEqual(new byte[FrameLayout.KeyCount], loaded);
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
        FrameKey frameKey = new FrameKey(new ToyCipher(random), random);
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
