using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sessions;

[TestClass]
public class KeyAgreementTests
{
    [TestMethod]
    public void BothSidesComeToTheSameSessionKey()
    {
        KeyAgreement node = new KeyAgreement(new ToyCipher(new SeededRandom(1)));
        KeyAgreement gateway = new KeyAgreement(new ToyCipher(new SeededRandom(2)));
        FrameKey nodeKey = NewFrameKey();
        FrameKey gatewayKey = NewFrameKey();
        node.CreateKeyPair();
        gateway.CreateKeyPair();
        byte[] hello = new byte[40];
        gateway.PublicKey.CopyTo(hello, 8);

        Assert.IsTrue(gateway.Complete(node.PublicKey, 0, gatewayKey));
        Assert.IsTrue(node.Complete(hello, 8, nodeKey));

        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = ControlFrame.Seal(nodeKey, frame, FrameType.ControlUp, 1, 1, 1);
        Assert.IsTrue(ControlFrame.Open(gatewayKey, frame, count));
    }

    [TestMethod]
    public void PrivateKeyAndSecretAreWipedOnSuccess()
    {
        ToyCipher cipher = new ToyCipher(new SeededRandom(1));
        KeyAgreement agreement = new KeyAgreement(cipher);
        agreement.CreateKeyPair();
        CollectionAssert.AreNotEqual(new byte[FrameLayout.KeyCount], cipher.LastPrivateKey);
        Assert.IsTrue(agreement.Complete(Filled(0x11), 0, NewFrameKey()));
        AssertWiped(cipher);
    }

    [TestMethod]
    public void PrivateKeyAndSecretAreWipedOnFailure()
    {
        ToyCipher cipher = new ToyCipher(new SeededRandom(1));
        KeyAgreement agreement = new KeyAgreement(cipher);
        agreement.CreateKeyPair();
        Assert.IsFalse(agreement.Complete(Filled(0), 0, NewFrameKey()));
        AssertWiped(cipher);
    }

    [TestMethod]
    public void PrivateKeyServesOtherPeersUntilItIsWiped()
    {
        ToyCipher cipher = new ToyCipher(new SeededRandom(1));
        KeyAgreement agreement = new KeyAgreement(cipher);
        agreement.CreateKeyPair();
        Assert.IsTrue(agreement.Derive(Filled(0x11), 0, NewFrameKey()));
        CollectionAssert.AreNotEqual(new byte[FrameLayout.KeyCount], cipher.LastPrivateKey);
        CollectionAssert.AreEqual(new byte[FrameLayout.KeyCount], cipher.LastSecret);
        Assert.IsTrue(agreement.Derive(Filled(0x12), 0, NewFrameKey()));
        agreement.Clear();
        AssertWiped(cipher);
    }

    [TestMethod]
    public void APeerKeyWithoutASecretLeavesTheKeyAsItWas()
    {
        KeyAgreement agreement = new KeyAgreement(new ToyCipher(new SeededRandom(1)));
        FrameKey key = NewFrameKey();
        agreement.CreateKeyPair();
        Assert.IsFalse(agreement.Complete(Filled(0), 0, key));
        Assert.IsFalse(key.IsLoaded);

        key.Load(Filled(0x77));
        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = ControlFrame.Seal(key, frame, FrameType.ControlUp, 1, 1, 1);
        agreement.CreateKeyPair();
        Assert.IsFalse(agreement.Complete(Filled(0), 0, key));
        Assert.IsTrue(ControlFrame.Open(key, frame, count));
    }

    [TestMethod]
    public void EveryRegistrationHasANewKeyPair()
    {
        KeyAgreement agreement = new KeyAgreement(new ToyCipher(new SeededRandom(1)));
        agreement.CreateKeyPair();
        string first = Hex.Format(agreement.PublicKey, 0, FrameLayout.KeyCount);
        agreement.CreateKeyPair();
        Assert.AreNotEqual(first, Hex.Format(agreement.PublicKey, 0, FrameLayout.KeyCount));
    }

    private static void AssertWiped(ToyCipher cipher)
    {
        CollectionAssert.AreEqual(new byte[FrameLayout.KeyCount], cipher.LastPrivateKey);
        CollectionAssert.AreEqual(new byte[FrameLayout.KeyCount], cipher.LastSecret);
    }

    private static byte[] Filled(byte value)
    {
        byte[] key = new byte[FrameLayout.KeyCount];
        for (int i = 0; i < key.Length; i++)
        {
            key[i] = value;
        }

        return key;
    }

    private static FrameKey NewFrameKey()
    {
        SeededRandom random = new SeededRandom(9);
        return new FrameKey(new ToyCipher(random).Keys);
    }
}
