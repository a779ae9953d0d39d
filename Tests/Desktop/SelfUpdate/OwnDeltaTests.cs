using System.Text.Json;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>The gateway's own update by a delta or a compressed image, over the simulator's broker and into its flash.</summary>
[TestClass]
public sealed class OwnDeltaTests
{
    private const string Program = $"{VirtualWorld.Network}/gateway/program";

    private static readonly FirmwareImage _running = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 0)));
    private static readonly FirmwareImage _image = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 1), 100_000));
    private static readonly FirmwareImage _delta = Parcel(_image, _running);
    private static readonly FirmwareImage _compressed = Parcel(_image, null);

    [TestMethod]
    public void WhatTheGatewayRunsIsKeptByTheBroker()
    {
        VirtualWorld world = Start();
        using JsonDocument json = JsonDocument.Parse(world.Broker.Messages.Single(message => message.Topic == Program).Text);
        Assert.AreEqual(_running.Sha256[..16], json.RootElement.GetProperty("sha256").GetString());
        Assert.AreEqual(_running.Size, json.RootElement.GetProperty("size").GetInt32());
        Assert.IsTrue(json.RootElement.GetProperty("delta").GetBoolean());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void TheGatewayRestartsIntoExactlyTheImageThatTheDeltaMakes(bool isAgainstWhatRuns)
    {
        VirtualWorld world = Start();
        AssertUpdated(world, Publish(world, isAgainstWhatRuns ? _delta : _compressed));
        Assert.AreEqual(2, world.Broker.Messages.Count(message => message.Topic == Program));
    }

    [TestMethod]
    public void ADeltaAgainstAnotherImageIsRefusedBeforeAnythingIsErased()
    {
        VirtualWorld world = Start();
        long erases = world.GatewayFlash!.Erases;
        FirmwareImage other = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 2)));
        BlockPublisher publisher = Publish(world, Parcel(_image, other));

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 30), "no final status");
        Assert.AreEqual(OtaStatus.StartError, publisher.FinalStatus);
        Assert.AreEqual("the delta is against another image", publisher.Reason);
        Assert.AreEqual(erases, world.GatewayFlash.Erases);
        AssertUpdated(world, Publish(world, _compressed));
    }

    [TestMethod]
    public void ADeltaOfWhichAnotherImageComesIsNotRun()
    {
        VirtualWorld world = Start();
        byte[] wrong = VcdiffEncoder.Encode(_running.Bytes, SampleImage.Create(new Version(1, 3), 100_000));
        BlockPublisher publisher = Publish(world, FirmwareImage.OfDelta(wrong, _image, _running));

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 60), "no final status");
        Assert.AreEqual(OtaStatus.CheckFailed, publisher.FinalStatus);
        Assert.AreEqual(ImageState.Confirmed, world.Gateway.Slots!.State);
        AssertUpdated(world, Publish(world, _image));
    }

    [TestMethod]
    public void WhatIsNoDeltaEndsTheUpdate()
    {
        VirtualWorld world = Start();
        byte[] damaged = _delta.Bytes.ToArray();
        damaged[5] = 7;
        BlockPublisher publisher = Publish(world, FirmwareImage.OfDelta(damaged, _image, _running));

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 60), "no final status");
        Assert.AreEqual(OtaStatus.CheckFailed, publisher.FinalStatus);
        Assert.AreEqual("the delta is none that can be taken", publisher.Reason);
        AssertUpdated(world, Publish(world, _delta));
    }

    [TestMethod]
    [DataRow(3, true)]
    [DataRow(60, true)]
    [DataRow(150, true)]
    [DataRow(40, false)]
    [DataRow(200, false)]
    public void AGatewayWhosePowerWasCutGoesOn(int operations, bool isAgainstWhatRuns)
    {
        VirtualWorld world = Start();
        VirtualGateway gateway = world.Gateway;
        NorFlash flash = world.GatewayFlash!;
        gateway.Board.PowerLost += Return;
        flash.CutPowerAt(operations, PowerCutDamage.Half, 1);
        BlockPublisher publisher = Publish(world, isAgainstWhatRuns ? _delta : _compressed);

        AssertUpdated(world, publisher, starts: 3);
        return;

        void Return()
        {
            gateway.Board.PowerLost -= Return;
            world.Scheduler.After(1_000_000, () =>
            {
                flash.PowerUp();
                gateway.Board.PowerOn();
            });
        }
    }

    private static VirtualWorld Start()
    {
        VirtualWorld world = new(new WorldOptions { GatewayImage = _running.Bytes.ToArray() });
        Assert.IsTrue(world.RunUntil(() => world.Broker.Messages.Any(message => message.Topic == Program), 20), "nothing told of the program");
        return world;
    }

    private static BlockPublisher Publish(VirtualWorld world, FirmwareImage parcel)
    {
        BlockPublisher publisher = new(world, "gateway", parcel);
        publisher.Begin();
        return publisher;
    }

    private static void AssertUpdated(VirtualWorld world, BlockPublisher publisher, int starts = 2)
    {
        VirtualGateway gateway = world.Gateway;
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus, publisher.Reason);
        Assert.IsTrue(world.RunUntil(() => gateway.Board.Starts == starts && gateway.Slots!.State == ImageState.Confirmed, 120), "not confirmed");
        CollectionAssert.AreEqual(
            _image.Bytes.ToArray(), gateway.Slots!.ReadImage(ImageKind.Deployment, gateway.Slots.ActiveSlot(ImageKind.Deployment)));
    }

    private static FirmwareImage Parcel(FirmwareImage image, FirmwareImage? baseImage) => FirmwareImage.OfDelta(
        VcdiffEncoder.Encode(baseImage is null ? [] : baseImage.Bytes, image.Bytes), image, baseImage);
}
