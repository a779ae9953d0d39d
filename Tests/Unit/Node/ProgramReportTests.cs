using System;
using EnigmaIoT.Node;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Starting;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class ProgramReportTests
{
    [TestMethod]
    public void TellsAGatewayOfOursWhatItRunsOnceItHasRegistered()
    {
        NodeRig rig = Registered(null);
        byte[] notice = rig.Gateway.NextControl();

        Assert.AreEqual(ControlCode.ProgramNotice, notice[0]);
        Assert.IsTrue(ProgramNotice.IsValid(notice, 0, notice.Length));
        Assert.AreEqual("Sensor", ProgramNotice.Name(notice, 0, notice.Length));
        Assert.AreEqual("1.4.0", ProgramNotice.Version(notice, 0));
        Assert.AreEqual(187976u, ProgramNotice.Size(notice, 0));
        Assert.AreEqual("a0a1a2a3a4a5a6a7", ProgramNotice.Digest(notice, 0));
        rig.Gateway.Control(ControlCode.ProgramTaken);
        rig.Run(600000);
        Assert.IsNull(rig.Gateway.NextControl());
        Assert.AreEqual(1, rig.Slots.ReadCount);
    }

    [TestMethod]
    public void TellsItAgainUntilItIsTakenAndLessAndLessOften()
    {
        // The radio has acknowledged it each time: what it held was lost before the gateway saw it.
        NodeRig rig = Registered(null);
        rig.Run(2100);
        Assert.AreEqual(2, CountNotices(rig));
        rig.Gateway.Control(ControlCode.ProgramTaken);
        rig.Run(600000);
        Assert.AreEqual(0, CountNotices(rig));

        rig = Registered(null);
        rig.Run(9000);
        Assert.AreEqual(5, CountNotices(rig));
        Assert.AreEqual(9, CountNoticesOfHours(rig, 1), "after 4, 8, 16 .. s");
        Assert.AreEqual(7, CountNoticesOfHours(rig, 8), "one in 68 minutes");
        rig.Gateway.Control(ControlCode.ProgramTaken);
        Assert.AreEqual(0, CountNoticesOfHours(rig, 3));
    }

    [TestMethod]
    public void SaysWithItWhyTheBoardRolledBackUntilThatIsTaken()
    {
        NodeRig rig = Make(null);
        rig.Gateway.IsExtended = true;
        rig.Slots.RollbackCause = RollbackCause.OnException;
        rig.Start();
        rig.Register();
        rig.Run(2100);
        AssertNotice(rig, RollbackCause.OnException);
        AssertNotice(rig, RollbackCause.OnException);

        // Nothing has said that it was taken, so the next start says it, too.
        Assert.AreEqual((int)RollbackCause.OnException, (int)rig.Slots.RollbackCause);
        rig.Start();
        rig.Register();
        AssertNotice(rig, RollbackCause.OnException);
        rig.Gateway.Control(ControlCode.ProgramTaken);
        rig.Run(60000);
        Assert.IsNull(rig.Gateway.NextControl());
        Assert.AreEqual((int)RollbackCause.None, (int)rig.Slots.RollbackCause);
        Assert.AreEqual(1, rig.Log.CountOf("the old image runs again"));

        rig.Start();
        rig.Register();
        AssertNotice(rig, RollbackCause.None);
    }

    [TestMethod]
    public void TellsAGatewayOfVersion098Nothing()
    {
        NodeRig rig = Make("kitchen");
        rig.Start();
        rig.Register();
        rig.Run(600000);
        Assert.IsNull(rig.Gateway.NextControl());
        Assert.AreEqual(0, rig.Slots.ReadCount);

        // Its version answer is that of 0.9.8 with the mark of the extension, as it was.
        byte[] answer = rig.Ask(ControlCode.VersionGet);
        Assert.AreEqual(VersionAnswer.ExtendedCount, answer.Length);
    }

    [TestMethod]
    public void WaitsUntilTheGatewayHasTakenItsName()
    {
        NodeRig rig = Registered("kitchen");
        rig.Run(1000);
        Assert.IsNull(rig.Gateway.NextControl());
        TakeName(rig);
        Assert.AreEqual(ControlCode.ProgramNotice, rig.Gateway.NextControl()[0]);
        rig.Gateway.Control(ControlCode.ProgramTaken);
        rig.Run(60000);
        Assert.IsNull(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void TellsItAllTheSameWhereTheGatewayNeverAnswersTheName()
    {
        NodeRig rig = Registered("kitchen");
        rig.Run(3000);
        Assert.AreEqual(ControlCode.ProgramNotice, rig.Gateway.NextControl()[0]);
    }

    [TestMethod]
    public void TellsItAgainOnceItsNameHasChanged()
    {
        NodeRig rig = Registered(null);
        rig.Gateway.NextControl();
        rig.Gateway.Control(ControlCode.ProgramTaken);
        rig.Gateway.Control(ControlCode.NameSet, (byte)'a', 0);
        rig.Pump();
        Assert.AreEqual(ControlCode.NameAnswer, rig.Gateway.NextControl()[0]);
        Assert.IsNull(rig.Gateway.NextControl());
        TakeName(rig);
        Assert.AreEqual(ControlCode.ProgramNotice, rig.Gateway.NextControl()[0]);
    }

    [TestMethod]
    public void TellsItAgainWhereItIsNotDelivered()
    {
        NodeRig rig = Make(null);
        rig.Gateway.IsExtended = true;
        rig.Start();
        rig.RunUntilHello();
        rig.Radio.Delivers = false;
        rig.AnswerHello();
        rig.Run(2100);
        rig.Radio.Delivers = true;
        rig.Run(2100);
        rig.Gateway.Control(ControlCode.ProgramTaken);
        rig.Run(60000);
        Assert.AreEqual(3, CountNotices(rig));
    }

    private static void AssertNotice(NodeRig rig, RollbackCause cause)
    {
        byte[] notice = rig.Gateway.NextControl();
        Assert.AreEqual(ControlCode.ProgramNotice, notice[0]);
        Assert.AreEqual((int)cause, (int)ProgramNotice.Cause(notice, 0));
        Assert.AreEqual((int)ImageKind.Deployment, (int)ProgramNotice.Kind(notice, 0));
    }

    private static int CountNoticesOfHours(NodeRig rig, int hours)
    {
        int notices = 0;
        for (int i = 0; i < hours * 120; i++)
        {
            rig.Run(30000);
            notices += CountNotices(rig);
        }

        return notices;
    }

    private static int CountNotices(NodeRig rig)
    {
        int notices = 0;
        for (byte[] control = rig.Gateway.NextControl(); control != null; control = rig.Gateway.NextControl())
        {
            notices += control[0] == ControlCode.ProgramNotice ? 1 : 0;
        }

        return notices;
    }

    private static NodeRig Registered(string name)
    {
        NodeRig rig = Make(name);
        rig.Gateway.IsExtended = true;
        rig.Start();
        rig.Register();
        return rig;
    }

    private static NodeRig Make(string name)
    {
        NodeRig rig = new NodeRig();
        rig.Config.Name = name;
        rig.Slots.RunningSize = 187976;
        rig.Parts.Program = new ProgramIdentity("Sensor", new Version(1, 4, 0, 0));
        return rig;
    }

    private static void TakeName(NodeRig rig)
    {
        byte[] frame = new byte[NodeNameResultFrame.Count];
        NodeNameResultFrame.Seal(rig.Gateway.Session, frame, 1, NodeNameResult.Ok);
        rig.Gateway.Send(frame);
        rig.Pump();
    }
}
