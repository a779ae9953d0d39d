using System.Text;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>When a node goes to sleep, and what it keeps.</summary>
[TestClass]
public class SleepTests
{
    [TestMethod]
    public void SleepsForTheRestOfItsSleepTimeOnceTheGatewayHadItsTimeToAnswer()
    {
        NodeRig rig = Sleeping(out FakeSleep sleep);
        Assert.IsTrue(sleep.Duration > 0 && sleep.Duration < 10000, "the rest of ten seconds");
    }

    [TestMethod]
    public void WakesWithItsSession()
    {
        NodeRig rig = Sleeping(out FakeSleep sleep);
        rig.Start();
        Assert.IsTrue(rig.Node.IsRegistered);
        Assert.IsTrue(rig.Node.IsResumed);
        Assert.AreEqual(1, rig.Scanner.StartCount, "no scan");
        rig.AssertSessionWorks();
        Assert.IsFalse(rig.Gateway.TakeHello());
        Assert.AreEqual(2, rig.Application.RegisteredCount, "the application may send");
        Assert.IsTrue(sleep.Kept == null, "it is given out once");
        rig.Start();
        Assert.IsFalse(rig.Node.IsRegistered);
    }

    [TestMethod]
    public void AWakeUpReadsItsNameFromFlashAndWritesNothing()
    {
        NodeRig rig = Sleeping(out FakeSleep sleep);
        rig.Store.Write("name", Encoding.UTF8.GetBytes("shed"), 4);
        int written = rig.Store.WriteCount;
        for (int i = 0; i < 5; i++)
        {
            rig.Start();
            Assert.AreEqual("shed", rig.Node.Name);
            rig.Run(3000);
            Assert.IsTrue(sleep.IsAsleep, "it sleeps again");
        }

        Assert.AreEqual(written, rig.Store.WriteCount);
    }

    [TestMethod]
    public void KeepsNeitherPasswordNorNetworkName()
    {
        NodeRig rig = Sleeping(out FakeSleep sleep);
        Assert.AreEqual(-1, Find(sleep.Kept, Encoding.UTF8.GetBytes(rig.Config.NetworkKey)));
        Assert.AreEqual(-1, Find(sleep.Kept, Encoding.UTF8.GetBytes(rig.Config.NetworkName)));
    }

    [TestMethod]
    public void WhatWasKeptOfAnotherNetworkIsWorthNothing()
    {
        NodeRig rig = Sleeping(out FakeSleep sleep);
        rig.Config.NetworkName = "orangery";
        rig.Start();
        Assert.IsFalse(rig.Node.IsRegistered);
    }

    [TestMethod]
    public void StaysAwakeWhileItsApplicationHasSomethingToSayButNotForEver()
    {
        NodeRig rig = NewRig(out FakeSleep sleep);
        rig.Application.IsDone = false;
        rig.Start();
        rig.Register();
        rig.Run(5000);
        Assert.IsFalse(sleep.IsAsleep);
        rig.Run(20000);
        Assert.IsTrue(sleep.IsAsleep);
    }

    [TestMethod]
    public void SleepsForEverWhereItsApplicationSaysSo()
    {
        NodeRig rig = NewRig(out FakeSleep sleep);
        rig.Config.Sleepy = false;
        rig.Application.SleepsForEver = true;
        rig.Start();
        rig.Register();
        rig.Run(3000);
        Assert.IsTrue(sleep.IsAsleep);
        Assert.AreEqual(0L, sleep.Duration);
    }

    [TestMethod]
    public void SleepsWithoutAGatewayToo()
    {
        NodeRig rig = NewRig(out FakeSleep sleep);
        rig.Scanner.StateAfterStart = ScanState.NotFound;
        rig.Start();
        rig.Run(21000);
        Assert.IsTrue(sleep.IsAsleep);
        Assert.AreEqual(0, sleep.Kept.Length, "there is no session to keep");
    }

    [TestMethod]
    public void ASessionInDoubtIsNotKept()
    {
        NodeRig rig = NewRig(out FakeSleep sleep);
        rig.Start();
        rig.Register();
        rig.Gateway.Send(new byte[] { FrameType.InvalidateKey, (byte)InvalidateReason.KeyExpired });
        rig.Run(21000);
        Assert.IsTrue(sleep.IsAsleep);
        Assert.AreEqual(0, sleep.Kept.Length);
    }

