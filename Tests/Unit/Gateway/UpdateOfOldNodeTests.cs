using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Updates of a 0.9.8 node by the reference's publisher, and what may get lost on the way.</summary>
[TestClass]
public class UpdateOfOldNodeTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void WholeUpdateGoesStrictlyInOrder()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, TestImage.MaximumChunks);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.AreEqual("{\"result\":\"OTA finished OK\",\"status\":6}", updater.LastAnswer);
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(1, node.Offers);
    }

    [TestMethod]
    [DataRow(1, 212)]
    [DataRow(1, 1)]
    [DataRow(2, 212)]
    [DataRow(49, 1)]
    public void ImageOfAnySizeArrives(int chunks, int lastChunk)
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(chunks, lastChunk));
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void ChunksLostOnTheAirAreSentAgainWithoutTheNodeNoticing()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 60);
        node.Losses.LoseOnAir(1, 1);
        node.Losses.LoseOnAir(7, 5);
        node.Losses.LoseOnAir(60, 2);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void ChunksLostBehindTheRadioAreRepairedWithoutBotheringThePublisher()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 60);
        node.Losses.LoseBehindRadio(1, 1);
        node.Losses.LoseBehindRadio(7, 2);
        node.Losses.LoseBehindRadio(33, 1);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void LostStatus4IsRepairedByAProbe()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 60);
        node.Losses.LoseBehindRadio(7, 1);
        node.Losses.LoseAnswer(OtaStatus.OutOfSequence, 1);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void FirstChunkBehindStatus4MayGetLostToo()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 60);
        node.Losses.LoseBehindRadio(7, 3);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    [DataRow(LossScript.OnAir)]
    [DataRow(LossScript.BehindRadio)]
    public void LostMessage0IsSentAgain(int loss)
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        if (loss == LossScript.OnAir)
        {
            node.Losses.LoseOnAir(0, 4);
        }
        else
        {
            node.Losses.LoseBehindRadio(0, 2);
        }

        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.AreEqual(1, node.Offers);
    }

    [TestMethod]
    public void NodeWhoseAnswerToMessage0WasLostIsAskedWhereItStandsAndGetsNoSecondMessage0()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        node.Losses.LoseAnswer(OtaStatus.Started, 1);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.AreEqual(1, node.Offers);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void NodeThatSaysNothingAtAllGetsChunksAndNoSecondMessage0()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        node.Losses.LoseAnswer(OtaStatus.Started, 1);
        node.Losses.LoseAnswer(OtaStatus.OutOfSequence, 3);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(1, node.Offers);
    }

    [TestMethod]
    public void NodeThatDidNotHearMessage0AndWhoseRefusalOfAChunkGotLostIsOfferedTheImageAgainInTime()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        node.Losses.LoseBehindRadio(0, 1);
        node.Losses.LoseAnswer(OtaStatus.StartError, 1);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.AreEqual(1, node.Offers);
    }

    [TestMethod]
    public void NodeThatHoldsMoreThanTheRingIsNotInAnEarlierUpdate()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        updater.Offer();
        for (int i = 1; i <= 40; i++)
        {
            updater.Chunk(i);
        }

        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.StartError);
        updater.AssertTold("0 4:0");
        updater.Chunk(1);
        updater.AssertTold("0 4:0 4:40");
        Assert.IsTrue(rig.Gateway.Updates.IsAnyRunning);
        updater.Chunk(41);
        Assert.AreEqual(41, node.LastGood);
    }

    [TestMethod]
    public void NodeThatAnswersAndGetsNowhereDoesNotHoldUpTheBroker()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        updater.Offer();
        for (int i = 1; i <= 30; i++)
        {
            updater.Chunk(i);
        }

        node.IsStuck = true;
        for (int i = 31; i <= 60; i++)
        {
            updater.Chunk(i);
        }

        rig.Run(150_000);
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);
    }

    [TestMethod]
    [DataRow(LossScript.OnAir)]
    [DataRow(LossScript.BehindRadio)]
    public void LostLastChunkIsRepaired(int loss)
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        if (loss == LossScript.OnAir)
        {
            node.Losses.LoseOnAir(20, 3);
        }
        else
        {
            node.Losses.LoseBehindRadio(20, 2);
        }

        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void LostCheckOkIsToldAllTheSame()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        node.Losses.LoseAnswer(OtaStatus.CheckOk, 1);
        updater.Update();
        updater.AssertTold("0 2 6");
    }

    [TestMethod]
    public void RestartIntoTheNewImageStandsForALostStatus6()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        node.Losses.LoseAnswer(OtaStatus.Finished, 1);
        updater.Update();
        updater.AssertTold("0 2 6");
    }

    [TestMethod]
    public void RestartIntoTheNewImageStandsForBothLostAnswers()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        node.Losses.LoseAnswer(OtaStatus.CheckOk, 1);
        node.Losses.LoseAnswer(OtaStatus.Finished, 1);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.AreEqual(1, node.Offers);
    }

    [TestMethod]
    public void ImageThatDoesNotPassTheCheckEndsWithStatus3()
    {
        OldNodeDouble node = Join(out UpdaterDouble updater, 20);
        updater.Image.Md5 = "00112233445566778899aabbccddeeff";
        updater.Update();
        updater.AssertTold("0 3");
        Assert.AreEqual("{\"result\":\"OTA check failed\",\"status\":3}", updater.LastAnswer);
        Assert.IsFalse(node.HasImage);
    }

    [TestMethod]
    public void ChunksThatThePublisherSendsTwiceAreTakenOnce()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(5));
        updater.Offer();
        for (int i = 1; i <= 5; i++)
        {
            updater.Chunk(i);
            updater.Chunk(i);
        }

        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(0, node.OutOfOrder, "the node never sees the copy");
    }

    private static OldNodeDouble Join(out UpdaterDouble updater, int chunks)
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        updater = new UpdaterDouble(rig, "kitchen", new TestImage(chunks));
        return node;
    }

    private static OldNodeDouble Join(GatewayRig rig)
    {
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        return node;
    }
}
