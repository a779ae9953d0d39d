using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Setup;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class SetupFormTests
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    private const string Key = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n";

    [TestMethod]
    public void EachMistakeNamesItsField()
    {
        AssertMistake("networkName", "\"networkName\":\"a/b\"", "must not have / + #, for it is a level of MQTT topics");
        AssertMistake("networkName", "\"networkName\":\"123456789012345678901\"", "a text of 1 to 20 bytes is expected");
        AssertMistake("networkKey", "\"networkKey\":\"1234567\"", "a text of 8 to 32 bytes is expected");
        AssertMistake("wifiSsid", "\"wifiSsid\":\"\"", "a text of 1 to 32 bytes is expected");
        AssertMistake("wifiPassword", "\"wifiPassword\":\"short\"", "a text of 8 to 63 bytes is expected, or an empty one for an open Wi-Fi");
        AssertMistake("mqttHost", "\"mqttHost\":\"http://b\"", "the host name or address alone is expected, without http://");
        AssertMistake("mqttPort", "\"mqttPort\":65536", "a whole number from 1 to 65535 is expected");
        AssertMistake("mqttUser", "\"mqttUser\":\"\"", "a text of 1 to 128 bytes is expected");
        AssertMistake("channel", "\"channel\":14", "a whole number from 1 to 13 is expected");
        AssertMistake("ntpServer", "\"ntpServer\":\"a b\"", "must not have spaces or control characters");
        AssertMistake("hostName", "\"hostName\":\"-gateway\"", "letters, digits and hyphens are expected, no hyphen first or last");
        AssertMistake("hostName", "\"hostName\":\"my gateway\"", "letters, digits and hyphens are expected, no hyphen first or last");
        AssertMistake("topicPrefix", "\"topicPrefix\":\"home//iot\"", "must not have an empty level");
        AssertMistake("statusSeconds", "\"statusSeconds\":3601", "a whole number from 0 to 3600 is expected");
        AssertMistake("homeAssistant", "\"homeAssistant\":\"all\"", "\"devices\", \"entities\", \"migrate\" or \"off\" is expected");
        AssertMistake("pagePassword", "\"pagePassword\":\"short\"", "a text of 8 to 64 bytes is expected");
        AssertMistake("mqttCaFile", "\"mqttTls\":true", "this is missing, and mqttTls needs it to know the broker");
    }

    [TestMethod]
    public void WhatIsMissingIsNamed()
    {
        AssertMissing("networkKey", "{}");
        AssertMissing("wifiSsid", "{\"networkKey\":\"network key\"}");
        AssertMissing("mqttHost", "{\"networkKey\":\"network key\",\"wifiSsid\":\"Home\"}");
        AssertMissing("pagePassword", "{\"networkKey\":\"network key\",\"wifiSsid\":\"Home\",\"mqttHost\":\"b\"}");
    }

    [TestMethod]
    public void WhatIsNoFormIsRefused()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.IsNull(rig.Read("[]"));
        Assert.IsNull(rig.Fields.ErrorKey);
        Assert.AreEqual("line 1: expected an object: {", rig.Fields.Error);
    }

    [TestMethod]
    public void ABrokerNeedsNoUser()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        DeviceConfig config = rig.Read("{\"networkKey\":\"network key\",\"wifiSsid\":\"Home\",\"mqttHost\":\"b\",\"pagePassword\":\"page password\"}");
        Assert.IsNull(rig.Fields.Error);
        Assert.IsNull(config.MqttUser);
        Assert.IsNull(config.MqttPassword);
    }

    [TestMethod]
    public void SecretsThatAreNotSentStayWithWhatTheyBelongTo()
    {
        SetupRig rig = Stored();
        DeviceConfig config = rig.Read("{\"wifiSsid\":\"Home\",\"mqttHost\":\"broker.example\",\"mqttUser\":\"gw\"}");
        Assert.AreEqual("network key", config.NetworkKey);
        Assert.AreEqual("home password", config.WifiPassword);
        Assert.AreEqual("broker password", config.MqttPassword);
        Assert.AreEqual("garden", config.NetworkName);

        config = rig.Read("{\"wifiSsid\":\"Elsewhere\",\"mqttHost\":\"other.example\",\"mqttUser\":\"gw\"}");
        Assert.AreEqual(string.Empty, config.WifiPassword);
        Assert.IsNull(config.MqttPassword);
    }

    [TestMethod]
    public void WhatThePageDoesNotAskForStaysAndWhatItLeavesOutHasItsDefault()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        DeviceConfig stored = rig.Read(SetupRig.Form);
        stored.LedPin = 2;
        stored.MaximumNodes = 12;
        stored.MqttPort = 1884;
        stored.TopicPrefix = "home/iot";
        stored.StatusSeconds = 0;
        stored.HomeAssistant = HomeAssistantMode.Off;
        Assert.IsTrue(rig.Config.Save(stored));
        DeviceConfig config = rig.Read(SetupRig.Form);
        Assert.AreEqual(2, config.LedPin);
        Assert.AreEqual(12, config.MaximumNodes);
        Assert.AreEqual(0, config.MqttPort);
        Assert.IsNull(config.TopicPrefix);
        Assert.AreEqual(60, config.StatusSeconds);
        Assert.IsTrue(config.HomeAssistant == HomeAssistantMode.Devices);
    }

    [TestMethod]
    public void CertificatesAreStoredBesideThoseInUse()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Take(rig, CertificateKind.Authority, Certificate);
        Take(rig, CertificateKind.Own, Certificate);
        Take(rig, CertificateKind.Key, Key);
        DeviceConfig config = rig.Read(Secure());
        Assert.AreEqual("I:\\ca-a.pem", config.MqttCaFile);
        Assert.AreEqual("I:\\own-a.pem", config.MqttCertificateFile);
        Assert.AreEqual("I:\\own-key-a.pem", config.MqttKeyFile);
        Assert.IsTrue(rig.Config.Save(config));

        rig.Start();
        Take(rig, CertificateKind.Authority, Certificate + Certificate);
        Assert.AreEqual(Certificate.Length, rig.Files.Bytes("ca-a.pem").Length);
        config = rig.Read(Secure());
        Assert.AreEqual("I:\\ca-b.pem", config.MqttCaFile);
        Assert.AreEqual("I:\\own-a.pem", config.MqttCertificateFile);
        Assert.IsTrue(rig.Config.Save(config));
        Assert.IsNull(rig.Files.Bytes("ca-a.pem"));
        Assert.IsNotNull(rig.Files.Bytes("own-a.pem"));
    }

    [TestMethod]
    public void ACertificateOfOnesOwnIsTakenAway()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Take(rig, CertificateKind.Authority, Certificate);
        Take(rig, CertificateKind.Own, Certificate);
        Take(rig, CertificateKind.Key, Key);
        Assert.IsTrue(rig.Config.Save(rig.Read(Secure())));
        rig.Start();
        Take(rig, CertificateKind.Own, string.Empty);
        Assert.IsNull(rig.Read(Secure()));
        Assert.AreEqual("mqttCertificateFile", rig.Fields.ErrorKey);
        Take(rig, CertificateKind.Key, string.Empty);
        DeviceConfig config = rig.Read(Secure());
        Assert.IsNull(config.MqttCertificateFile);
        Assert.IsNull(config.MqttKeyFile);
    }

    [TestMethod]
    public void WhatIsNoCertificateIsRefused()
    {
        AssertNoCertificate(CertificateKind.Authority, "mqttCaFile", "hello");
        AssertNoCertificate(CertificateKind.Own, "mqttCertificateFile", "-----BEGIN CERTIFICATE-----\nMIIB");
        AssertNoCertificate(CertificateKind.Key, "mqttKeyFile", Certificate);
    }

    [TestMethod]
    public void PathsAreNotTakenFromThePage()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.IsNull(rig.Read(Secure("\"mqttCaFile\":\"I:\\\\records\\\\name.a\",")));
        Assert.AreEqual("mqttCaFile", rig.Fields.ErrorKey);
    }

    [TestMethod]
    public void TheApplicationsFieldsAreCheckedByIt()
    {
        SetupRig rig = new SetupRig(SetupKind.Node);
        rig.Application = new FieldsDouble();
        rig.Start();
        Assert.IsNull(rig.Read("{\"networkKey\":\"network key\",\"application\":{\"period\":\"never\"}}"));
        Assert.AreEqual("application.period", rig.Fields.ErrorKey);
        Assert.AreEqual("a number is expected", rig.Fields.Error);
        DeviceConfig config = rig.Read("{\"networkKey\":\"network key\",\"application\":{\"period\":\"60\"}}");
        Assert.IsTrue(rig.Config.Save(config));
        Assert.AreEqual("60", rig.Config.Load().Application.Value("period"));
    }

    private static string Secure()
    {
        return Secure(string.Empty);
    }

    private static string Secure(string more)
    {
        return "{" + more + "\"mqttTls\":true," + SetupRig.Form.Substring(1);
    }

    private static SetupRig Stored()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.IsTrue(rig.Config.Save(rig.Read(SetupRig.Form)));
        rig.Start();
        return rig;
    }

    private static void Take(SetupRig rig, CertificateKind kind, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.IsTrue(rig.Fields.TakeCertificate(kind, bytes, bytes.Length));
        Assert.IsNull(rig.Fields.ErrorKey);
    }

    private static void AssertNoCertificate(CertificateKind kind, string key, string text)
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.IsFalse(rig.Fields.TakeCertificate(kind, bytes, bytes.Length));
        Assert.AreEqual(key, rig.Fields.ErrorKey);
        Assert.IsTrue(rig.Fields.Error.IndexOf("PEM") > 0);
        Assert.AreEqual(0, rig.Files.Count);
    }

    private static void AssertMissing(string key, string form)
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.IsNull(rig.Read(form));
        Assert.AreEqual(key, rig.Fields.ErrorKey);
    }

    // The field stands in place of the one that is right.
    private static void AssertMistake(string key, string member, string mistake)
    {
        string form = "{" + member;
        string[] names = { "networkKey", "wifiSsid", "mqttHost", "pagePassword" };
        string[] values = { "network key", "Home", "b", "page password" };
        for (int i = 0; i < names.Length; i++)
        {
            form += names[i] == key ? string.Empty : ",\"" + names[i] + "\":\"" + values[i] + "\"";
        }

        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.IsNull(rig.Read(form + "}"));
        Assert.AreEqual(key, rig.Fields.ErrorKey);
        Assert.AreEqual(mistake, rig.Fields.Error);
    }
}
