using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class JoiningTests
{
    [TestMethod]
    public void SearchesTheNetworkByItsName()
    {
        NodeRig rig = new NodeRig();
        rig.Start();

        rig.Pump();

        Assert.AreEqual(1, rig.Scanner.StartCount);
        Assert.AreEqual("greenhouse", rig.Scanner.NetworkName);
        Assert.IsFalse(rig.Node.IsRegistered);
    }

    [TestMethod]
    public void SearchesAgainAfterGrowingPausesWhileTheNetworkIsNotThere()
    {
        NodeRig rig = new NodeRig();
        rig.Scanner.StateAfterStart = ScanState.NotFound;
        rig.Start();
        rig.Pump();

        // Longer by the last byte of the node's address, 2, in 1,024ths, so that nodes that begin together do not stay together.
        int[] pauses = new int[] { 1001, 2002, 4004, 8008, 16016, 30058, 30058 };

        for (int i = 0; i < pauses.Length; i++)
        {
            rig.Run(pauses[i] - 1);
            Assert.AreEqual(i + 1, rig.Scanner.StartCount);
            rig.Run(1);
            Assert.AreEqual(i + 2, rig.Scanner.StartCount);
        }

        Assert.AreEqual(0, rig.Radio.SentCount);
        Assert.AreEqual(1, rig.Log.CountOf("not found"));
    }

    [TestMethod]
    public void WaitsForAScanThatIsUnderWay()
    {
        NodeRig rig = new NodeRig();
        rig.Scanner.StateAfterStart = ScanState.Scanning;
        rig.Start();
        rig.Run(20000);
        Assert.AreEqual(1, rig.Scanner.StartCount);

        rig.Scanner.State = ScanState.Found;

        rig.Register();
    }

    [TestMethod]
    public void SaysHelloToTheGatewayAfterARandomDelay()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.Run(1499);
        Assert.AreEqual(0, rig.Radio.SentCount);

        rig.Run(5001);

        Assert.IsTrue(rig.Gateway.TakeHello());
        Assert.AreEqual(GatewayDouble.Address, rig.Gateway.HelloDestination);
        Assert.IsFalse(ClientHelloFrame.IsSleepy(rig.Gateway.Hello));
        Assert.IsTrue(ClientHelloFrame.WantsBroadcastKey(rig.Gateway.Hello));
    }

    [TestMethod]
    public void TellsInItsHelloThatItSleepsAndWantsNoBroadcasts()
    {
        NodeRig rig = new NodeRig();
        rig.Config.Sleepy = true;
        rig.Config.WantsBroadcasts = false;
        rig.Start();

        rig.RunUntilHello();

        Assert.IsTrue(ClientHelloFrame.IsSleepy(rig.Gateway.Hello));
        Assert.IsFalse(ClientHelloFrame.WantsBroadcastKey(rig.Gateway.Hello));
    }

    [TestMethod]
    public void RegistersWithTheServerHello()
    {
        NodeRig rig = NodeRig.Registered();

        Assert.AreEqual(1, rig.Application.RegisteredCount);
        Assert.AreEqual(GatewayDouble.Address, rig.Node.GatewayAddress);
        Assert.AreEqual(1, rig.Log.CountOf("registered with 24:0A:C4:00:00:01 as node 7"));
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void RepeatsTheHelloWithANewKeyUntilItIsAnswered()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.RunUntilHello();
        byte first = rig.Gateway.Hello[ClientHelloFrame.PublicKeyOffset];
        rig.Run(1400);
        Assert.IsFalse(rig.Gateway.TakeHello());

        rig.RunUntilHello();

        Assert.AreNotEqual(first, rig.Gateway.Hello[ClientHelloFrame.PublicKeyOffset]);
        rig.AnswerHello();
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void TakesTheFirstAnsweringGatewayWhereTheLinkNeedsNoScan()
    {
        NodeRig rig = new NodeRig();
        rig.Scanner.GatewayAddress = MacAddress.Broadcast;
        rig.Gateway.Source = 0x0000000000AB;
        rig.Start();

        rig.Register();

        Assert.AreEqual(MacAddress.Broadcast, rig.Gateway.HelloDestination);
        Assert.AreEqual(0xABL, rig.Node.GatewayAddress);
        rig.AssertSessionWorks();
        Assert.AreEqual(0xABL, rig.Radio.Last.Destination);
    }
}
