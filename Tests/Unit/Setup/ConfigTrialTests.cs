using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Storage;
using EnigmaIoT.Shared.Web;
using EnigmaIoT.Tests.Unit.Storage;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class ConfigTrialTests
{
    private const int Milliseconds = 1000;
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    [TestMethod]
    public void AChangeIsTriedByTheNextStartAndStaysOnceTheBrokerIsReached()
    {
        FileAreaDouble files = Old();
        ConfigTrial trial = Begun(files);
        Assert.AreEqual((int)ConfigOutcome.Trying, (int)trial.Outcome);
        Assert.IsFalse(trial.IsRunning);
        Assert.AreEqual("old", Files(files).Load().NetworkName);

        trial = Trial(files);
        Assert.AreEqual("new", trial.Choose(Files(files).Load()).NetworkName);
        Assert.IsTrue(trial.IsRunning);
        Assert.IsFalse(trial.Look(true, false, "no", Password(files), 0));
        Assert.IsFalse(trial.Look(true, true, null, Password(files), 999));
        Assert.AreEqual((int)ConfigOutcome.Accepted, (int)trial.Outcome);
        Assert.IsFalse(trial.IsRunning);
        Assert.AreEqual("new", Files(files).Load().NetworkName);
        Assert.IsNull(files.Bytes("enigmaiot.try"));
        Assert.IsNull(files.Bytes("ca-a.pem"));
        Assert.IsNotNull(files.Bytes("ca-b.pem"));

        trial = Trial(files);
        Assert.AreEqual("new", trial.Choose(Files(files).Load()).NetworkName);
        Assert.IsFalse(trial.IsRunning);
    }

    [TestMethod]
    public void WhatDoesNotLeadToTheBrokerIsTakenBackWithTheReason()
    {
        FileAreaDouble files = Old();
        ConfigTrial trial = Started(files);
        Assert.IsFalse(trial.Look(true, false, "x", Password(files), 5000));
        Assert.IsFalse(trial.Look(true, false, "x", Password(files), 5999));
        Assert.IsTrue(trial.Look(true, false, "the broker refused user name or password", Password(files), 6000));

        trial = Trial(files);
        Assert.AreEqual("old", trial.Choose(Files(files).Load()).NetworkName);
        Assert.AreEqual((int)ConfigOutcome.NoBroker, (int)trial.Outcome);
        Assert.AreEqual("the broker refused user name or password", trial.Reason);
        Assert.IsNull(files.Bytes("enigmaiot.try"));
        Assert.IsNull(files.Bytes("ca-b.pem"));
        Assert.IsNotNull(files.Bytes("ca-a.pem"));
    }

    [TestMethod]
    public void AWifiThatIsNotJoinedIsToldAsSuch()
    {
        FileAreaDouble files = Old();
        ConfigTrial trial = Started(files);
        trial.Look(false, false, null, Password(files), 0);
        Assert.IsTrue(trial.Look(false, false, null, Password(files), Milliseconds));
        Assert.AreEqual((int)ConfigOutcome.NoWifi, (int)trial.Outcome);
        Assert.AreEqual("the Wi-Fi was not joined", ConfigTrial.Words(trial.Outcome));
    }

    [TestMethod]
    public void AChangeUnderWhichTheGatewayRestartsAgainAndAgainIsTakenBack()
    {
        FileAreaDouble files = Old();
        Begun(files);
        for (int i = 0; i < ConfigTrial.MaximumStarts; i++)
        {
            Assert.AreEqual("new", Trial(files).Choose(Files(files).Load()).NetworkName);
        }

        ConfigTrial trial = Trial(files);
        Assert.AreEqual("old", trial.Choose(Files(files).Load()).NetworkName);
        Assert.AreEqual((int)ConfigOutcome.Interrupted, (int)trial.Outcome);
    }

    [TestMethod]
    public void ThePagesPasswordChangesWithTheRestAndIsNotKeptAsItIs()
    {
        FileAreaDouble files = Old();
        ConfigTrial trial = Trial(files);
        DeviceConfig config = Files(files).Load();
        config.PagePassword = "another password";
        Assert.IsTrue(trial.Begin(config));
        trial = Trial(files);
        trial.Choose(Files(files).Load());
        Assert.IsFalse(Password(files).IsChosen);
        trial.Look(true, true, null, Password(files), 0);
        byte[] password = Encoding.UTF8.GetBytes("another password");
        Assert.IsTrue(Password(files).IsRight(password, 0, password.Length, 0));
        Assert.IsNull(Files(files).Load().PagePassword);
    }

    [TestMethod]
    public void ACutOfPowerAtAnyOperationOfAChangeLeavesOneOfTheTwoWhole()
    {
        FileAreaDouble whole = Old();
        int before = whole.Operations;
        Change(whole);
        int old = 0;
        int operations = whole.Operations - before;
        for (int cut = 0; cut < operations; cut++)
        {
            FileAreaDouble files = Old();
            files.CutAt = files.Operations + cut;
            Change(files);
            files.PowerOn();
            DeviceConfig config = Trial(files).Choose(Files(files).Load());
            Assert.IsTrue(IsWhole(files, config), "cut at " + cut.ToString());
            old += config.NetworkName == "old" ? 1 : 0;

            // The same change can be made now.
            Change(files);
            config = Trial(files).Choose(Files(files).Load());
            Assert.AreEqual("new", config.NetworkName);
            Assert.IsTrue(IsWhole(files, config));
        }

        Assert.IsTrue(old > 0 && old < operations);
    }

    [TestMethod]
    public void ACutOfPowerWhileAChangeIsTakenBackLeavesOneOfTheTwoWhole()
    {
        for (int cut = 0; cut < 12; cut++)
        {
            FileAreaDouble files = Old();
            ConfigTrial trial = Started(files);
            trial.Look(false, false, null, Password(files), 0);
            files.CutAt = files.Operations + cut;
            trial.Look(false, false, null, Password(files), Milliseconds);
            files.PowerOn();
            Assert.IsTrue(IsWhole(files, Trial(files).Choose(Files(files).Load())), "cut at " + cut.ToString());
            Assert.AreEqual("old", Files(files).Load().NetworkName);
        }
    }

    private static FileAreaDouble Old()
    {
        FileAreaDouble files = new FileAreaDouble();
        Assert.IsTrue(Files(files).Save(Config(files, "old", Certificate)));
        return files;
    }

    private static ConfigTrial Begun(FileAreaDouble files)
    {
        ConfigTrial trial = Trial(files);
        Assert.IsTrue(trial.Begin(Config(files, "new", Certificate + Certificate)));
        return trial;
    }

    private static ConfigTrial Started(FileAreaDouble files)
    {
        Begun(files);
        ConfigTrial trial = Trial(files);
        trial.Choose(Files(files).Load());
        return trial;
    }

    // As the gateway makes it, over a restart; where the power is cut nothing more happens.
    private static void Change(FileAreaDouble files)
    {
        DeviceConfig stored = Files(files).Load();
        byte[] text = Encoding.UTF8.GetBytes(Certificate + Certificate);
        string path = Files(files).SaveCertificate(CertificateKind.Authority, stored.MqttCaFile, text, text.Length);
        if (path == null)
        {
            return;
        }

        DeviceConfig config = Config(files, "new", null);
        config.MqttCaFile = path;
        if (Trial(files).Begin(config))
        {
            ConfigTrial trial = Trial(files);
            trial.Choose(Files(files).Load());
            trial.Look(true, true, null, Password(files), 0);
        }
    }

    private static bool IsWhole(FileAreaDouble files, DeviceConfig config)
    {
        int times = config.NetworkName == "old" ? 1 : 2;
        byte[] certificate = files.Bytes(config.MqttCaFile.Substring(3));
        return certificate != null && certificate.Length == times * Certificate.Length;
    }

    private static DeviceConfig Config(FileAreaDouble files, string name, string certificate)
    {
        DeviceConfig config = new DeviceConfig { NetworkName = name, NetworkKey = "network key", WifiSsid = "Home", MqttHost = "b", MqttTls = true };
        if (certificate != null)
        {
            DeviceConfig stored = Files(files).Load();
            byte[] text = Encoding.UTF8.GetBytes(certificate);
            config.MqttCaFile = Files(files).SaveCertificate(
                CertificateKind.Authority,
                stored == null ? null : stored.MqttCaFile,
                text,
                text.Length);
        }

        return config;
    }

    private static ConfigFiles Files(FileAreaDouble files)
    {
        return new ConfigFiles(files, "I:\\", new ListLog());
    }

    private static ConfigTrial Trial(FileAreaDouble files)
    {
        return new ConfigTrial(Files(files), new RecordStore(files), new ListLog(), Milliseconds);
    }

    private static WebPassword Password(FileAreaDouble files)
    {
        SeededRandom random = new SeededRandom(1);
        return new WebPassword(new RecordStore(files), new ToyCipher(random), random);
    }
}
