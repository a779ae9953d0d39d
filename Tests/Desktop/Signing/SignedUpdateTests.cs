using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Signing;

/// <summary>Updates of a node that takes signed images alone, over the simulated air: by the updater's messages, and by the script's.</summary>
[TestClass]
public sealed class SignedUpdateTests
{
    private const string NotSigned = "the node takes only signed images, and this one is unsigned";
    private const string OtherKey = "the image is signed with a key that the node does not trust";
    private const string WrongSignature = "the image's signature is wrong";
    private const string OtherClass = "the image is for another hardware class than the node's";
    private const string Older = "the image is older than one that the node has confirmed (security counter)";

    [TestMethod]
    [DataRow("as it is")]
    [DataRow("delta")]
    [DataRow("compressed")]
    [DataRow("script")]
    public void ASignedImageIsTakenHoweverItComes(string way)
    {
        VirtualWorld world = Start();
        byte[] image = SigningBench.Image(SigningBench.Owner, 5, hardwareClass: "relay");

        Assert.AreEqual(OtaStatus.Finished, Run(world, image, way, out string? reason), reason);
        Assert.IsTrue(world.RunUntil(() => Node(world).Board.Starts == 2 && Node(world).Firmware?.IsRegistered == true, 60));
        CollectionAssert.AreEqual(image, Running(world));
        Assert.IsTrue(world.RunUntil(() => Node(world).Slots.Counter(ImageKind.Deployment) == 5, 120), "not confirmed");
    }

    [TestMethod]
    [DataRow("unsigned", NotSigned)]
    [DataRow("stranger", OtherKey)]
    [DataRow("class", OtherClass)]
    [DataRow("older", Older)]
    public void WhatTheUpdaterTellsIsRefusedBeforeAnythingIsErased(string what, string expected)
    {
        VirtualWorld world = Start();
        Confirm(world, 4);
        long erases = Node(world).Flash.Erases;

        Assert.AreEqual(OtaStatus.StartError, Run(world, Wrong(what), "as it is", out string? reason));
        Assert.AreEqual(expected, reason);
        Assert.AreEqual(erases, Node(world).Flash.Erases);
    }

    [TestMethod]
    public void ARefusalWhoseFirstAnswerIsLostIsToldBehindTheNextOffer()
    {
        VirtualWorld world = Start();
        long from = world.Scheduler.Now;
        world.Air.Filter = new Deafness(VirtualWorld.AddressOfGateway, DeafnessKind.Untold, from, from + 300_000).Decide;

        Assert.AreEqual(OtaStatus.StartError, Run(world, Wrong("stranger"), "as it is", out string? reason));
        Assert.AreEqual(OtherKey, reason);
    }

    [TestMethod]
    [DataRow("unsigned", NotSigned)]
    [DataRow("stranger", OtherKey)]
    [DataRow("class", OtherClass)]
    [DataRow("older", Older)]
    [DataRow("swapped", WrongSignature)]
    public void WhatTheScriptSendsIsRefusedAtItsEndAndTheOldImageStays(string what, string expected)
    {
        VirtualWorld world = Start();
        Confirm(world, 4);
        byte[] before = Running(world);

        Assert.AreEqual(OtaStatus.CheckFailed, Run(world, Wrong(what), "script", out string? reason));
        Assert.AreEqual(expected, reason);
        Assert.AreEqual(ImageState.Confirmed, Node(world).Slots.State);
        CollectionAssert.AreEqual(before, Running(world));
    }

    [TestMethod]
    public void AnImageUnderAnotherOnesTrailerIsRefusedAtTheEnd()
    {
        VirtualWorld world = Start();

        Assert.AreEqual(OtaStatus.CheckFailed, Run(world, Wrong("swapped"), "as it is", out string? reason));
        Assert.AreEqual(WrongSignature, reason);
    }

