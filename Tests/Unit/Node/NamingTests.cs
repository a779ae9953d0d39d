using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class NamingTests
{
    [TestMethod]
    public void TellsItsConfiguredNameAfterRegistering()
    {
        NodeRig rig = Named("kitchen");

        Assert.AreEqual("kitchen", rig.Node.Name);
        Assert.AreEqual("kitchen", rig.Gateway.NextName());
    }

    [TestMethod]
    public void RepeatsTheNameEachMinuteWhereTheGatewayShouldConfirmItAndDoesNot()
    {
        NodeRig rig = Original();
        rig.Gateway.IsExtended = true;
        rig.AnswerHello();
        rig.Run(1999);
        Assert.AreEqual(1, CountNames(rig));

        rig.Run(1);
        Assert.AreEqual(1, CountNames(rig));
        rig.Run(2000);
        Assert.AreEqual(1, CountNames(rig));
        rig.Run(59999);
        Assert.AreEqual(0, CountNames(rig));
        rig.Run(60001);
        Assert.AreEqual(2, CountNames(rig));
        Assert.AreEqual(60, CountNamesOfMinutes(rig, 60));
        SendResult(rig, NodeNameResult.Ok);
        Assert.AreEqual(0, CountNamesOfMinutes(rig, 5));
    }

    [TestMethod]
    [DataRow("67617465776179")]
    [DataRow("62726f616463617374")]
    [DataRow("61c28562")]
    [DataRow("efbfbf")]
    [DataRow("edbfbf")]
    public void StoredNameThatTopicsCannotHaveIsNoName(string stored)
    {
        NodeRig rig = new NodeRig();
        byte[] name = Hex.Parse(stored);
        rig.Store.Write("name", name, name.Length);
        rig.Start();
        rig.RunUntilHello();
        rig.AnswerHello();
        rig.Run(10000);
        Assert.IsNull(rig.Node.Name);
        Assert.AreEqual(0, CountNames(rig));
    }

    [TestMethod]
    public void TellsItsNameOnceWhereTheGatewayIsOneThatNeverConfirmsNames()
    {
        NodeRig rig = Original();
        rig.AnswerHello();
        rig.Run(1000);
        Assert.AreEqual(1, CountNames(rig));
        Assert.AreEqual(0, CountNamesOfMinutes(rig, 5), "each one makes such a gateway say hello");
    }

    [TestMethod]
    public void RepeatsANameThatWasNotDeliveredToSuchAGateway()
    {
        NodeRig rig = Original();
        rig.Radio.Delivers = false;
        rig.AnswerHello();
        rig.Run(100);
        Assert.AreEqual(1, CountNames(rig));
        rig.Radio.Delivers = true;
        rig.Run(2000);
        Assert.AreEqual(1, CountNames(rig));
        Assert.AreEqual(0, CountNamesOfMinutes(rig, 5));
    }

    [TestMethod]
    public void RepeatsTheNameAgainWhereItsNextGatewayConfirmsNames()
    {
        NodeRig rig = Original();
        rig.AnswerHello();
        rig.Run(10000);
        Assert.AreEqual(1, CountNames(rig));
        rig.Gateway.IsExtended = true;
        rig.Start();
        rig.Register();
        rig.Run(10000);
        Assert.IsTrue(CountNames(rig) > 1);
    }

    [TestMethod]
    public void StopsOnceTheGatewayKnowsTheName()
    {
        NodeRig rig = Named("kitchen");
        SendResult(rig, NodeNameResult.Ok);

        rig.Run(10000);

        Assert.AreEqual(1, CountNames(rig));
    }

    [TestMethod]
    public void SendsTheNameLessOftenWhileItIsNotDeliveredAndUntilItIs()
    {
        NodeRig rig = new NodeRig();
        rig.Config.Name = "kitchen";
        rig.Start();
        rig.RunUntilHello();
        rig.Radio.Delivers = false;
        rig.AnswerHello();

        Assert.AreEqual(8, CountNamesOfMinutes(rig, 1));
        Assert.AreEqual(10, CountNamesOfMinutes(rig, 10));
        rig.Radio.Delivers = true;
        Assert.AreEqual(1, CountNamesOfMinutes(rig, 10));
    }

    [TestMethod]
    [DataRow(-1, "another node has it")]
    [DataRow(-2, "it is empty")]
    [DataRow(-3, "it is too long")]
    [DataRow(-9, "result -9")]
    public void LogsWhyTheGatewayRefusedTheName(int result, string reason)
    {
        NodeRig rig = Named("kitchen");
        SendResult(rig, (NodeNameResult)result);

        rig.Run(10000);

        Assert.AreEqual(1, rig.Log.CountOf("refused the name kitchen: " + reason));
        Assert.AreEqual(1, CountNames(rig));
    }

    [TestMethod]
    public void TellsANameThatAnotherNodeHasEveryFiveMinutesUntilItIsItsOwn()
    {
        NodeRig rig = Named("kitchen");
        SendResult(rig, NodeNameResult.AlreadyUsed);
        Assert.AreEqual(1, CountNames(rig));
        Assert.AreEqual(1, CountNamesOfMinutes(rig, 6));
        SendResult(rig, NodeNameResult.AlreadyUsed);
        Assert.AreEqual(3, CountNamesOfMinutes(rig, 16), "its answers may get lost");
        SendResult(rig, NodeNameResult.Ok);
        Assert.AreEqual(0, CountNamesOfMinutes(rig, 16));
        Assert.AreEqual(1, rig.Log.CountOf("refused the name kitchen: another node has it"));
    }

    [TestMethod]
    public void SendsTheNameAgainWhereItCameThroughBroken()
    {
        NodeRig rig = Original();
        rig.Gateway.IsExtended = true;
        rig.AnswerHello();
        SendResult(rig, NodeNameResult.MessageError);

        rig.Run(2000);

        Assert.AreEqual(2, CountNames(rig));
    }

    [TestMethod]
    public void GivesANameUpThatTheGatewayCannotReadAgainAndAgain()
    {
        NodeRig rig = Original();
        rig.Gateway.IsExtended = true;
        rig.AnswerHello();
        int names = 0;
        for (int i = 0; i < 600; i++)
        {
            rig.Run(1000);
            int told = CountNames(rig);
            names += told;
            if (told > 0)
            {
                SendResult(rig, NodeNameResult.MessageError);
            }
        }

        Assert.AreEqual(4, names);
    }

    [TestMethod]
    public void IgnoresANameResultThatItDidNotAskForOrThatIsTooLong()
    {
        NodeRig rig = NodeRig.Registered();
        SendResult(rig, NodeNameResult.Ok);
        rig.Gateway.Send(FilledFrame(FrameType.NodeNameResult, 250));
        rig.Pump();

        Assert.AreEqual(2, rig.Node.Rejects.Total);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void DoesNotTakeTheUnprotectedCounterOfANameResult()
    {
        NodeRig rig = Named("kitchen");
        byte[] frame = new byte[NodeNameResultFrame.Count];
        NodeNameResultFrame.Seal(rig.Gateway.Session, frame, 60000, NodeNameResult.Ok);

        rig.Gateway.Send(frame);
        rig.Pump();

        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void GoesWithoutANameWhereTheConfiguredOneIsNotValid()
    {
        NodeRig rig = Named("a/b");

        Assert.IsNull(rig.Node.Name);
        Assert.AreEqual(0, CountNames(rig));
        Assert.AreEqual(1, rig.Log.CountOf("the configured name is not valid"));
        Assert.AreEqual(7, rig.Ask(ControlCode.NameGet).Length);
    }

    private static NodeRig Original()
    {
        NodeRig rig = new NodeRig();
        rig.Config.Name = "kitchen";
        rig.Start();
        rig.RunUntilHello();
        return rig;
    }

    private static NodeRig Named(string name)
    {
        NodeRig rig = new NodeRig();
        rig.Config.Name = name;
        rig.Start();
        rig.Register();
        return rig;
    }

    private static byte[] FilledFrame(byte type, int count)
    {
        byte[] frame = new byte[count];
        frame[0] = type;
        return frame;
    }

    private static void SendResult(NodeRig rig, NodeNameResult result)
    {
        byte[] frame = new byte[NodeNameResultFrame.Count];
        NodeNameResultFrame.Seal(rig.Gateway.Session, frame, 1, result);
        rig.Gateway.Send(frame);
        rig.Pump();
    }

    private static int CountNamesOfMinutes(NodeRig rig, int minutes)
    {
        int count = 0;
        for (int i = 0; i < minutes * 60; i++)
        {
            rig.Run(1000);
            count += CountNames(rig);
        }

        return count;
    }

    private static int CountNames(NodeRig rig)
    {
        int count = 0;
        while (rig.Gateway.NextName() != null)
        {
            count++;
        }

        return count;
    }
}
