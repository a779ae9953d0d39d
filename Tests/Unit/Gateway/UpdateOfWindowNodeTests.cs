using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Updates of a node that speaks the extension (docs/ota-extension.md).</summary>
[TestClass]
public class UpdateOfWindowNodeTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void WholeUpdateArrivesAndTheExtensionWasOffered()
    {
        WindowNodeDouble node = Join(out UpdaterDouble updater, TestImage.MaximumChunks);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(ChunkRing.Span, node.OfferedWindow);
        Assert.AreEqual(0, node.Duplicates);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(255)]
    public void WindowOfTheNodeIsKept(int window)
    {
        WindowNodeDouble node = Join(out UpdaterDouble updater, TestImage.MaximumChunks);
        node.Window = window;
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void ChunksGoFasterToANodeThatSaidSoAndToNoOther()
    {
        WindowNodeDouble node = Join(out UpdaterDouble updater, TestImage.MaximumChunks);
        updater.Update();
        Assert.IsTrue(node.FastFrames > TestImage.MaximumChunks / 2, node.FastFrames.ToString());

        WindowNodeDouble older = Join(out updater, TestImage.MaximumChunks);
        older.TakesRates = false;
        updater.Update();
        Assert.IsTrue(older.HasImage);
        Assert.AreEqual(0, older.FastFrames);
    }

    [TestMethod]
    public void ChunksLostOnTheAirAreSentAgain()
    {
        WindowNodeDouble node = Join(out UpdaterDouble updater, TestImage.MaximumChunks);
        node.Losses.LoseOnAir(1, 2);
        node.Losses.LoseOnAir(50, 4);
        node.Losses.LoseOnAir(TestImage.MaximumChunks, 1);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void ChunksLostBehindTheRadioAreSentAgainAndNoOthers()
    {
        WindowNodeDouble node = Join(out UpdaterDouble updater, TestImage.MaximumChunks);
        node.Losses.LoseBehindRadio(1, 1);
        node.Losses.LoseBehindRadio(20, 2);
        node.Losses.LoseBehindRadio(21, 1);
        node.Losses.LoseBehindRadio(TestImage.MaximumChunks, 2);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
        Assert.IsTrue(node.Duplicates <= 2, node.Duplicates.ToString() + " chunks came twice");
    }

    [TestMethod]
    public void LostWindowAnswersAreAskedFor()
    {
        WindowNodeDouble node = Join(out UpdaterDouble updater, TestImage.MaximumChunks);
        node.Losses.LoseAnswer(OtaStatus.Window, 4);
        updater.Update();
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
        Assert.IsTrue(node.Polls > 0);
    }

    [TestMethod]
    public void LostFinalAnswersAreAskedForAgain()
    {
        WindowNodeDouble node = Join(out UpdaterDouble updater, 10);
        node.Losses.LoseAnswer(OtaStatus.CheckOk, 1);
        node.Losses.LoseAnswer(OtaStatus.Finished, 2);
        updater.Update();
        updater.AssertTold("0 2 6");
    }

    [TestMethod]
    public void LostStartAnswerIsAskedForAgain()
    {
        WindowNodeDouble node = Join(out UpdaterDouble updater, 10);
        node.Losses.LoseAnswer(OtaStatus.Started, 2);
        updater.Update();
        updater.AssertTold("0 2 6");
    }

    [TestMethod]
    public void NodeThatHoldsChunksOfTheImageGoesOnWithTheRest()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = Join(rig);
        TestImage image = new TestImage(TestImage.MaximumChunks);
        UpdaterDouble first = new UpdaterDouble(rig, "kitchen", image);
        first.Offer();
        for (int i = 1; i <= 40; i++)
        {
            first.Chunk(i);
        }

        node.IsOff = true;
        for (int i = 41; i <= 52; i++)
        {
            first.Chunk(i);
            rig.Run(1000);
        }

        first.AssertTold("0 5");
        Assert.AreEqual(41, node.Missing);
        node.IsOff = false;
        node.Reboot();
        UpdaterDouble second = new UpdaterDouble(rig, "kitchen", image);
        second.Update();
        second.AssertTold("0 4:40 2 6");
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(0, node.Duplicates);
    }

    [TestMethod]
    public void NodeThatRestartsInTheMiddleIsOfferedTheRest()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(TestImage.MaximumChunks));
        updater.Offer();
        for (int i = 1; i <= 40; i++)
        {
            updater.Chunk(i);
        }

        node.Reboot();
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void AnswersThatMakeNoSenseAreIgnored()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        for (int i = 1; i <= 5; i++)
        {
            updater.Chunk(i);
        }

        node.SendControl(0xFF, 0x10, 1, 0);
        node.SendControl(0xFF, 4, 2, 0);
        node.SendControl(0xFF, 0x33);
        node.SendControl(0xFF);
        node.SendControl(0xFF, 0);
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void NodeThatHoldsMoreThanItWasSentIsGivenWhatItMisses()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);

        // It got chunks by broadcasts.
        node.SendControl(0xFF, 0x10, 9, 0);
        updater.AssertTold("0 4:8");
        Assert.IsTrue(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
    }

    [TestMethod]
    public void NodeThatHoldsMoreThanTheImageHasEndsTheUpdate()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);
        node.SendControl(0xFF, 0x10, 22, 0);
        updater.AssertTold("0 1");
        Assert.IsFalse(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
    }

    private static WindowNodeDouble Join(out UpdaterDouble updater, int chunks)
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = Join(rig);
        updater = new UpdaterDouble(rig, "kitchen", new TestImage(chunks));
        return node;
    }

    private static WindowNodeDouble Join(GatewayRig rig)
    {
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        return node;
    }
}
