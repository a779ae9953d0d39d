using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class CommandTests
{
    [TestMethod]
    public void AnswersWithItsVersionAndWindow()
    {
        NodeRig rig = NodeRig.Registered();

        byte[] answer = rig.Ask(ControlCode.VersionGet);

        Assert.AreEqual("0.9.8", VersionAnswer.Read(answer, 0, answer.Length));
        Assert.AreEqual(VersionAnswer.ExtendedCount, answer.Length);
        Assert.AreEqual((byte)64, answer[VersionAnswer.ExtendedCount - 1]);
    }

    [TestMethod]
    public void ANodeThatNeverSleepsAnswersZeroSeconds()
    {
        NodeRig rig = NodeRig.Registered();

        Assert.AreEqual(0u, Seconds(rig.Ask(ControlCode.SleepGet)));
        Assert.AreEqual(0u, Seconds(rig.Ask(SetSleep(60))));
        Assert.AreEqual(0, rig.Store.RecordCount);
    }

    [TestMethod]
    public void ASleepyNodeStoresItsSleepTime()
    {
        NodeRig rig = new NodeRig();
        rig.Config.Sleepy = true;
        rig.Start();
        rig.Register();
        Assert.AreEqual(10u, Seconds(rig.Ask(ControlCode.SleepGet)));

        Assert.AreEqual(3600u, Seconds(rig.Ask(SetSleep(3600))));

        rig.Start();
        rig.Register();
        Assert.AreEqual(3600u, Seconds(rig.Ask(ControlCode.SleepGet)));
    }

    [TestMethod]
    public void ASleepyNodeStaysAwakeWithZeroSecondsUntilItRestarts()
    {
        NodeRig rig = new NodeRig();
        rig.Config.Sleepy = true;
        rig.Start();
        rig.Register();
        rig.Ask(SetSleep(3600));

        Assert.AreEqual(0u, Seconds(rig.Ask(SetSleep(0))));
        Assert.AreEqual(0u, Seconds(rig.Ask(ControlCode.SleepGet)));

        rig.Start();
        rig.RunUntilHello();
        Assert.IsTrue(ClientHelloFrame.IsSleepy(rig.Gateway.Hello), "it was kept awake for an update");
        rig.AnswerHello();
        Assert.AreEqual(3600u, Seconds(rig.Ask(ControlCode.SleepGet)));
    }

    [TestMethod]
    public void LogsASleepTimeThatCannotBeStored()
    {
        NodeRig rig = new NodeRig();
        rig.Config.Sleepy = true;
        rig.Start();
        rig.Register();
        rig.Store.FailsWrites = true;

        Assert.AreEqual(5u, Seconds(rig.Ask(SetSleep(5))));
        Assert.AreEqual(1, rig.Log.CountOf("the sleep time could not be stored"));
    }

    [TestMethod]
    public void RefusesASleepTimeThatIsTooShort()
    {
        NodeRig rig = NodeRig.Registered();

        Assert.IsNull(rig.Ask(ControlCode.SleepSet, 1, 2, 3));
        Assert.AreEqual(1, rig.Log.CountOf("command of a wrong length"));
    }

    [TestMethod]
    public void FlashesTheLedForTenSeconds()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Control(ControlCode.Identify);
        rig.Pump();
        Assert.IsTrue(rig.Board.IsLedOn);
        rig.Run(500);
        Assert.IsFalse(rig.Board.IsLedOn);

        rig.Run(9499);
        Assert.AreEqual(20, rig.Board.LedChanges);
        rig.Run(10000);
        Assert.IsFalse(rig.Board.IsLedOn);
        Assert.AreEqual(20, rig.Board.LedChanges);
    }

    [TestMethod]
    public void GivesTheLedBackToTheApplicationAfterFlashing()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Control(ControlCode.Identify);
        rig.Run(4000);
        rig.Gateway.Control(ControlCode.Identify);
        rig.Run(600);
        bool before = rig.Board.IsLedOn;
        rig.Node.SetLed(true);
        Assert.AreEqual(before, rig.Board.IsLedOn);

        rig.Run(9400);
        Assert.IsTrue(rig.Board.IsLedOn);
        rig.Node.SetLed(false);
        Assert.IsFalse(rig.Board.IsLedOn);
    }

    [TestMethod]
    public void RestartsAfterItToldSo()
    {
        NodeRig rig = NodeRig.Registered();

        byte[] notice = rig.Ask(ControlCode.Restart);

        Assert.AreEqual(ControlCode.RestartNotice, notice[0]);
        Assert.AreEqual((byte)RestartReason.Requested, notice[1]);
        rig.Run(2499);
        Assert.AreEqual(0, rig.Board.RestartCount);
        rig.Run(1);
        Assert.AreEqual(1, rig.Board.RestartCount);
        rig.Run(10000);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    public void ResetsItsConfigurationAndRestarts()
    {
        NodeRig rig = NodeRig.Registered();

        byte[] answer = rig.Ask(ControlCode.Reset);
        byte[] notice = rig.Gateway.NextControl();

        Assert.AreEqual(1, answer.Length);
        Assert.AreEqual(ControlCode.ResetAnswer, answer[0]);
        Assert.AreEqual((byte)RestartReason.ConfigReset, notice[1]);
        Assert.AreEqual(1, rig.Store.ClearCount);
        rig.Run(2500);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    public void LogsAnUnknownCommandOnce()
    {
        NodeRig rig = NodeRig.Registered();

        Assert.IsNull(rig.Ask(0x77));
        Assert.IsNull(rig.Ask(0x78, 1, 2, 3));

        Assert.AreEqual(1, rig.Log.CountOf("unknown command"));
        rig.AssertSessionWorks();
    }

    private static byte[] SetSleep(uint seconds)
    {
        byte[] control = new byte[SleepTime.Count];
        SleepTime.Write(control, 0, ControlCode.SleepSet, seconds);
        return control;
    }

    private static uint Seconds(byte[] answer)
    {
        Assert.AreEqual(ControlCode.SleepAnswer, answer[0]);
        Assert.IsTrue(SleepTime.TryRead(answer, 0, answer.Length, out uint seconds));
        return seconds;
    }
}
