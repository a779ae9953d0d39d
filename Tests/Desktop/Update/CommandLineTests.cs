using System.CommandLine;
using EnigmaIoT.Update.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

[TestClass]
public sealed class CommandLineTests
{
    [TestMethod]
    public void HasTheDefaultsOfTheScript()
    {
        UpdateArguments arguments = Read("-d", "kitchen");

        Assert.AreEqual("program.bin", arguments.File);
        Assert.AreEqual("kitchen", arguments.Address);
        Assert.AreEqual("enigmaiot", arguments.BaseTopic);
        Assert.AreEqual("127.0.0.1", arguments.Broker.Host);
        Assert.AreEqual(1883, arguments.Broker.Port);
        Assert.AreEqual("", arguments.Broker.User);
        Assert.AreEqual("", arguments.Broker.Password);
        Assert.IsFalse(arguments.Broker.Secure);
        Assert.AreEqual(TimeSpan.FromMilliseconds(20), arguments.ChunkPause);
        Assert.AreEqual(TimeSpan.FromSeconds(60), arguments.Wake);
    }

    [TestMethod]
    public void TakesTheExampleOfTheScriptsOwnDocument()
    {
        UpdateArguments arguments = Read(
            "-f", "EnigmaIOTsensor.bin", "-d", "11:22:33:44:55:66", "-t", "enigmaiot", "-u", "mymqttbrokeruser",
            "-P", "mymqttbrokerpassword", "-S", "mysecure.mqtt.server", "-p", "8883", "-D", "medium", "-s");

        Assert.AreEqual("EnigmaIOTsensor.bin", arguments.File);
        Assert.AreEqual("11:22:33:44:55:66", arguments.Address);
        Assert.AreEqual("mymqttbrokeruser", arguments.Broker.User);
        Assert.AreEqual("mymqttbrokerpassword", arguments.Broker.Password);
        Assert.AreEqual("mysecure.mqtt.server", arguments.Broker.Host);
        Assert.AreEqual(8883, arguments.Broker.Port);
        Assert.AreEqual(TimeSpan.FromMilliseconds(60), arguments.ChunkPause);
        Assert.IsTrue(arguments.Broker.Secure);
    }

    [TestMethod]
    [DataRow("-f x.bin")]
    [DataRow("-fx.bin")]
    [DataRow("-f=x.bin")]
    [DataRow("-sfx.bin")]
    [DataRow("--file x.bin")]
    [DataRow("--file=x.bin")]
    [DataRow("--fi=x.bin")]
    [DataRow("--f x.bin")]
    [DataRow("-f y.bin --file=x.bin")]
    public void TakesTheSpellingsThatArgparseTakes(string spelling)
    {
        Assert.AreEqual("x.bin", Read(["-d", "node", .. spelling.Split(' ')]).File);
    }

    [TestMethod]
    [DataRow("-daa:bb:cc:dd:ee:ff")]
    [DataRow("--daddress=aa:bb:cc:dd:ee:ff")]
    [DataRow("--d aa:bb:cc:dd:ee:ff")]
    public void TakesAMacAddressWithItsColons(string spelling)
    {
        Assert.AreEqual("aa:bb:cc:dd:ee:ff", Read(spelling.Split(' ')).Address);
    }

    [TestMethod]
    [DataRow("@file")]
    [DataRow("a=b:c")]
    [DataRow("two words")]
    [DataRow("")]
    [DataRow("-")]
    [DataRow("[diagram]")]
    public void TakesAnyPassword(string password)
    {
        Assert.AreEqual(password, Read("-d", "node", "-P", password).Broker.Password);
        Assert.AreEqual(password, Read("-d", "node", $"--password={password}").Broker.Password);
    }

    [TestMethod]
    public void TakesAPasswordThatLooksLikeAnOption()
    {
        Assert.AreEqual("--quiet", Read("-d", "node", "--password=--quiet").Broker.Password);
    }

    [TestMethod]
    [DataRow("-s", true)]
    [DataRow("-s --unsecure", false)]
    [DataRow("--unsecure -s", true)]
    [DataRow("--unsecure --secure --unsecure", false)]
    [DataRow("--sec", true)]
    [DataRow("-s --un", false)]
    public void OfSecureAndUnsecureTheLastOneWins(string spelling, bool secure)
    {
        Assert.AreEqual(secure, Read(["-d", "node", .. spelling.Split(' ')]).Broker.Secure);
    }

