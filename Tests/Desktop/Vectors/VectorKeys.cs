using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>Real keys with prepared random numbers.</summary>
internal static class VectorKeys
{
    /// <summary>Creates a frame key whose IVs, and nothing else, are prepared.</summary>
    public static FrameKey Load(byte[] key32, params byte[][] ivs)
    {
        FrameKey key = new(new PlatformFrameKeys(Script(ivs)));
        key.Load(key32);
        return key;
    }

    public static ScriptedRandom Script(params byte[][] answers)
    {
        ScriptedRandom random = new();
        foreach (byte[] answer in answers)
        {
            random.Add(answer);
        }

        return random;
    }

    /// <summary>Makes the private key that comes next a recorded one.</summary>
    public static ICipher CipherWithPrivateKey(byte[] privateKey)
    {
        return new PlatformCipher(Script(privateKey));
    }

    /// <summary>A frame key does not show its key, so it has to open what the expected one sealed.</summary>
    public static void AssertIs(byte[] expectedKey32, FrameKey actual)
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        frame[FrameLayout.BodyOffset] = 0x5A;
        int count = Load(expectedKey32, new byte[FrameLayout.IvCount]).Seal(
            frame,
            FrameLayout.BodyOffset,
            FrameLayout.BodyOffset + 1);
        Assert.IsTrue(actual.Open(frame, FrameLayout.BodyOffset, count));
        Assert.AreEqual(0x5A, frame[FrameLayout.BodyOffset]);
    }
}
