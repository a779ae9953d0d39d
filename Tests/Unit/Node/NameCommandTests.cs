using System.Text;
using EnigmaIoT.Shared.Control;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class NameCommandTests
{
    [TestMethod]
    public void TakesANewNameStoresItTellsItAndThenAnswers()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Control(SetName("living room"));
        rig.Pump();

        Assert.AreEqual("living room", rig.Gateway.NextName(), "the gateway knows it before the answer comes");
        byte[] answer = rig.Gateway.NextControl();
        Assert.AreEqual(ControlCode.NameAnswer, answer[0]);
        Assert.AreEqual("living room", Encoding.UTF8.GetString(answer, 7, answer.Length - 7));
        Assert.AreEqual((byte)0x3C, answer[1]);
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
}
