using System;
using System.Text;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sessions;

[TestClass]
public class NetworkKeyTests
{
    private const string Longest = "01234567890123456789012345678901";

    [TestMethod]
    public void TheSamePasswordGivesTheSameKey()
    {
        Assert.IsTrue(Understand("password", "password"));
        Assert.IsTrue(Understand(Longest, Longest));
    }

    [TestMethod]
    public void AnotherPasswordGivesAnotherKey()
    {
        Assert.IsFalse(Understand("password", "Password"));
        Assert.IsFalse(Understand(Longest, Longest.Substring(0, 31)));
    }

    [TestMethod]
    public void PasswordsOfAWrongLengthAreRefused()
    {
        Assert.ThrowsException(typeof(ArgumentException), () => Derive("1234567"));
        Assert.ThrowsException(typeof(ArgumentException), () => Derive(Longest + "2"));
        Assert.ThrowsException(typeof(ArgumentException), () => Derive(string.Empty));
    }

    private static bool Understand(string sender, string receiver)
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = ControlFrame.Seal(Derive(sender), frame, FrameType.ControlUp, 0, 1, 1);
        return ControlFrame.Open(Derive(receiver), frame, count);
    }

    private static FrameKey Derive(string password)
    {
        SeededRandom random = new SeededRandom(4);
        ToyCipher cipher = new ToyCipher(random);
        FrameKey key = new FrameKey(cipher.Keys);
        NetworkKey.Derive(cipher, Encoding.UTF8.GetBytes(password), key);
        return key;
    }
}
