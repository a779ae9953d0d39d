using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class GatewayLossTests
{
    [TestMethod]
    public void SearchesTheGatewayAfterTwoLostFramesAndKeepsTheSession()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(5000);
        rig.Radio.FailNext(2);
        rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 1 }, 0, 1);
        rig.Pump();
        Assert.AreEqual(1, rig.Scanner.StartCount);

        rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 2 }, 0, 1);
        rig.Pump();

        Assert.AreEqual(2, rig.Scanner.StartCount);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void DoesNotSearchAGatewayThatItHearsWell()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(5000);
        rig.AssertSessionWorks();
        rig.Radio.FailNext(2);

        rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 1 }, 0, 1);
        rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 2 }, 0, 1);
        rig.Pump();

        Assert.AreEqual(1, rig.Scanner.StartCount);
    }

    [TestMethod]
    public void HoldsFramesBackWhileItScans()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(5000);
        rig.Scanner.StateAfterStart = ScanState.Scanning;
        LoseTwoFrames(rig);
        rig.Radio.ClearSent();

        rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 3 }, 0, 1);
        rig.Run(500);
        Assert.AreEqual(0, rig.Radio.SentCount);

        rig.Scanner.State = ScanState.Found;
        rig.Run(100);
        Assert.AreEqual(1, rig.Radio.SentCount);
    }

    [TestMethod]
    public void RenewsTheSessionWithAGatewayThatMoved()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(5000);
        rig.Scanner.GatewayAddress = 0x240AC4000009;
        LoseTwoFrames(rig);

        rig.Pump();

        Assert.IsTrue(rig.Gateway.TakeHello());
        Assert.AreEqual(0x240AC4000009, rig.Gateway.HelloDestination);
        rig.Gateway.Source = 0x240AC4000009;
        rig.AnswerHello();
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void AsksEverybodyAgainWhereTheLinkNeedsNoScanAndTheGatewayIsSilent()
    {
        NodeRig rig = new NodeRig();
        rig.Scanner.GatewayAddress = MacAddress.Broadcast;
        rig.Start();
        rig.Register();
        rig.Run(5000);
        LoseTwoFrames(rig);

        rig.Pump();

        Assert.IsTrue(rig.Gateway.TakeHello());
        Assert.AreEqual(MacAddress.Broadcast, rig.Gateway.HelloDestination);
        rig.Gateway.Source = 0xCD;
        rig.AnswerHello();
        Assert.AreEqual(0xCDL, rig.Node.GatewayAddress);
    }

    [TestMethod]
    public void TakesNoGatewayWhoseAddressIsNoDevices()
    {
        NodeRig rig = new NodeRig();
        rig.Scanner.GatewayAddress = MacAddress.Broadcast;
        rig.Start();
        rig.RunUntilHello();
        rig.Gateway.Source = 0x17EB913A3AB7;
        rig.AnswerHello();
        Assert.IsFalse(rig.Node.IsRegistered);

        rig.RunUntilHello();
        rig.Gateway.Source = 0xCD;
        rig.AnswerHello();
        Assert.IsTrue(rig.Node.IsRegistered);
    }

    private static void LoseTwoFrames(NodeRig rig)
    {
        rig.Radio.FailNext(2);
        rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 1 }, 0, 1);
        rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 2 }, 0, 1);
        rig.Pump();
    }
}
