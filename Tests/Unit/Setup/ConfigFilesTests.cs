using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Setup;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class ConfigFilesTests
{
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    [TestMethod]
    public void WhatIsWrittenReadsAsItWas()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        DeviceConfig config = new DeviceConfig
        {
            NetworkName = "garden",
            NetworkKey = "a \"key\" \\ \t\u00e4",
            WifiSsid = "Home",
            WifiPassword = "home password",
            MqttHost = "broker",
            MqttPort = 1884,
            MqttUser = "gw",
            MqttPassword = string.Empty,
            MqttTls = true,
            MqttCaFile = "I:\\ca.pem",
            MqttCertificateFile = "I:\\own.pem",
            MqttKeyFile = "I:\\key.pem",
            NtpServer = "10.0.0.1",
            HostName = "gateway-1",
            PagePassword = "page password",
            LedPin = 0,
            ButtonPin = -1,
            Channel = 6,
            NodeName = "shed",
            Sleepy = true,
            SleepSeconds = 13600,
            CayenneUnsigned = true,
            MaximumNodes = 20,
            MaximumUpdates = 2,
            ConfirmAfterSeconds = 45,
            ConfirmWithinSeconds = 600,
            WatchdogSeconds = 0,
        };
        config.Application.Set("period", "60");
        config.Application.Set("note", string.Empty);
        Assert.IsTrue(rig.Config.Save(config));
        AssertSame(config, rig.Config.Load());
        Assert.AreEqual(0, rig.Log.Count);
        AssertSame(new DeviceConfig(), Written(new DeviceConfig()));
    }

    [TestMethod]
    public void AConfigurationThatDoesNotFitIsNotStored()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        DeviceConfig config = rig.Read(SetupRig.Form);
        config.MqttPassword = new string('\u0001', 700);
        Assert.IsFalse(rig.Config.Save(config));
        Assert.AreEqual(0, rig.Files.Count);
    }

    [TestMethod]
    public void ACutOfPowerWhileTheFirstIsSavedLeavesNoneOrTheNewOne()
    {
        int whole = 0;
        for (int cut = 0; cut < Operations(false); cut++)
        {
            SetupRig rig = new SetupRig(SetupKind.Gateway);
            rig.Files.CutAt = cut;
            SaveNew(rig);
            rig.Files.PowerOn();
            DeviceConfig config = rig.Config.Load();
            Assert.IsTrue(config == null || IsNew(rig, config), "cut at " + cut.ToString());
            whole += config == null ? 0 : 1;
            AssertCanBeSaved(rig);
        }

        Assert.IsTrue(whole > 0);
    }

    [TestMethod]
    public void ACutOfPowerAtAnyOperationLeavesTheOldOneOrTheNewOneWithItsCertificates()
    {
        int old = 0;
        int operations = Operations(true);
        for (int cut = 0; cut < operations; cut++)
        {
            SetupRig rig = Old();
            rig.Files.CutAt = rig.Files.Operations + cut;
            SaveNew(rig);
            rig.Files.PowerOn();
            DeviceConfig config = rig.Config.Load();
            Assert.IsNotNull(config, "cut at " + cut.ToString());
            Assert.IsTrue(IsOld(rig, config) || IsNew(rig, config), "cut at " + cut.ToString());
            old += IsOld(rig, config) ? 1 : 0;

            // The next start reads the same.
            Assert.AreEqual(config.NetworkName, rig.Config.Load().NetworkName);
            AssertCanBeSaved(rig);
        }

        Assert.IsTrue(old > 0 && old < operations);
    }

    [TestMethod]
    public void ACutOfPowerWhileItIsClearedLeavesItWholeOrNone()
    {
        int none = 0;
        for (int cut = 0; cut < 9; cut++)
        {
            SetupRig rig = Old();
            rig.Files.CutAt = rig.Files.Operations + cut;
            rig.Config.Clear();
            rig.Files.PowerOn();
            DeviceConfig config = rig.Config.Load();
            Assert.IsTrue(config == null || IsOld(rig, config));
            none += config == null ? 1 : 0;
        }

        Assert.AreEqual(6, none);
    }

    [TestMethod]
    public void ClearingLeavesNothing()
    {
        SetupRig rig = Old();
        rig.Config.Clear();
        Assert.AreEqual(0, rig.Files.Count);
        Assert.IsNull(rig.Config.Load());
        Assert.IsTrue(rig.Config.Error.IndexOf("I:\\enigmaiot.json is not there") == 0);
    }

    [TestMethod]
    public void AFileThatWasWrittenByHandGoesOnWorking()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        byte[] text = Encoding.UTF8.GetBytes("{\"networkKey\":\"network key\",\"mqttCaFile\":\"I:\\\\my.pem\"}");
        rig.Files.Write("enigmaiot.json", text, text.Length);
        rig.Files.Write("my.pem", text, text.Length);
        Assert.AreEqual("network key", rig.Config.Load().NetworkKey);
        SaveNew(rig);
        Assert.IsNotNull(rig.Files.Bytes("my.pem"));
        text = Encoding.UTF8.GetBytes("{\"networkKey\":1}");
        rig.Files.Write("enigmaiot.json", text, text.Length);
        Assert.IsNull(rig.Config.Load());
        Assert.AreEqual("I:\\enigmaiot.json: networkKey: a text of 8 to 32 bytes is expected", rig.Config.Error);
    }

    private static SetupRig Old()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        byte[] text = Encoding.UTF8.GetBytes(Certificate);
        Assert.IsTrue(rig.Fields.TakeCertificate(CertificateKind.Authority, text, text.Length));
        Assert.IsTrue(rig.Config.Save(rig.Read("{\"mqttTls\":true," + SetupRig.Form.Substring(1))));
        rig.Start();
        return rig;
    }

    // As the page does it: the certificate, then the rest.
    private static void SaveNew(SetupRig rig)
    {
        byte[] text = Encoding.UTF8.GetBytes(Certificate + Certificate);
        if (rig.Fields.TakeCertificate(CertificateKind.Authority, text, text.Length))
        {
            DeviceConfig config = rig.Read("{\"mqttTls\":true," + SetupRig.Form.Substring(1));
            config.NetworkName = "new";
            rig.Config.Save(config);
        }
    }

    private static int Operations(bool fromOld)
    {
        SetupRig rig = fromOld ? Old() : new SetupRig(SetupKind.Gateway);
        int before = rig.Files.Operations;
        SaveNew(rig);
        return rig.Files.Operations - before;
    }

    private static void AssertCanBeSaved(SetupRig rig)
    {
        rig.Start();
        SaveNew(rig);
        Assert.IsTrue(IsNew(rig, rig.Config.Load()));
    }

    private static bool IsOld(SetupRig rig, DeviceConfig config)
    {
        return config.NetworkName == "garden" && rig.Files.Bytes(config.MqttCaFile.Substring(3)).Length == Certificate.Length;
    }

    private static bool IsNew(SetupRig rig, DeviceConfig config)
    {
        return config.NetworkName == "new" && rig.Files.Bytes(config.MqttCaFile.Substring(3)).Length == 2 * Certificate.Length;
    }

    private static DeviceConfig Written(DeviceConfig config)
    {
        byte[] text = new byte[DeviceConfigReader.MaximumFile];
        int count = new DeviceConfigWriter().Write(config, text);
        return new DeviceConfigReader(new Support.ListLog()).Read(text, count);
    }

    private static void AssertSame(DeviceConfig expected, DeviceConfig actual)
    {
        byte[] first = new byte[DeviceConfigReader.MaximumFile];
        byte[] second = new byte[DeviceConfigReader.MaximumFile];
        int count = new DeviceConfigWriter().Write(expected, first);
        Assert.AreEqual(count, new DeviceConfigWriter().Write(actual, second));
        Assert.AreEqual(Encoding.UTF8.GetString(first, 0, count), Encoding.UTF8.GetString(second, 0, count));
        Assert.AreEqual(expected.NetworkKey, actual.NetworkKey);
        Assert.AreEqual(expected.MqttPassword, actual.MqttPassword);
        Assert.AreEqual(expected.ButtonPin, actual.ButtonPin);
        Assert.AreEqual(expected.SleepSeconds, actual.SleepSeconds);
        Assert.AreEqual(expected.Application.Count, actual.Application.Count);
    }
}
