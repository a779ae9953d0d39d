using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static EnigmaIoT.Tests.Desktop.Worlds.GroupRuns;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>A delta, or the compressed image, for many nodes by broadcasts: kept in the slot in any order, and made an image of there.</summary>
[TestClass]
public sealed class GroupDeltaTests
{
    [TestMethod]
    [DataRow(true, 0.0, 21)]
    [DataRow(true, 0.05, 22)]
    [DataRow(true, 0.2, 23)]
    [DataRow(false, 0.05, 24)]
    public void EachNodeGetsTheImageByADeltaOrCompressedAsByAWholeOne(bool hasBase, double loss, int seed)
    {
        VirtualWorld world = Make(5, loss, seed);
        FirmwareImage parcel = Pack(hasBase ? OriginalOf(world.Nodes[0]) : null);
        GroupPublisher publisher = Run(world, Names(5), parcel);

        AssertAllRun(world, publisher);
        Assert.IsEmpty(publisher.Singles);
        CollectionAssert.AreEqual(Enumerable.Repeat("done", 5).ToArray(), publisher.Ends.Values.ToArray());
        Assert.IsLessThan(5 * parcel.ChunkCount, publisher.Published);
        Assert.IsLessThan(Chunks * 7 / 10, parcel.ChunkCount, "it shrinks");
    }

    [TestMethod]
    public void ANodeThatRunsAnotherImageThanTheBaseIsUpdatedByItself()
    {
        VirtualWorld world = Make(3, 0.05, 25);
        byte[] original = OriginalOf(world.Nodes[1]);
        Run(world, ["node1"], Other);
        Assert.IsTrue(world.RunUntil(() => Runs(world.Nodes[0], Other), 60));
        world.RunUntil(() => false, 120);
        GroupPublisher publisher = Run(world, Names(3), Pack(original));

        AssertAllRun(world, publisher);
        Assert.AreEqual("alone: the node does not run the image that the delta is against", publisher.Ends["node1"]);
        Assert.AreEqual(OtaStatus.Finished, publisher.Singles["node1"]);
        Assert.HasCount(1, publisher.Singles);
    }

    [TestMethod]
    [DataRow(26)]
    [DataRow(27)]
    [DataRow(28)]
    public void ANodeThatRestartsWhileADeltaComesIsUpdatedByItselfAndTheOthersAreNotHeldUp(int seed)
    {
        VirtualWorld world = Make(4, 0.05, seed);
        FirmwareImage parcel = Pack(OriginalOf(world.Nodes[0]));
        GroupPublisher publisher = Begin(world, Names(4), parcel);
        Pass(world, publisher, 0.3 + (0.4 * (seed - 26)), parcel.ChunkCount);
        AssertNodeThatRestartsIsAlone(world, publisher);
    }

    [TestMethod]
    public void ANodeThatIsLeftWhileADeltaComesGoesOnFromWhatItKeeps()
    {
        VirtualWorld world = Make(3, 0, 29);
        FirmwareImage parcel = Pack(null);
        int toOne = 0;
        world.Air.Observed += (in AirAttempt attempt, AirOutcome outcome) =>
        {
            bool isChunk = attempt.Destination == VirtualWorld.AddressOf(1) && attempt.Payload.Length == 250 && attempt.Number == 1;
            toOne += isChunk ? 1 : 0;
        };
        GroupPublisher publisher = Begin(world, Names(3), parcel);
        Pass(world, publisher, 0.3, parcel.ChunkCount);
        world.Nodes[0].Board.AddBusy(900_000);
        Finish(world, publisher);

        AssertAllRun(world, publisher);
        StringAssert.StartsWith(publisher.Ends["node1"], "alone: of ");
        Assert.AreEqual(OtaStatus.Finished, publisher.Singles["node1"]);
        Assert.IsInRange(1, parcel.ChunkCount * 9 / 10, toOne, "it keeps the rest");
    }

    /// <summary>While a delta comes, while the image is made of it, and while what was kept of it is cleared.</summary>
    [TestMethod]
    public void ACutOfPowerAtAnyOperationOfTheFlashWithADeltaLeavesTheOldImageAndAnUpdateThatGoesOn()
    {
        foreach (PowerCutDamage damage in Enum.GetValues<PowerCutDamage>())
        {
            for (int operation = 1; operation < 700; operation += 111)
            {
                // It is off so shortly that it is registered again when its turn comes.
                VirtualNode node = RunWithCut(31 + operation, operation, damage, 500_000, node => Pack(OriginalOf(node)));
                int slot = node.Slots.ActiveSlot(ImageKind.Deployment);
                byte[] all = node.Slots.ReadAll(ImageKind.Deployment, slot);
                Assert.IsFalse(all.AsSpan(Image.Length).ContainsAnyExcept((byte)0xFF), $"operation {operation}: something is left behind the image");
            }
        }
    }

    [TestMethod]
    public void AGatewayThatRestartsIsGivenADeltaAgainAndTheNodesGoOnFromWhatTheyKeep()
    {
        VirtualWorld world = Make(3, 0.05, 33);
        FirmwareImage parcel = Pack(OriginalOf(world.Nodes[0]));
        GroupPublisher publisher = Begin(world, Names(3), parcel);
        Pass(world, publisher, 0.6, parcel.ChunkCount);
        world.Gateway.Board.Restart();
        Finish(world, publisher);

        Assert.AreEqual(1, publisher.Restarts);
        Assert.IsEmpty(publisher.Singles);
        Assert.IsLessThan(parcel.ChunkCount * 17 / 10, publisher.Published, "what the nodes keep is not sent again");
        AssertAllRun(world, publisher);
    }

    [TestMethod]
    public void ADeltaThatIsNotWhatWasAnnouncedMakesNothingAndEachIsUpdatedByItself()
    {
        VirtualWorld world = Make(3, 0, 34);
        FirmwareImage parcel = Pack(OriginalOf(world.Nodes[0]));
        byte[] wrong = parcel.Bytes.ToArray();
        wrong[^(wrong.Length / 2)] ^= 1;
        GroupPublisher publisher = new(world, Names(3), parcel, wrong);
        publisher.Begin();
        Finish(world, publisher);

        CollectionAssert.AreEqual(
            Enumerable.Repeat("failed: the node found the image wrong", 3).ToArray(), publisher.Ends.Values.ToArray());
        Assert.HasCount(3, publisher.Singles);
        AssertAllRun(world, publisher);
    }

    private static byte[] OriginalOf(VirtualNode node) =>
        node.Slots.ReadImage(ImageKind.Deployment, node.Slots.ActiveSlot(ImageKind.Deployment));

    private static FirmwareImage Pack(byte[]? baseImage) => FirmwareImage.OfDelta(
        VcdiffEncoder.Encode(baseImage ?? [], Image), FirmwareImage.FromBytes(Image), baseImage is null ? null : FirmwareImage.FromBytes(baseImage));
}