    [TestMethod]
    public void AFlippedBitIsNoImageAnyMore()
    {
        VirtualWorld world = Start();
        byte[] image = SigningBench.Image(SigningBench.Owner, 5);
        image[^70] ^= 1;

        Assert.AreEqual(OtaStatus.CheckFailed, Run(world, image, "script", out _));
        Assert.AreEqual(ImageState.Confirmed, Node(world).Slots.State);
    }

    [TestMethod]
    public void OfManyNodesEachDecidesForItself()
    {
        VirtualWorld world = StartMany();
        byte[] image = SigningBench.Image(SigningBench.Owner, 5);

        GroupPublisher publisher = RunMany(world, image);

        Assert.AreEqual("done", publisher.Ends["node1"]);
        Assert.AreEqual($"failed: {OtherKey}", publisher.Ends["node2"]);
        Assert.AreEqual("done", publisher.Ends["node3"], "no key is set there");
    }

    [TestMethod]
    [DataRow("unsigned", NotSigned)]
    [DataRow("stranger", OtherKey)]
    [DataRow("class", OtherClass)]
    public void WhatManyNodesRefuseForItsSignatureIsNotSentToThemAgain(string what, string expected)
    {
        VirtualWorld world = StartMany();
        world.Nodes[1].Slots.Signing = world.Nodes[2].Slots.Signing = SigningBench.Trust(SigningBench.Owner);
        long[] erases = [.. world.Nodes.Select(node => node.Flash.Erases)];

        GroupPublisher publisher = RunMany(world, Wrong(what), servesRest: true);

        CollectionAssert.AreEqual(Enumerable.Repeat($"failed: {expected}", 3).ToArray(), publisher.Ends.Values.ToArray());
        Assert.IsEmpty(publisher.Singles);
        Assert.AreEqual(0, publisher.Published);
        CollectionAssert.AreEqual(erases, world.Nodes.Select(node => node.Flash.Erases).ToArray(), "nothing is erased");
        Assert.IsFalse(world.Gateway.Firmware!.Updates.IsAnyRunning);
    }

    [TestMethod]
    public void OfManyNodesThoseThatFindTheSignatureWrongSaySo()
    {
        VirtualWorld world = StartMany();

        GroupPublisher publisher = RunMany(world, Wrong("swapped"));

        Assert.AreEqual($"failed: {WrongSignature}", publisher.Ends["node1"]);
        Assert.AreEqual("done", publisher.Ends["node3"], "no key is set there");
    }

    [TestMethod]
    public void KeysAreRotated()
    {
        VirtualWorld world = Start();
        Node(world).Slots.Signing = SigningBench.Trust(SigningBench.Owner, SigningBench.Next);
        Confirm(world, 1);
        Install(world, SigningBench.Image(SigningBench.Next, 2, "3.0"));
        Node(world).Slots.Signing = SigningBench.Trust(SigningBench.Next);
        Assert.AreEqual(
            OtaStatus.StartError, Run(world, SigningBench.Image(SigningBench.Owner, 3, "4.0"), "as it is", out string? reason));
        Assert.AreEqual(OtherKey, reason);
        Install(world, SigningBench.Image(SigningBench.Next, 3, "4.0"));
    }

    [TestMethod]
    public void AnOlderImageIsTakenWhereTheOwnerAllowsIt()
    {
        VirtualWorld world = Start();
        Confirm(world, 4);
        Node(world).Slots.Signing = SlotSigning.Of(SigningBench.Rules(null, true, SigningBench.Owner));
        Install(world, SigningBench.Image(SigningBench.Owner, 3, "1.9"));
        Assert.AreEqual(4u, Node(world).Slots.Counter(ImageKind.Deployment));
    }

    [TestMethod]
    public void WithoutAKeySignedAndUnsignedImagesAreTaken()
    {
        VirtualWorld world = Start();
        Node(world).Slots.Signing = null;
        Install(world, SigningBench.Image(SigningBench.Stranger, 1));
        Install(world, SampleImage.Create(new Version(3, 0), 12_500));
        Assert.AreEqual(0u, Node(world).Slots.Counter(ImageKind.Deployment));
    }

