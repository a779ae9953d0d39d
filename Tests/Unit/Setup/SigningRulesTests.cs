using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class SigningRulesTests
{
    private const string Head = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";

    [TestMethod]
    public void TheBytesOfAKeysPointAreRead()
    {
        byte[] point = TrustedKey.TryRead(Head + new string('A', 84) + "AQ==");
        Assert.AreEqual(64, point.Length);
        Assert.AreEqual(0, (int)point[0]);
        Assert.AreEqual(1, (int)point[63]);
    }

    [TestMethod]
    public void WhatIsNoKeyIsNotRead()
    {
        string[] wrong =
        {
            null,
            "",
            Head,
            Head + new string('A', 85) + "==",
            Head + new string('A', 87) + "==",
            Head + new string('A', 86) + "*=",
            new string('A', 122) + "==",
        };
        for (int i = 0; i < wrong.Length; i++)
        {
            Assert.IsNull(TrustedKey.TryRead(wrong[i]), i.ToString());
        }
    }

    [TestMethod]
    public void WhatIsSaidOfSignedImagesIsReadAsItIsWritten()
    {
        DeviceConfig config = new DeviceConfig { NetworkKey = "network key", Signing = new SigningRules { HardwareClass = "relay", AllowsOlder = true } };
        config.Signing.SetKey(0, Head + new string('A', 86) + "==");
        byte[] text = new byte[DeviceConfigReader.MaximumFile];
        int count = new DeviceConfigWriter().Write(config, text);
        DeviceConfigReader reader = new DeviceConfigReader(new ListLog());

        SigningRules read = reader.Read(text, count).Signing;

        Assert.IsTrue(read.HasKey);
        Assert.AreEqual(config.Signing.Key(0), read.Key(0));
        Assert.IsNull(read.Key(1));
        Assert.AreEqual("relay", read.HardwareClass);
        Assert.IsTrue(read.AllowsOlder);
    }

    [TestMethod]
    public void WithoutAKeyNothingIsSaid()
    {
        byte[] text = Encoding.UTF8.GetBytes("{\"signing\":{\"keys\":[],\"allowOlder\":false}}");
        Assert.IsNull(new DeviceConfigReader(new ListLog()).Read(text, text.Length).Signing);
    }
}
