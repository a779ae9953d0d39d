using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Simulator.Images;
using EnigmaIoT.Simulator.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>How often a gateway enters native code in an update: the firmware itself over the batched radio.</summary>
[TestClass]
public sealed class CrossingsTests
{
    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), 200_000);

    [TestMethod]
    [DataRow(100)]
    [DataRow(1000)]
    public void AtMostOneForAChunkWhileThePublisherIsFasterThanTheAir(int turnMicroseconds)
    {
        BatchedRadio radio = Update(3, turnMicroseconds, out int crossings, out int frames);
        Assert.IsLessThanOrEqualTo(frames, crossings);
        Assert.IsLessThanOrEqualTo((int)OtaLimits.Chunks(_image.Length), crossings);
        Assert.AreEqual(0, radio.DriverFaults);
    }

    [TestMethod]
    public void AtMostTwoForAFrameThatTravelsAlone()
    {
        Update(20, 100, out int crossings, out int frames);
        Assert.IsLessThanOrEqualTo(2 * frames, crossings);
    }

    private static BatchedRadio Update(int pause, int turnMicroseconds, out int crossings, out int frames)
    {
        VirtualWorld world = new(new WorldOptions { Seed = 5, DataMilliseconds = 3_600_000 });
        BatchedGateway gateway = new(world, turnMicroseconds);
        Assert.IsTrue(world.RunUntil(() => gateway.Knows(VirtualWorld.NameOf(1)), 120), "not registered");
        BatchedRadio radio = gateway.Radio;
        int crossingsBefore = radio.Crossings;
        int framesBefore = radio.FramesSent + radio.FramesReceived;
        ScriptPublisher publisher = new(world, VirtualWorld.NameOf(1), _image, pause);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, (byte)publisher.FinalStatus!);
        crossings = radio.Crossings - crossingsBefore;
        frames = radio.FramesSent + radio.FramesReceived - framesBefore;
        Console.WriteLine($"{OtaLimits.Chunks(_image.Length)} chunks, {frames} frames, {crossings} crossings");
        return radio;
    }
}
