using System.Text;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
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
    public void RepeatsTheNameTwiceWhereTheGatewayNeverConfirmsIt()
    {
        NodeRig rig = Named("kitchen");
        rig.Run(1999);
        Assert.AreEqual(1, CountNames(rig));

        rig.Run(1);
        Assert.AreEqual(1, CountNames(rig));
        rig.Run(60000);
        Assert.AreEqual(1, CountNames(rig));
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
    public void SendsTheNameUpToTenTimesWhileItIsNotDelivered()
    {
        NodeRig rig = new NodeRig();
        rig.Config.Name = "kitchen";
        rig.Start();
        rig.RunUntilHello();
        rig.Radio.Delivers = false;
        rig.AnswerHello();

        rig.Run(60000);

        Assert.AreEqual(10, CountNames(rig));
    }

    [TestMethod]
    [DataRow(-1, "another node has it")]
    [DataRow(-2, "it is empty")]
    [DataRow(-3, "it is too long")]
    [DataRow(-9, "result -9")]
    public void LogsWhyTheGatewayRefusedTheName(int result, string reason)
    {
        NodeRig rig = Named("kitchen");
        SendResult(rig, (sbyte)result);

        rig.Run(10000);

        Assert.AreEqual(1, rig.Log.CountOf("refused the name kitchen: " + reason));
        Assert.AreEqual(1, CountNames(rig));
    }

    [TestMethod]
    public void SendsTheNameAgainWhereItCameThroughBroken()
    {
        NodeRig rig = Named("kitchen");
        SendResult(rig, NodeNameResult.MessageError);

        rig.Run(2000);

        Assert.AreEqual(2, CountNames(rig));
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
        NodeNameResultFrame.Seal(rig.Gateway.Session.Key, frame, 60000, NodeNameResult.Ok);

        rig.Gateway.Send(frame);
        rig.Pump();

        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void TakesANewNameStoresItTellsItAndAnswers()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] answer = rig.Ask(SetName("living room"));

        Assert.AreEqual(ControlCode.NameAnswer, answer[0]);
        Assert.AreEqual("living room", Encoding.UTF8.GetString(answer, 7, answer.Length - 7));
        Assert.AreEqual((byte)0x3C, answer[1]);
        Assert.AreEqual("living room", rig.Gateway.NextName());
        Assert.AreEqual("living room", rig.Node.Name);

        rig.Config.Name = "configured";
        rig.Start();
        Assert.AreEqual("living room", rig.Node.Name);
    }

    [TestMethod]
    public void KeepsANameThatCannotBeStoredUntilTheNextRestart()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Store.FailsWrites = true;

        rig.Ask(SetName("cellar"));

        Assert.AreEqual("cellar", rig.Node.Name);
        Assert.AreEqual(1, rig.Log.CountOf("the name could not be stored"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a/b")]
    [DataRow("a+")]
    [DataRow("#")]
    [DataRow("a\"b")]
    [DataRow("a\\b")]
    [DataRow("a\nb")]
    [DataRow("a\u007f")]
    [DataRow("012345678901234567890123456789012")]
    public void AnswersABadNameWithTheOneThatStands(string name)
    {
        NodeRig rig = Named("kitchen");

        byte[] answer = rig.Ask(SetName(name));

        Assert.AreEqual("kitchen", Encoding.UTF8.GetString(answer, 7, answer.Length - 7));
        Assert.AreEqual("kitchen", rig.Node.Name);
        Assert.AreEqual(1, rig.Node.Rejects.Total);
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

    private static NodeRig Named(string name)
    {
        NodeRig rig = new NodeRig();
        rig.Config.Name = name;
        rig.Start();
        rig.Register();
        return rig;
    }

    private static byte[] SetName(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        byte[] control = new byte[bytes.Length + 2];
        NameMessage.WriteSet(control, 0, bytes, bytes.Length);
        return control;
    }

    private static byte[] FilledFrame(byte type, int count)
    {
        byte[] frame = new byte[count];
        frame[0] = type;
        return frame;
    }

    private static void SendResult(NodeRig rig, sbyte result)
    {
        byte[] frame = new byte[NodeNameResultFrame.Count];
        NodeNameResultFrame.Seal(rig.Gateway.Session.Key, frame, 1, result);
        rig.Gateway.Send(frame);
        rig.Pump();
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
