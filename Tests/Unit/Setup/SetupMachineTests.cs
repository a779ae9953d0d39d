using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class SetupMachineTests
{
    private const string NodeForm = "{\"networkName\":\"garden\",\"networkKey\":\"network key\",\"nodeName\":\"shed\"}";

    [TestMethod]
    public void AGatewayTriesWifiAndBrokerAndStoresWhatWorks()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.AreEqual((int)SetupState.Asking, (int)rig.Machine.State);
        Assert.IsTrue(rig.Send(SetupRig.Form));
        Assert.AreEqual((int)SetupState.TryingWifi, (int)rig.Machine.State);
        Assert.AreEqual("Home", rig.Wifi.Ssid);
        Assert.AreEqual("home password", rig.Wifi.Password);
        Assert.IsTrue(rig.Wifi.NeedsAddress);
        Assert.IsNull(rig.Broker.Tried);

        rig.Wifi.State = WifiState.Joined;
        rig.Run(100);
        Assert.AreEqual((int)SetupState.TryingBroker, (int)rig.Machine.State);
        Assert.AreEqual("broker.example", rig.Broker.Tried.MqttHost);
        Assert.IsNull(rig.Config.Load());

        rig.Broker.IsConnected = true;
        rig.Run(100);
        Assert.AreEqual((int)SetupState.Saved, (int)rig.Machine.State);
        Assert.IsNull(rig.Broker.Tried);
        Assert.AreEqual("garden", rig.Config.Load().NetworkName);
        Assert.AreEqual(0, rig.Board.RestartCount);

        rig.Machine.Finish();
        rig.Run(1200);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    public void ItRestartsThoughNobodySaysThatHeHasSeenIt()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Join(SetupRig.Form);
        rig.Broker.IsConnected = true;
        rig.Run(SetupMachine.ShownMilliseconds);
        Assert.AreEqual(0, rig.Board.RestartCount);
        rig.Run(3000);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    public void AWifiThatFailsLeadsBackWithTheReason()
    {
        AssertWifiFails(SetupKind.Gateway, WifiState.WrongPassword, "wifiPassword", "the Wi-Fi refuses the password");
        AssertWifiFails(SetupKind.Gateway, WifiState.NotFound, "wifiSsid", "no such Wi-Fi is heard");
        AssertWifiFails(SetupKind.Gateway, WifiState.NoAddress, "wifiSsid", "the Wi-Fi gives no address");
        AssertWifiFails(SetupKind.Gateway, WifiState.Failed, "wifiSsid", "it cannot be joined");
        AssertWifiFails(SetupKind.Node, WifiState.NotFound, "networkName", "no gateway of that network is heard");
        AssertWifiFails(SetupKind.Node, WifiState.WrongPassword, "networkKey", "the gateway has another network key");
        AssertWifiFails(SetupKind.Node, WifiState.Failed, "networkName", "it cannot be joined");
    }

    [TestMethod]
    public void AWifiThatDoesNotAnswerIsNotWaitedForWithoutEnd()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Send(SetupRig.Form);
        rig.Run(SetupMachine.WifiMilliseconds - 100);
        Assert.AreEqual((int)SetupState.TryingWifi, (int)rig.Machine.State);
        rig.Run(200);
        AssertBack(rig, "wifiSsid", "it does not answer");
    }

    [TestMethod]
    public void ABrokerThatFailsLeadsBackWithTheReason()
    {
        AssertBrokerFails(TrialFault.NameNotFound, "mqttHost");
        AssertBrokerFails(TrialFault.Unreachable, "mqttHost");
        AssertBrokerFails(TrialFault.NotTrusted, "mqttTls");
        AssertBrokerFails(TrialFault.WrongLogin, "mqttPassword");
        AssertBrokerFails(TrialFault.Other, "mqttHost");
    }

    [TestMethod]
    public void ABrokerThatAsksForAUserWhereNoneWasGivenPointsToTheUser()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Join("{\"networkKey\":\"network key\",\"wifiSsid\":\"Home\",\"mqttHost\":\"b\",\"pagePassword\":\"page password\"}");
        rig.Broker.Fault = TrialFault.WrongLogin;
        rig.Broker.Reason = "why";
        rig.Run(100);
        AssertBack(rig, "mqttUser", "why");
    }

    [TestMethod]
    public void ABrokerThatDoesNotAnswerIsNotWaitedForWithoutEnd()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Join(SetupRig.Form);
        rig.Run(SetupMachine.BrokerMilliseconds + 100);
        AssertBack(rig, "mqttHost", "the broker does not answer");
        Assert.IsNull(rig.Broker.Tried);
    }

    [TestMethod]
    public void WhatFailedIsMendedOnTheSamePage()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Send(SetupRig.Form);
        rig.Wifi.State = WifiState.WrongPassword;
        rig.Run(100);
        rig.Join(SetupRig.Form);
        rig.Broker.Fault = TrialFault.WrongLogin;
        rig.Run(100);
        rig.Join(SetupRig.Form);
        rig.Broker.IsConnected = true;
        rig.Run(100);
        Assert.AreEqual((int)SetupState.Saved, (int)rig.Machine.State);
        Assert.IsNull(rig.Machine.Reason);
        Assert.IsNull(rig.Machine.FailedKey);
    }

    [TestMethod]
    public void WhileOneIsTriedNoOtherIsTaken()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.IsTrue(rig.Send(SetupRig.Form));
        Assert.IsFalse(rig.Send(SetupRig.Form));
        Assert.AreEqual(1, rig.Wifi.JoinCount);
    }

    [TestMethod]
    public void AFlashThatTakesNothingIsTold()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Join(SetupRig.Form);
        rig.Files.CutAt = rig.Files.Operations;
        rig.Broker.IsConnected = true;
        rig.Run(100);
        AssertBack(rig, null, "the configuration cannot be stored");
    }

    [TestMethod]
    public void ANodeTriesItsGateway()
    {
        SetupRig rig = new SetupRig(SetupKind.Node);
        Assert.IsTrue(rig.Send(NodeForm));
        Assert.AreEqual("garden", rig.Wifi.Ssid);
        Assert.AreEqual("network key", rig.Wifi.Password);
        Assert.IsFalse(rig.Wifi.NeedsAddress);
        rig.Wifi.State = WifiState.Joined;
        rig.Run(100);
        Assert.AreEqual((int)SetupState.Saved, (int)rig.Machine.State);
        Assert.AreEqual("shed", rig.Config.Load().NodeName);
    }

    [TestMethod]
    public void ANodeFarFromItsGatewayIsStoredUntried()
    {
        SetupRig rig = new SetupRig(SetupKind.Node);
        Assert.IsTrue(rig.Machine.Begin(rig.Read(NodeForm), false));
        Assert.AreEqual((int)SetupState.Saved, (int)rig.Machine.State);
        Assert.AreEqual(0, rig.Wifi.JoinCount);
        Assert.AreEqual("shed", rig.Config.Load().NodeName);
    }

    [TestMethod]
    public void WhileThePageIsBackTheStoredWifiIsTriedOn()
    {
        SetupRig rig = Returned();
        Assert.AreEqual((int)SetupState.Returning, (int)rig.Machine.State);
        rig.Run(100);
        Assert.AreEqual("Home", rig.Wifi.Ssid);
        rig.Wifi.State = WifiState.NotFound;
        rig.Run(SetupMachine.ReturnMilliseconds + 200);
        Assert.AreEqual(2, rig.Wifi.JoinCount);
        rig.Wifi.State = WifiState.Joined;
        rig.Run(1500);
        Assert.AreEqual(1, rig.Board.RestartCount);
        Assert.IsFalse(ReturnMark.IsSet(rig.Records));
    }

    [TestMethod]
    public void WhileSomebodyUsesThePageTheStoredWifiRests()
    {
        SetupRig rig = Returned();
        rig.Run(100);
        rig.Machine.Visit();
        Assert.AreEqual((int)WifiState.Idle, (int)rig.Wifi.State);
        rig.Run(SetupMachine.VisitMilliseconds - 200);
        Assert.AreEqual(1, rig.Wifi.JoinCount);
        rig.Run(400);
        Assert.AreEqual(2, rig.Wifi.JoinCount);
    }

    [TestMethod]
    public void ThePageThatIsBackTakesAnotherConfiguration()
    {
        SetupRig rig = Returned();
        rig.Send(SetupRig.Form);
        rig.Wifi.State = WifiState.NotFound;
        rig.Run(100);
        Assert.AreEqual((int)SetupState.Returning, (int)rig.Machine.State);
        Assert.AreEqual("no such Wi-Fi is heard", rig.Machine.Reason);
        rig.Join(SetupRig.Form);
        rig.Broker.IsConnected = true;
        rig.Run(100);
        Assert.AreEqual((int)SetupState.Saved, (int)rig.Machine.State);
        Assert.IsFalse(ReturnMark.IsSet(rig.Records));
    }

    [TestMethod]
    public void TheLedShowsThatThePageWaits()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Run(10000);
        Assert.IsTrue(rig.Board.LedChanges >= 9 && rig.Board.LedChanges <= 11);
    }

    private static SetupRig Returned()
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        Assert.IsTrue(rig.Config.Save(rig.Read(SetupRig.Form)));
        ReturnMark.Set(rig.Records, true);
        rig.Start();
        rig.Wifi.IsScanning = false;
        return rig;
    }

    private static void AssertWifiFails(SetupKind kind, WifiState state, string key, string reason)
    {
        SetupRig rig = new SetupRig(kind);
        rig.Send(kind == SetupKind.Gateway ? SetupRig.Form : NodeForm);
        rig.Wifi.State = state;
        rig.Run(100);
        AssertBack(rig, key, reason);
    }

    private static void AssertBrokerFails(TrialFault fault, string key)
    {
        SetupRig rig = new SetupRig(SetupKind.Gateway);
        rig.Join(SetupRig.Form);
        rig.Broker.Fault = fault;
        rig.Broker.Reason = "the reason";
        rig.Run(100);
        Assert.IsTrue(rig.Machine.HasJoined);
        AssertBack(rig, key, "the reason");
    }

    private static void AssertBack(SetupRig rig, string key, string reason)
    {
        Assert.AreEqual((int)SetupState.Asking, (int)rig.Machine.State);
        Assert.AreEqual(key, rig.Machine.FailedKey);
        Assert.AreEqual(reason, rig.Machine.Reason);
        Assert.AreEqual((int)WifiState.Idle, (int)rig.Wifi.State);
        DeviceConfig config = rig.Config.Load();
        Assert.IsNull(config);
    }
}
