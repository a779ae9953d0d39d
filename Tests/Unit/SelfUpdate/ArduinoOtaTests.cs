using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.SelfUpdate;

/// <summary>What an update by the Arduino tools goes through, step by step.</summary>
[TestClass]
public class ArduinoOtaTests
{
    [TestMethod]
    public void AnInvitationIsAnsweredByTheQuestionForThePassword()
    {
        EspotaRig rig = new EspotaRig();
        AssertState(ArduinoOtaState.Closed, rig);
        rig.Run(5);
        AssertState(ArduinoOtaState.Idle, rig);
        rig.Invite(EspotaRig.MakeImage(3000));
        AssertState(ArduinoOtaState.Challenged, rig);
        Assert.AreEqual("AUTH ", rig.Datagrams.Last.Substring(0, 5));
        Assert.AreEqual(69, rig.Datagrams.Last.Length);
    }

    [TestMethod]
    public void TheRightPasswordLeadsToTheImageAndTheRestart()
    {
        byte[] image = EspotaRig.MakeImage(2500);
        EspotaRig rig = new EspotaRig();
        rig.Invite(image);
        rig.Answer(EspotaRig.Client, true);
        AssertState(ArduinoOtaState.Connecting, rig);
        Assert.AreEqual("OK", rig.Datagrams.Last);
        Assert.AreEqual(50000, rig.Stream.Port);
        rig.Stream.State = StreamState.Open;
        rig.Run(50);
        AssertState(ArduinoOtaState.Receiving, rig);
        rig.Stream.Come(image, 0, 2500);
        rig.Run(100);
        AssertState(ArduinoOtaState.Done, rig);
        Assert.AreEqual("1024;1024;452;OK;", rig.Stream.Sent);
        Assert.AreEqual((int)ImageState.TestPending, (int)rig.Slots.State);
        Assert.AreEqual(0, rig.Board.RestartCount);
        rig.Run(3000);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    [TestMethod]
    public void WrongPasswordsCostPausesThatGrow()
    {
        byte[] image = EspotaRig.MakeImage(3000);
        EspotaRig rig = new EspotaRig();

        // The second form of the same client counts with the first.
        GiveWrong(rig, image);
        Assert.AreEqual("Authentication Failed", rig.Datagrams.Last);
        AssertState(ArduinoOtaState.Idle, rig);
        GiveWrong(rig, image);
        rig.Invite(image);
        Assert.AreEqual("wrong password: wait 2 s", rig.Datagrams.Last);
        rig.Invite(EspotaRig.Other, image, 3000, 0);
        Assert.AreEqual("wrong password: wait 2 s", rig.Datagrams.Last);
        rig.Run(2000);

        GiveWrong(rig, image);
        GiveWrong(rig, image);
        rig.Invite(image);
        Assert.AreEqual("wrong password: wait 4 s", rig.Datagrams.Last);
        rig.Run(4000);

        // The right one ends that.
        rig.Invite(image);
        rig.Answer(EspotaRig.Client, true);
        AssertState(ArduinoOtaState.Connecting, rig);
    }

    [TestMethod]
    public void WhoDoesNotAnswerIsForgottenAfterTenSeconds()
    {
        EspotaRig rig = new EspotaRig();
        rig.Invite(EspotaRig.MakeImage(3000));
        rig.Run(9800);
        AssertState(ArduinoOtaState.Challenged, rig);
        rig.Run(300);
        AssertState(ArduinoOtaState.Idle, rig);
    }

    [TestMethod]
    public void AnotherClientWaitsAndCannotAnswerInPlaceOfTheFirst()
    {
        byte[] image = EspotaRig.MakeImage(3000);
        EspotaRig rig = new EspotaRig();
        rig.Invite(image);
        string question = rig.Datagrams.Last;
        rig.Invite(EspotaRig.Other, image, 3000, 0);
        Assert.AreEqual("another update is running", rig.Datagrams.Last);
        Assert.AreEqual(EspotaRig.Other, rig.Datagrams.LastReceiver);
        int sent = rig.Datagrams.SentCount;
        rig.Datagrams.Come(EspotaRig.Other, "200 " + question.Substring(5, 32) + " " + question.Substring(5, 32));
        rig.Run(50);
        Assert.AreEqual(sent, rig.Datagrams.SentCount);
        AssertState(ArduinoOtaState.Challenged, rig);
    }

    [TestMethod]
    public void WhatIsNotForThisWayInIsRefused()
    {
        byte[] image = EspotaRig.MakeImage(3000);
        EspotaRig rig = new EspotaRig();
        rig.Invite(EspotaRig.Client, image, 3000, 100);
        Assert.AreEqual("only firmware (command 0) is taken", rig.Datagrams.Last);
        rig.Invite(EspotaRig.Client, image, 9000, 0);
        Assert.AreEqual("the image is larger than the slot", rig.Datagrams.Last);

        // What is no invitation gets nothing back.
        rig.Datagrams.Come(EspotaRig.Client, "hello");
        rig.Datagrams.Come(EspotaRig.Client, "0 50000 3000 00");
        rig.Run(50);
        Assert.AreEqual(2, rig.Datagrams.SentCount);
        AssertState(ArduinoOtaState.Idle, rig);
    }

    [TestMethod]
    public void AClientThatCannotBeReachedIsGivenUp()
    {
        byte[] image = EspotaRig.MakeImage(3000);
        EspotaRig rig = new EspotaRig();
        rig.Invite(image);
        rig.Answer(EspotaRig.Client, true);
        rig.Run(10100);
        AssertState(ArduinoOtaState.Idle, rig);
        Assert.IsFalse(rig.Image.IsComing);
    }

    [TestMethod]
    public void ASilentConnectionAndOneThatIsCutEndTheUpdateAndTheNextOneIsTaken()
    {
        byte[] image = EspotaRig.MakeImage(3000);
        EspotaRig rig = EspotaRig.Connected(image);
        rig.Stream.Come(image, 0, 1024);
        rig.Run(100);
        rig.Run(10100);
        AssertState(ArduinoOtaState.Idle, rig);
        Assert.AreEqual(1, rig.Slots.AbortCount);

        rig.Invite(image);
        rig.Answer(EspotaRig.Client, true);
        rig.Stream.State = StreamState.Open;
        rig.Run(50);
        rig.Stream.Come(image, 0, 1024);
        rig.Run(100);
        rig.Stream.State = StreamState.Ended;
        rig.Run(100);
        AssertState(ArduinoOtaState.Idle, rig);
        Assert.AreEqual(2, rig.Slots.AbortCount);
        Assert.AreEqual(0, rig.Board.RestartCount);
    }

    [TestMethod]
    public void AWrongImageIsToldByAConnectionThatIsReset()
    {
        byte[] image = EspotaRig.MakeImage(2500);
        EspotaRig rig = EspotaRig.Connected(image);
        image[2400] ^= 1;
        rig.Stream.Come(image, 0, 2500);
        rig.Run(3000);
        AssertState(ArduinoOtaState.Idle, rig);
        Assert.AreEqual("1024;1024;", rig.Stream.Sent);
        Assert.IsTrue(rig.Stream.WasReset);
        Assert.AreEqual(0, rig.Board.RestartCount);
    }

    [TestMethod]
    public void APortThatIsInUseIsToldOnceAndTriedAgain()
    {
        EspotaRig rig = new EspotaRig();
        rig.Datagrams.IsTaken = true;
        rig.Run(25000);
        Assert.AreEqual(3, rig.Datagrams.OpenCount);
        Assert.AreEqual(1, rig.Log.Count);
        rig.Datagrams.IsTaken = false;
        rig.Run(10000);
        AssertState(ArduinoOtaState.Idle, rig);
    }

    private static void GiveWrong(EspotaRig rig, byte[] image)
    {
        rig.Invite(image);
        AssertState(ArduinoOtaState.Challenged, rig);
        rig.Answer(EspotaRig.Client, false);
    }

    private static void AssertState(ArduinoOtaState expected, EspotaRig rig)
    {
        Assert.AreEqual((int)expected, (int)rig.Ota.State);
    }
}
