using System;
using System.Text;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class ServerHelloTests
{
    [TestMethod]
    public void IgnoresAServerHelloThatItDidNotAskFor()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] frame = new byte[ServerHelloFrame.Count];
        ServerHelloFrame.Seal(rig.Gateway.NetworkKey, rig.Parts.Random, frame, new byte[32], 9);

        rig.Gateway.Send(frame);
        rig.Pump();

        Assert.AreEqual(1, rig.Log.CountOf("ServerHello that was not asked for"));
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void IgnoresTwoBytesThatSayServerHello()
    {
        NodeRig rig = NodeRig.Registered();

        rig.Gateway.Send(new byte[] { FrameType.ServerHello, 0 });
        rig.Pump();

        rig.AssertSessionWorks();
        Assert.AreEqual(1, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void IgnoresAServerHelloOfAnotherNetworkAndTakesTheRightOne()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.RunUntilHello();
        ToyCipher cipher = new ToyCipher(rig.Parts.Random);
        FrameKey otherKey = new FrameKey(cipher.Keys);
        NetworkKey.Derive(cipher, Encoding.UTF8.GetBytes("another password"), otherKey);
        byte[] frame = new byte[ServerHelloFrame.Count];
        ServerHelloFrame.Seal(otherKey, rig.Parts.Random, frame, new byte[32], 9);

        rig.Gateway.Send(frame);
        rig.Pump();
        Assert.IsFalse(rig.Node.IsRegistered);

        rig.AnswerHello();
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void IgnoresAServerHelloFromAnotherAddress()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.RunUntilHello();
        rig.Gateway.Source = 0x240AC4000099;

        rig.AnswerHello();

        Assert.IsFalse(rig.Node.IsRegistered);
        Assert.AreEqual(1, rig.Log.CountOf("24:0A:C4:00:00:99: not the gateway"));
    }

    [TestMethod]
    public void RegistersAnewAfterAServerHelloWhoseKeyGivesNoSecret()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.RunUntilHello();
        byte[] frame = new byte[ServerHelloFrame.Count];
        ServerHelloFrame.Seal(rig.Gateway.NetworkKey, rig.Parts.Random, frame, new byte[32], 9);

        rig.Gateway.Send(frame);
        rig.Pump();
        Assert.IsFalse(rig.Node.IsRegistered);
        Assert.AreEqual(1, rig.Log.CountOf("gives no secret"));

        rig.Register();
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void IgnoresSealedFramesBeforeItIsRegistered()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.RunUntilHello();
        byte[] hello = rig.Gateway.MakeServerHello();

        rig.Gateway.Control(0x05);
        rig.Pump();
        Assert.AreEqual(0, rig.Store.ClearCount);

        rig.Gateway.Send(hello);
        rig.Pump();
        Assert.IsTrue(rig.Node.IsRegistered);
    }

    [TestMethod]
    public void RefusesANetworkKeyThatIsTooShort()
    {
        NodeRig rig = new NodeRig();
        rig.Config.NetworkKey = "short";

        Assert.ThrowsException(typeof(ArgumentException), () => rig.Start());
    }

    [TestMethod]
    public void SaysWhatMayBeWrongWhereTheGatewayCannotReadTheHello()
    {
        NodeRig rig = new NodeRig();
        rig.Start();
        rig.RunUntilHello();

        rig.Gateway.Invalidate(InvalidateReason.WrongClientHello);
        rig.Gateway.Invalidate(InvalidateReason.UnregisteredNode);
        rig.Pump();

        Assert.AreEqual(1, rig.Log.CountOf("is the network key the same?"));
        Assert.AreEqual(1, rig.Log.CountOf("InvalidateKey without a session"));
        rig.AnswerHello();
        rig.AssertSessionWorks();
    }
}
