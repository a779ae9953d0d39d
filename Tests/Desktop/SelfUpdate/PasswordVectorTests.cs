using System.Text;
using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>Answers to nonces that were computed with Python, by the formulas of the Arduino tools, hold against the gateway's check.</summary>
[TestClass]
public sealed class PasswordVectorTests
{
    private const string Plain = "a-real-password";

    public static IEnumerable<object[]> Answers =>
    [
        [Plain, Times("ab", 32), Times("cd", 32), "4d63ba8b1efa8949a0c5caefe7e8bc77db582e5531bdf2667c663394b4551b93"],
        [Plain, Times("ab", 32), Times("cd", 32), "72411b1f2dfce35db7cbd293c3cab25f533496919e272648e90685c4b5cf79af"],
        [
            "p\u00e4ssw\u00f6rd", Times("0", 63) + "1", Times("f", 64),
            "1204503bb3cb3b37e29ebea07da39553e70e1c1b23b4ad1ec7068550046754ae",
        ],
    ];

    [TestMethod]
    [DynamicData(nameof(Answers))]
    public void AnAnswerOfTheNewFormIsRight(string password, string nonce, string cnonce, string answer)
    {
        Assert.IsTrue(IsRight(password, nonce, cnonce, answer));
        Assert.IsFalse(IsRight(password + "x", nonce, cnonce, answer));
        Assert.IsFalse(IsRight(password, nonce, cnonce, (answer[0] == '0' ? '1' : '0') + answer[1..]));
    }

    [TestMethod]
    public void AnAnswerOfTheOldFormIsRight()
    {
        // A client up to core 3.3.0 that reads 37 characters has 32 of the nonce's 64.
        string nonce = Times("ab", 32);
        const string Answer = "af8e7945c719b5ad23bf8cf4610a59ba";
        Assert.IsTrue(IsRight(Plain, nonce, Times("cd", 16), Answer));
        Assert.IsFalse(IsRight("another", nonce, Times("cd", 16), Answer));
        Assert.IsFalse(IsRight(Plain, nonce, Times("ce", 16), Answer));
    }

    [TestMethod]
    public void TheTestsClientMakesItsCnonceAsTheArduinoToolsDo()
    {
        Assert.AreEqual(
            "7fe5dda683cc085643a885bfbfbad73ad83abbc3a18bd315e5fdcd3cb6777553",
            EspotaClient.Cnonce("display_stream.ino.bin", "1168784", "0123456789abcdef0123456789abcdef", "192.168.1.120", usesMd5: false));
    }

    private static bool IsRight(string password, string nonce, string cnonce, string answer)
    {
        PasswordCheck check = new(new PlatformPasswordKey(), new PlatformCipher(new SystemRandom()), password);
        byte[] text = new byte[PasswordCheck.Count];
        check.MakeNonce(new GivenBytes(Convert.FromHexString(nonce)), text, 0);
        Assert.AreEqual(nonce, Encoding.ASCII.GetString(text));
        byte[] message = Encoding.ASCII.GetBytes($"{cnonce} {answer}");
        Assert.IsTrue(check.Begin(message, 0, message.Length));
        bool isRight;
        while (!check.Step(out isRight))
        {
        }

        return isRight;
    }

    private static string Times(string text, int count)
    {
        return string.Concat(Enumerable.Repeat(text, count));
    }

    private sealed class GivenBytes(byte[] bytes) : IRandom
    {
        public void Fill(byte[] buffer, int offset, int count)
        {
            Array.Copy(bytes, 0, buffer, offset, count);
        }
    }
}
