using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Cryptography;

/// <summary>
/// How a key of 32 bytes seals and opens frames. Frames of the reference are held against it too (Vectors); on the device it is
/// portable/FrameSealer.h, which has tests of its own.
/// </summary>
[TestClass]
public sealed class FrameKeysTests
{
    private const int PlainEnd = FrameLayout.BodyOffset + 10;

    private readonly PlatformFrameKeys _keys = new(new SeededRandom(1));
    private readonly byte[] _key = Enumerable.Range(0, FrameLayout.KeyCount).Select(i => (byte)i).ToArray();

    [TestMethod]
    public void EveryByteOfTheKeyCounts()
    {
        int number = _keys.Load(_key, 0);
        for (int i = 0; i < FrameLayout.KeyCount; i++)
        {
            byte[] other = (byte[])_key.Clone();
            other[i] ^= 1;
            byte[] frame = Sealed(number);
            Assert.IsFalse(Open(_keys.Load(other, 0), frame), $"byte {i}");
            Assert.IsTrue(Open(number, Sealed(number)));
        }
    }

    [TestMethod]
    public void TheTypeAndTheIvAreAuthenticated()
    {
        int number = _keys.Load(_key, 0);
        for (int i = 0; i < FrameLayout.BodyOffset; i++)
        {
            byte[] frame = Sealed(number);
            frame[i] ^= 0x80;
            Assert.IsFalse(Open(number, frame), $"byte {i}");
        }
    }

    [TestMethod]
    public void EachFrameHasAnIvOfItsOwn()
    {
        int number = _keys.Load(_key, 0);
        CollectionAssert.AreNotEqual(Sealed(number)[..FrameLayout.BodyOffset], Sealed(number)[..FrameLayout.BodyOffset]);
    }

    [TestMethod]
    public void AKeyThatIsClearedIsGoneAndItsNumberNeverAnothers()
    {
        int number = _keys.Load(_key, 0);
        _keys.Clear(number);
        _keys.Clear(number);
        Assert.AreNotEqual(number, _keys.Load(_key, 0));
        Assert.ThrowsExactly<InvalidOperationException>(() => Sealed(number));
        Assert.ThrowsExactly<InvalidOperationException>(() => Sealed(0));
    }

    [TestMethod]
    public void SealsAndOpensWithoutAllocating()
    {
        int number = _keys.Load(_key, 0);
        byte[] frame = new byte[FrameLayout.MaximumCount];
        long before = 0;
        for (int i = 0; i < 100; i++)
        {
            before = i == 50 ? GC.GetAllocatedBytesForCurrentThread() : before;
            _keys.Seal(number, frame, FrameLayout.BodyOffset, 234);
            _keys.Open(number, frame, FrameLayout.BodyOffset, 250);
        }

        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private byte[] Sealed(int number)
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        _keys.Seal(number, frame, FrameLayout.BodyOffset, PlainEnd);
        return frame;
    }

    private bool Open(int number, byte[] frame)
    {
        return _keys.Open(number, frame, FrameLayout.BodyOffset, PlainEnd + FrameLayout.TagCount);
    }
}