    [TestMethod]
    [DataRow("fast", 20)]
    [DataRow("medium", 60)]
    [DataRow("slow", 180)]
    [DataRow("Slow", 180)]
    public void KnowsTheSpeedsOfTheScript(string speed, int milliseconds)
    {
        Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), Read("-d", "node", "-D", speed).ChunkPause);
    }

    [TestMethod]
    [DataRow("", true)]
    [DataRow("-D fast", false)]
    [DataRow("--speed=slow", false)]
    public void TheGatewaySetsThePaceWhereNoSpeedIsAskedFor(string spelling, bool paced)
    {
        string[] arguments = spelling.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.AreEqual(paced, Read(["-d", "node", .. arguments]).PacedByGateway);
    }

    [TestMethod]
    [DataRow("--t=home", "home")]
    [DataRow("--t=home --ti=5 --passw=x", "home")]
    public void OurOptionsDoNotMakeThePrefixesOfTheScriptsAmbiguous(string spelling, string topic)
    {
        Assert.AreEqual(topic, Read(["-d", "node", .. spelling.Split(' ')]).BaseTopic);
    }

    [TestMethod]
    public void TakesOurOwnOptions()
    {
        UpdateArguments arguments = Read(
            "-d", "node", "-s", "--ca", "ca.pem", "--insecure", "--timeout", "900", "--quiet", "--no-progress");

        Assert.AreEqual("ca.pem", arguments.Broker.CertificateAuthorityFile);
        Assert.IsTrue(arguments.Broker.AcceptAnyCertificate);
        Assert.AreEqual(TimeSpan.FromSeconds(900), arguments.Wake);
        Assert.IsTrue(arguments.Quiet);
        Assert.IsTrue(arguments.NoProgress);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("-d")]
    [DataRow("-d node -f")]
    [DataRow("-d node -p 0")]
    [DataRow("-d node -p 65536")]
    [DataRow("-d node -p mqtt")]
    [DataRow("-d node -D warp")]
    [DataRow("-d node --s x")]
    [DataRow("-d node -z")]
    [DataRow("-d node extra")]
    [DataRow("-d node --secure=yes")]
    [DataRow("-d node --timeout 0")]
    [DataRow("-d node --timeout NaN")]
    [DataRow("-d node -t a/#")]
    [DataRow("-d broadcast")]
    [DataRow("-d a/b")]
    [DataRow("-d node -S mqtt://broker.example")]
    [DataRow("-d node -S broker.example:8883")]
    [DataRow("-d node -S 192.168.1.10:1883")]
    [DataRow("-d node -S broker.example/mqtt")]
    [DataRow("-d node --insecure")]
    [DataRow("-d node --cert x.pem")]
    [DataRow("-d node -s --key x.pem")]
    [DataRow("-d node -s --key-password-file x")]
    [DataRow("-d node --password-file x")]
    [DataRow("-d node --ask-password")]
    [DataRow("-d node -u me -P it --password-file x")]
    [DataRow("-d node -u me --ask-password --password-file x")]
    public void RefusesWhatItDoesNotUnderstand(string line)
    {
        UpdateCommandLine commandLine = new();

        string? error = commandLine.FindError(
            commandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.IsNotNull(error);
        Assert.IsFalse(error.Contains('\n'));
    }

    [TestMethod]
    [DataRow("broker.example")]
    [DataRow("my_broker")]
    [DataRow("192.168.1.10")]
    [DataRow("::1")]
    [DataRow("fe80::1%eth0")]
    public void TakesNamesAndAddressesOfServers(string server)
    {
        Assert.AreEqual(server, Read("-d", "node", "-S", server).Broker.Host);
    }

    private static UpdateArguments Read(params string[] arguments)
    {
        UpdateCommandLine commandLine = new();
        ParseResult result = commandLine.Parse(arguments);
        Assert.IsNull(commandLine.FindError(result));
        return commandLine.Read(result);
    }
}