    private static VirtualWorld Start()
    {
        VirtualWorld world = new(new WorldOptions());
        Node(world).Slots.Signing = SigningBench.Trust(SigningBench.Owner);
        Assert.IsTrue(world.RunUntilRegistered());
        return world;
    }

    private static VirtualWorld StartMany()
    {
        VirtualWorld world = new(new WorldOptions { Nodes = 3 });
        world.Nodes[0].Slots.Signing = SigningBench.Trust(SigningBench.Owner);
        world.Nodes[1].Slots.Signing = SigningBench.Trust(SigningBench.Stranger);
        Assert.IsTrue(world.RunUntilRegistered());
        world.RunUntil(() => false, 5);
        return world;
    }

    private static GroupPublisher RunMany(VirtualWorld world, byte[] image, bool servesRest = false)
    {
        GroupPublisher publisher = new(world, ["node1", "node2", "node3"], image) { ServesRest = servesRest };
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "not over");
        return publisher;
    }

    private static byte[] Wrong(string what)
    {
        byte[] good = SigningBench.Image(SigningBench.Owner, 5);
        return what switch
        {
            "unsigned" => SampleImage.Create(new Version(2, 0), 12_500),
            "stranger" => SigningBench.Image(SigningBench.Stranger, 5),
            "class" => SigningBench.Image(SigningBench.Owner, 5, hardwareClass: "cover"),
            "older" => SigningBench.Image(SigningBench.Owner, 3),
            _ => [.. SampleImage.Create(new Version(2, 1), 12_500), .. good[12_500..]],
        };
    }

    /// <summary>Installs an image with a counter, and waits until it is confirmed.</summary>
    private static void Confirm(VirtualWorld world, uint counter)
    {
        Install(world, SigningBench.Image(SigningBench.Owner, counter, "1.5"));
        Assert.AreEqual(counter, Node(world).Slots.Counter(ImageKind.Deployment));
    }

    private static void Install(VirtualWorld world, byte[] image)
    {
        int starts = Node(world).Board.Starts;
        Assert.AreEqual(OtaStatus.Finished, Run(world, image, "as it is", out string? reason), reason);
        Assert.IsTrue(world.RunUntil(() => Node(world).Board.Starts == starts + 1 && Node(world).Slots.State == ImageState.Confirmed, 120));
        CollectionAssert.AreEqual(image, Running(world));
        Assert.IsTrue(world.RunUntilRegistered());
    }

    private static OtaStatus? Run(VirtualWorld world, byte[] image, string way, out string? reason)
    {
        FirmwareImage parcel = FirmwareImage.FromBytes(image);
        FirmwareImage? running = way == "delta" ? FirmwareImage.FromBytes(Running(world)) : null;
        IPublisher publisher = way switch
        {
            "script" => new LinePublisher(world, VirtualWorld.NameOf(1), image, 20_000),
            "as it is" => new BlockPublisher(world, VirtualWorld.NameOf(1), parcel),
            _ => new BlockPublisher(
                world,
                VirtualWorld.NameOf(1),
                FirmwareImage.OfDelta(VcdiffEncoder.Encode(running is null ? [] : running.Bytes, parcel.Bytes), parcel, running)),
        };
        if (way is "delta" or "compressed")
        {
            string topic = $"{VirtualWorld.Network}/{VirtualWorld.NameOf(1)}/program";
            Assert.IsTrue(world.RunUntil(() => world.Broker.Messages.Any(message => message.Topic == topic), 20));
        }

        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        reason = publisher is BlockPublisher blocks ? blocks.Reason : ((LinePublisher)publisher).Reason;
        return publisher.FinalStatus;
    }

    private static VirtualNode Node(VirtualWorld world) => world.Nodes[0];

    private static byte[] Running(VirtualWorld world) =>
        Node(world).Slots.ReadImage(ImageKind.Deployment, Node(world).Slots.ActiveSlot(ImageKind.Deployment));
}
