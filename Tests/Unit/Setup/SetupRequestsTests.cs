using EnigmaIoT.Shared.Setup;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class SetupRequestsTests
{
    private const string Own = "Host: 192.168.4.1\r\n";

    // "page password" as a client sends it.
    private const string Login = "Authorization: Basic OnBhZ2UgcGFzc3dvcmQ=\r\n";

    [TestMethod]
    public void ThePageIsServed()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        string answer = rig.Ask("GET /", Own, null);
        AssertStarts("HTTP/1.1 200 ", answer);
        AssertHas("Content-Encoding: gzip\r\n", answer);
        AssertHas("Content-Length: " + new SetupPage().Length.ToString() + "\r\n", answer);
        AssertHas("X-Frame-Options: DENY\r\n", answer);
    }

    [TestMethod]
    public void WhoeverLooksForTheInternetIsLedToThePage()
    {
        AssertLed("/generate_204", "connectivitycheck.gstatic.com");
        AssertLed("/gen_204", "www.google.com");
        AssertLed("/hotspot-detect.html", "captive.apple.com");
        AssertLed("/ncsi.txt", "www.msftncsi.com");
        AssertLed("/connecttest.txt", "www.msftconnecttest.com");
        AssertLed("/canonical.html", "detectportal.firefox.com");
        AssertLed("/", "example.org");
        AssertLed("/other", "192.168.4.1");
    }

    [TestMethod]
    public void AForeignNameIsNotAnswered()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        AssertStarts("HTTP/1.1 403 ", rig.Ask("GET /setup/config", "Host: evil.example\r\n", null));
        AssertStarts("HTTP/1.1 403 ", rig.Ask("POST /setup/try", "Host: evil.example\r\n", SetupRig.Form));
    }

    [TestMethod]
    public void AnotherSitesPageChangesNothing()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        AssertStarts("HTTP/1.1 403 ", rig.Ask("POST /setup/try", Own + "Origin: http://evil.example\r\n", SetupRig.Form));
        AssertStarts("HTTP/1.1 403 ", rig.Ask("POST /setup/scan", Own + "Sec-Fetch-Site: cross-site\r\n", string.Empty));
        Assert.AreEqual((int)SetupState.Asking, (int)rig.Machine.State);
        AssertStarts("HTTP/1.1 202 ", rig.Ask("POST /setup/try", Own + "Origin: http://192.168.4.1\r\n", SetupRig.Form));
        Assert.AreEqual((int)SetupState.TryingWifi, (int)rig.Machine.State);
    }

    [TestMethod]
    public void AMistakeIsAnsweredWithItsField()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        string answer = rig.Ask("POST /setup/try", Own, "{\"networkKey\":\"short\"}");
        AssertStarts("HTTP/1.1 400 ", answer);
        AssertHas("{\"key\":\"networkKey\",\"error\":\"a text of 8 to 32 bytes is expected\"}", answer);
        answer = rig.Ask("POST /setup/ca", Own, "no certificate");
        AssertHas("{\"key\":\"mqttCaFile\",\"error\":\"a text in PEM form is expected", answer);
        answer = rig.Ask("POST /setup/try", Own, "[]");
        AssertHas("{\"key\":null,\"error\":\"line 1: expected an object: {\"}", answer);
    }

    [TestMethod]
    public void WhileOneIsTriedAnotherIsRefused()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        AssertStarts("HTTP/1.1 202 ", rig.Ask("POST /setup/try", Own, SetupRig.Form));
        AssertStarts("HTTP/1.1 409 ", rig.Ask("POST /setup/try", Own, SetupRig.Form));
        AssertStarts("HTTP/1.1 409 ", rig.Ask("POST /setup/ca", Own, "text"));
        AssertHas("\"state\":\"wifi\"", rig.Ask("GET /setup/state", Own, null));
    }

    [TestMethod]
    public void WhatIsTooLongIsRefusedBeforeItIsRead()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        AssertStarts("HTTP/1.1 413 ", rig.Ask("POST /setup/try", Own, new string(' ', 4097)));
        AssertStarts("HTTP/1.1 413 ", rig.Ask("POST /setup/ca", Own, new string(' ', 4097)));
        AssertStarts("HTTP/1.1 413 ", rig.Ask("POST /setup/scan", Own, " "));
        AssertStarts("HTTP/1.1 405 ", rig.Ask("GET /setup/try", Own, null));
    }

    [TestMethod]
    public void TheStateTellsWhatFailed()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Join(SetupRig.Form);
        rig.Broker.Fault = TrialFault.WrongLogin;
        rig.Broker.Reason = "the broker refused user name or password";
        rig.Run(100);
        AssertHas(
            "{\"kind\":\"gateway\",\"device\":\"EnigmaIoTGateway-1a2b\",\"state\":\"asking\",\"joined\":true,\"address\":null,"
                + "\"protected\":false,\"key\":\"mqttPassword\"",
            rig.Ask("GET /setup/state", Own, null));
        AssertHas(",\"reason\":\"the broker refused user name or password\",\"file\":null}", rig.Ask("GET /setup/state", Own, null));
    }

    [TestMethod]
    public void SecretsAreNeverSentBack()
    {
        SetupRig rig = Stored();
        string answer = rig.Ask("GET /setup/config", Own, null) + rig.Ask("GET /setup/state", Own, null);
        Assert.IsTrue(answer.IndexOf("network key") < 0);
        Assert.IsTrue(answer.IndexOf("home password") < 0);
        Assert.IsTrue(answer.IndexOf("broker password") < 0);
        Assert.IsTrue(answer.IndexOf("page password") < 0);
        AssertHas(
            "{\"networkName\":\"garden\",\"wifiSsid\":\"Home\",\"mqttHost\":\"broker.example\",\"mqttPort\":0,\"mqttTls\":false,\"channel\":0",
            answer);
        AssertHas(
            "\"stored\":{\"networkKey\":true,\"wifiPassword\":true,\"mqttPassword\":true,\"mqttCaFile\":false,"
                + "\"mqttCertificateFile\":false,\"mqttKeyFile\":false,\"pagePassword\":true}",
            answer);
    }

    [TestMethod]
    public void OnceThereIsAConfigurationChangesAskForThePassword()
    {
        SetupRig rig = Stored();
        Assert.IsNull(rig.Config.Load().PagePassword);
        AssertStarts("HTTP/1.1 401 ", rig.Ask("POST /setup/try", Own, SetupRig.Form));
        AssertStarts("HTTP/1.1 401 ", rig.Ask("POST /setup/ca", Own, "text"));
        AssertStarts("HTTP/1.1 200 ", rig.Ask("GET /setup/state", Own, null));
        AssertStarts("HTTP/1.1 202 ", rig.Ask("POST /setup/try", Own + Login, SetupRig.Form));
    }

    [TestMethod]
    public void AScanIsStartedAndListed()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.IsTrue(rig.Wifi.IsScanning);
        rig.Wifi.IsScanning = false;
        rig.Wifi.NetworkCount = 2;
        AssertStarts("HTTP/1.1 202 ", rig.Ask("POST /setup/scan", Own, string.Empty));
        string answer = rig.Ask("GET /setup/networks", Own, null);
        AssertHas("{\"scanning\":true,\"networks\":[", answer);
        AssertHas("{\"ssid\":\"net 0\",\"rssi\":-40}", answer);
        AssertHas(",{\"ssid\":\"net 1\",\"rssi\":-41}", answer);
    }

    [TestMethod]
    public void ThePageEndsItOnceItHasShownTheResult()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        AssertStarts("HTTP/1.1 202 ", rig.Ask("POST /setup/finish", Own, string.Empty));
        Assert.AreEqual((int)SetupState.Asking, (int)rig.Machine.State);
        rig.Join(SetupRig.Form);
        rig.Broker.IsConnected = true;
        rig.Run(100);
        AssertHas("\"state\":\"saved\"", rig.Ask("GET /setup/state", Own, null));
        AssertStarts("HTTP/1.1 202 ", rig.Ask("POST /setup/finish", Own, string.Empty));
        rig.Run(1200);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    public void TheFieldsOfAnApplicationAreListed()
    {
        SetupRig rig = new SetupRig(SetupKind.Node);
        rig.Application = new FieldsDouble();
        rig.Start();
        AssertHas(
            "\"fields\":[{\"name\":\"period\",\"label\":\"Period in \\\"seconds\\\"\",\"value\":\"10\"}",
            WithoutChunks(rig.Ask("GET /setup/config", Own, null)));
        AssertStarts("HTTP/1.1 202 ", rig.Ask("POST /setup/store", Own, "{\"networkKey\":\"network key\"}"));
        Assert.AreEqual((int)SetupState.Saved, (int)rig.Machine.State);
    }

    [TestMethod]
    public void AGatewayIsNotStoredUntried()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        AssertStarts("HTTP/1.1 202 ", rig.Ask("POST /setup/store", Own, SetupRig.Form));
        Assert.AreEqual((int)SetupState.TryingWifi, (int)rig.Machine.State);
        Assert.IsNull(rig.Config.Load());
    }

    private static SetupRig Stored()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Join(SetupRig.Form);
        rig.Broker.IsConnected = true;
        rig.Run(100);
        rig.Start();
        return rig;
    }

    private static string WithoutChunks(string answer)
    {
        string text = string.Empty;
        int at = answer.IndexOf("\r\n\r\n") + 4;
        int end = answer.IndexOf("\r\n", at);
        while (end > 0 && end - at == 3)
        {
            int next = answer.IndexOf("\r\n", end + 2);
            text += answer.Substring(end + 2, next - end - 2);
            at = next + 2;
            end = answer.IndexOf("\r\n", at);
        }

        return text;
    }

    private static void AssertLed(string path, string host)
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        string answer = rig.Ask("GET " + path, "Host: " + host + "\r\n", null);
        AssertStarts("HTTP/1.1 302 ", answer);
        AssertHas("Location: http://192.168.4.1/\r\n", answer);
    }

    private static void AssertStarts(string expected, string answer)
    {
        Assert.AreEqual(expected, answer.Length < expected.Length ? answer : answer.Substring(0, expected.Length));
    }

    private static void AssertHas(string expected, string answer)
    {
        Assert.IsTrue(WithoutChunks(answer).IndexOf(expected) >= 0 || answer.IndexOf(expected) >= 0, answer);
    }
}