    [TestMethod]
    public void RepeatsOnceAMessageThatWasNotAcknowledged()
    {
        NodeRig rig = Awake();
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 1 }, 0, 1));
        rig.Pump();
        AssertNextData(rig, 1);
        rig.Radio.Complete(false);
        rig.Pump();
        AssertNextData(rig, 1);
        rig.Radio.Complete(false);
        rig.Pump();
        Assert.IsTrue(rig.Gateway.NextPayload(FrameType.SensorData) == null);
    }

    [TestMethod]
    public void RepeatsItToTheByteWhereTheGatewayKnowsCopies()
    {
        NodeRig rig = AwakeWithExtendedGateway();
        byte[] first = SendAndLose(rig);
        rig.Pump();
        AssertSame(first, rig.Gateway.NextSent(FrameType.SensorData).Payload);
        rig.Radio.Complete(false);
        rig.Pump();
        Assert.IsTrue(rig.Gateway.NextSent(FrameType.SensorData) == null, "once");

        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 2 }, 0, 1));
        rig.Pump();
        AssertNextData(rig, 2);
    }

    [TestMethod]
    public void ACopyThatWaitsForANewSessionIsSealedAnewThere()
    {
        NodeRig rig = AwakeWithExtendedGateway();
        SendAndLose(rig);
        rig.Gateway.Send(new byte[] { FrameType.InvalidateKey, (byte)InvalidateReason.UnregisteredNode });
        rig.Radio.HoldsResults = false;
        rig.RunUntilRenewal();
        rig.AnswerHello();
        rig.Run(100);
        AssertNextData(rig, 1);
        Assert.IsTrue(rig.Gateway.NextPayload(FrameType.SensorData) == null, "once");
    }

    [TestMethod]
    public void AMessageWhoseFrameIsGoneIsRepeatedUnderANewCounter()
    {
        NodeRig rig = AwakeWithExtendedGateway();
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 1 }, 0, 1));
        rig.Pump();
        AssertNextData(rig, 1);

        // Eight answers behind it go through the places of the queue.
        for (int i = 0; i < 8; i++)
        {
            rig.Gateway.Control(ControlCode.SleepGet);
            rig.Pump();
        }

        rig.Radio.Complete(false);
        rig.Radio.HoldsResults = false;
        rig.Run(100);
        AssertNextData(rig, 1);
    }

    [TestMethod]
    public void DoesNotRepeatAMessageInPlaceOfTheOneBeforeIt()
    {
        NodeRig rig = Awake();
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 1 }, 0, 1));
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 2 }, 0, 1));
        rig.Pump();
        AssertNextData(rig, 1);
        AssertNextData(rig, 2);
        rig.Radio.Complete(false);
        rig.Radio.Complete(true);
        rig.Pump();
        Assert.IsTrue(rig.Gateway.NextPayload(FrameType.SensorData) == null, "the first one is lost, of which no copy is kept");
    }

    [TestMethod]
    public void TellsWhatItRunsOnceAtEachWakeUpUntilTheGatewayHasTakenIt()
    {
        NodeRig rig = NewRig(out FakeSleep sleep);
        rig.Gateway.IsExtended = true;
        rig.Start();
        rig.Register();
        rig.Run(1000);
        Assert.IsTrue(sleep.IsAsleep, "it does not wait for the answer");
        Assert.AreEqual(1, CountNotices(rig));
        WakeUp(rig, sleep);
        Assert.AreEqual(1, CountNotices(rig));
        rig.Start();
        rig.Pump();
        rig.Gateway.Control(ControlCode.ProgramTaken);
        rig.Run(1000);
        Assert.IsTrue(sleep.IsAsleep);
        Assert.AreEqual(1, CountNotices(rig));
        for (int i = 0; i < 5; i++)
        {
            WakeUp(rig, sleep);
        }

        Assert.AreEqual(0, CountNotices(rig));
    }

    [TestMethod]
    public void TellsWhatItRunsAtFewerAndFewerWakeUpsWhereItIsNeverTaken()
    {
        NodeRig rig = NewRig(out FakeSleep sleep);
        rig.Gateway.IsExtended = true;
        rig.Start();
        rig.Register();
        rig.Run(1000);
        ((ToyFrameKeys)rig.Parts.Cipher.Keys).Capacity = 200;
        CountNotices(rig);
        string told = "";
        for (int i = 1; i <= 40; i++)
        {
            WakeUp(rig, sleep);
            told += CountNotices(rig) > 0 ? i.ToString() + " " : "";
        }

        Assert.AreEqual("1 2 3 4 8 16 32 ", told);
    }

    [TestMethod]
    public void TellsItsNameAtEachWakeUpUntilTheGatewaySaysWhatItMakesOfIt()
    {
        NodeRig rig = NewRig(out FakeSleep sleep);
        rig.Config.Name = "shed";
        rig.Gateway.IsExtended = true;
        rig.Start();
        rig.Register();
        rig.Run(6000);
        Assert.IsTrue(sleep.IsAsleep, "it is not worth to stay awake for longer");
        Assert.AreEqual(3, CountNames(rig));
        for (int i = 0; i < 3; i++)
        {
            WakeUp(rig, sleep);
            Assert.AreEqual(1, CountNames(rig));
        }

        rig.Start();
        rig.Pump();
        byte[] result = new byte[NodeNameResultFrame.Count];
        NodeNameResultFrame.Seal(rig.Gateway.Session, result, 1, NodeNameResult.Ok);
        rig.Gateway.Send(result);
        rig.Run(1000);
        Assert.IsTrue(sleep.IsAsleep);
        Assert.AreEqual(0, rig.Node.Rejects.Total);
        Assert.AreEqual(1, CountNames(rig));
        WakeUp(rig, sleep);
        Assert.AreEqual(0, CountNames(rig));
    }

    [TestMethod]
    public void ANodeThatStaysAwakeForAnUpdateRestartsWhereTheGatewayHasNothingToSayToIt()
    {
        NodeRig rig = Awake();
        rig.Radio.HoldsResults = false;
        rig.Application.IsDone = true;
        rig.Gateway.Control(ControlCode.SleepSet, 0, 0, 0, 0, 1);
        rig.Run(590000);
        rig.Gateway.Control(ControlCode.SleepGet);
        rig.Run(590000);
        Assert.AreEqual(0, rig.Board.RestartCount, "somebody needs it");

        // What is for all nodes, and what cannot be opened, is not for this one.
        rig.Gateway.BroadcastControl(ControlCode.Identify);
        rig.Gateway.Send(rig.Gateway.SealControl(GatewayDouble.NodeId, 1, new byte[] { ControlCode.SleepGet }));
        rig.Run(20000);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    public void ANodeWhoseSleepTimeSomebodySetTo0StaysAwake()
    {
        NodeRig rig = Awake();
        rig.Radio.HoldsResults = false;
        rig.Application.IsDone = true;
        rig.Gateway.Control(ControlCode.SleepSet, 0, 0, 0, 0, 1);
        rig.Gateway.Control(ControlCode.SleepSet, 0, 0, 0, 0);
        rig.Run(3600000);
        Assert.AreEqual(0, rig.Board.RestartCount);
    }

    private static void WakeUp(NodeRig rig, FakeSleep sleep)
    {
        rig.Start();
        rig.Run(1000);
        Assert.IsTrue(sleep.IsAsleep, "it sleeps again at once");
        rig.Clock.Advance(10000);
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

    private static int CountNotices(NodeRig rig)
    {
        int count = 0;
        for (byte[] control = rig.Gateway.NextControl(); control != null; control = rig.Gateway.NextControl())
        {
            count += control[0] == ControlCode.ProgramNotice ? 1 : 0;
        }

        return count;
    }

    private static NodeRig AwakeWithExtendedGateway()
    {
        return Awake(true);
    }

    private static byte[] SendAndLose(NodeRig rig)
    {
        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 1 }, 0, 1));
        rig.Pump();
        byte[] sent = rig.Gateway.NextSent(FrameType.SensorData).Payload;
        rig.Radio.Complete(false);
        return sent;
    }

    private static void AssertSame(byte[] expected, byte[] actual)
    {
        Assert.AreEqual(Hex.Format(expected, 0, expected.Length), Hex.Format(actual, 0, actual.Length));
    }

    private static NodeRig Awake(bool isExtended = false)
    {
        NodeRig rig = NewRig(out FakeSleep sleep);
        rig.Gateway.IsExtended = isExtended;
        rig.Application.IsDone = false;
        rig.Start();
        rig.Register();
        rig.Run(100);
        rig.Radio.HoldsResults = true;
        return rig;
    }

    private static void AssertNextData(NodeRig rig, byte expected)
    {
        byte[] payload = rig.Gateway.NextPayload(FrameType.SensorData);
        Assert.IsTrue(payload != null, "it sends");
        Assert.AreEqual(expected, payload[1]);
    }

    private static NodeRig Sleeping(out FakeSleep sleep)
    {
        NodeRig rig = NewRig(out sleep);
        rig.Start();
        rig.Register();
        rig.Run(3000);
        Assert.IsTrue(sleep.IsAsleep, "it sleeps");
        return rig;
    }

    private static NodeRig NewRig(out FakeSleep sleep)
    {
        NodeRig rig = new NodeRig();
        sleep = new FakeSleep(rig.Clock);
        rig.Parts.Sleep = sleep;
        rig.Config.Sleepy = true;
        return rig;
    }

    private static int Find(byte[] bytes, byte[] part)
    {
        for (int i = 0; i <= bytes.Length - part.Length; i++)
        {
            int same = 0;
            while (same < part.Length && bytes[i + same] == part[same])
            {
                same++;
            }

            if (same == part.Length)
            {
                return i;
            }
        }

        return -1;
    }
}
