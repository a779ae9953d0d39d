using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>Worlds and updates in them whose captures have every kind of message of docs/ota-extension.md.</summary>
internal static class UpdateRecordings
{
    /// <summary>Gets the image that nodes run at first.</summary>
    public static byte[] Running { get; } = SampleImage.Create(new Version(1, 0));

    /// <summary>Gets the image that they are sent.</summary>
    public static byte[] Image { get; } = SampleImage.Create(new Version(2, 0), 30_000);

    /// <summary>Frames with several chunks, of which many are lost.</summary>
    public static WorldOptions Large() => new()
    {
        Seed = 3,
        GatewayRadio = EspNowVersion.Two,
        NodeRadio = _ => EspNowVersion.Two,
        Air = new AirSettings { Loss = 0.1, ResidualLoss = 0.05 },
    };

    /// <summary>Two nodes to be updated at once.</summary>
    public static WorldOptions Many() => new() { Seed = 4, Nodes = 2, Air = new AirSettings { Loss = 0.3 } };

    /// <summary>A node whose new image throws, so that it goes back to the old one.</summary>
    public static WorldOptions RollingBack()
    {
        int starts = 0;
        return new WorldOptions { Application = _ => ++starts == 2 ? new ThrowingApplication() : new IdleApplication() };
    }

    /// <summary>Makes a delta from <see cref="Running"/> to <see cref="Image"/>.</summary>
    public static FirmwareImage Delta()
    {
        FirmwareImage image = FirmwareImage.FromBytes(Image);
        FirmwareImage running = FirmwareImage.FromBytes(Running);
        return FirmwareImage.OfDelta(VcdiffEncoder.Encode(running.Bytes, image.Bytes), image, running);
    }

    /// <summary>Records a whole update: "large", "delta", "many" or "rollback".</summary>
    public static AirRecording Record(string what)
    {
        AirRecording recording = new(what == "many" ? Many() : what == "rollback" ? RollingBack() : Large());
        switch (what)
        {
            case "many":
                UpdateMany(recording.World, Image);
                break;
            case "rollback":
                UpdateAndRollBack(recording.World);
                break;
            default:
                AwaitProgram(recording.World, "1.0.0");
                Update(recording.World, what == "delta" ? Delta() : FirmwareImage.FromBytes(Image));
                break;
        }

        return recording;
    }

    /// <summary>Updates the first node, and returns the final status.</summary>
    public static OtaStatus? Update(VirtualWorld world, FirmwareImage parcel)
    {
        Assert.IsTrue(world.RunUntilRegistered());
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), parcel);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 120), "no final status");
        return publisher.FinalStatus;
    }

    /// <summary>Updates two nodes at once, until they run the image.</summary>
    public static void UpdateMany(VirtualWorld world, byte[] image)
    {
        Assert.IsTrue(world.RunUntilRegistered());
        AwaitProgram(world, "1.0.0");
        GroupPublisher publisher = new(world, [VirtualWorld.NameOf(1), VirtualWorld.NameOf(2)], image);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "not over");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        AwaitProgram(world, "2.0.0");
    }

    /// <summary>Updates the first node, until it has told that it rolled back.</summary>
    public static void UpdateAndRollBack(VirtualWorld world)
    {
        Assert.AreEqual(OtaStatus.Finished, Update(world, FirmwareImage.FromBytes(Image)));
        string topic = $"{VirtualWorld.Network}/{VirtualWorld.NameOf(1)}/restart";
        bool isTold = world.RunUntil(
            () => world.Broker.Messages.Any(message => message.Topic == topic && message.Text.Contains("cause", StringComparison.Ordinal)), 120);
        Assert.IsTrue(isTold, "no rollback is told");
    }

    /// <summary>Runs until each node has told which version it runs, and that was taken.</summary>
    public static void AwaitProgram(VirtualWorld world, string version)
    {
        bool isTold = world.RunUntil(
            () => Enumerable.Range(1, world.Nodes.Count).All(number => world.Broker.Messages.Any(
                message => message.Topic == $"{VirtualWorld.Network}/{VirtualWorld.NameOf(number)}/program"
                    && message.Text.Contains($"\"version\":\"{version}\"", StringComparison.Ordinal))),
            120);
        Assert.IsTrue(isTold, $"{version} is not told");
        world.RunUntil(() => false, 3);
    }
}
