using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// Measures what the firmware itself allocates: the calls of its pump, not the simulator around them. What the MQTT client
/// hands over (topic and payload) exists before the pump runs.
/// </summary>
[TestClass]
public sealed class AllocationTests
{
    private const int Chunks = 1000;

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.1)]
    public void NeitherGatewayNorNodeAllocatesForAChunkOnceAnUpdateRuns(double loss)
    {
        // The first run has the runtime load every type and compile every method that the others use. What the firmware
        // allocates it allocates in each of them; what the runtime does beside it (it compiles hot methods anew) does not recur.
        Measure(loss);
        long gateway = long.MaxValue;
        long node = long.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            (long ofGateway, long ofNode) = Measure(loss);
            gateway = Math.Min(gateway, ofGateway);
            node = Math.Min(node, ofNode);
        }

        Assert.AreEqual(0, gateway, "gateway, bytes in 20 s or 1,000 chunks");
        Assert.AreEqual(0, node, "node, bytes in 20 s or 1,000 chunks");
    }

    // Blocks bring the chunks that fill such frames, and credits, for each of which the gateway publishes a text.
    [TestMethod]
    public void ANodeAllocatesNothingForAFrameWithSeveralChunks()
    {
        MeasureLarge(EspNowVersion.Two);
        long node = long.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            node = Math.Min(node, MeasureLarge(EspNowVersion.Two).Node);
        }

        Assert.AreEqual(0, node, "node, bytes in 3 s");
        (long large, _) = MeasureLarge(EspNowVersion.Two);
        (long single, _) = MeasureLarge(EspNowVersion.One);
        Console.WriteLine($"gateway, {large} bytes, with a chunk a frame {single}");
        Assert.IsLessThan(1.2 * single * 16.6 / 10, large, "as much for each chunk, of which it sends more");
    }

    private static (long Gateway, long Node) MeasureLarge(EspNowVersion version)
    {
        VirtualWorld world = new(new WorldOptions
        {
            Air = new AirSettings { FixedRate = PhyRate.Default },
            DataMilliseconds = 3_600_000,
            GatewayRadio = version,
            NodeRadio = _ => version,
        });
        Assert.IsTrue(world.RunUntilRegistered());
        world.RunUntil(() => false, 20);
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), SampleImage.Create(new Version(1, 1), 1_000_000));
        publisher.Begin();
        world.RunUntil(() => false, 3);
        long gatewayBefore = OfFirmware(world.Gateway);
        long nodeBefore = OfFirmware(world.Nodes[0]);
        world.RunUntil(() => false, 3);
        Assert.IsNull(publisher.FinalStatus, "the update ended while it was measured");
        Assert.AreEqual(version == EspNowVersion.One, world.Nodes[0].HasUsualRoom);
        return (OfFirmware(world.Gateway) - gatewayBefore, OfFirmware(world.Nodes[0]) - nodeBefore);
    }

    private static (long Gateway, long Node) Measure(double loss)
    {
        // What is published is kept out of the measured stretch, since it allocates its payload: the nodes' own data messages, and each
        // percent of the update that Home Assistant is told.
        VirtualWorld world = new(new WorldOptions
        {
            Air = new AirSettings { Loss = loss },
            DataMilliseconds = 3_600_000,
            HomeAssistant = HomeAssistantMode.Off,
        });
        Assert.IsTrue(world.RunUntilRegistered());
        world.RunUntil(() => false, 20);
        byte[] image = SampleImage.Create(new Version(1, 1), 3 * Chunks * OtaLimits.ChunkCount);
        ScriptPublisher publisher = new(world, VirtualWorld.NameOf(1), image, 20);
        publisher.Begin();
        world.RunUntil(() => false, 20);
        Assert.IsNull(publisher.FinalStatus);

        long gatewayBefore = OfFirmware(world.Gateway);
        long nodeBefore = OfFirmware(world.Nodes[0]);
        world.RunUntil(() => false, 20);

        Assert.IsNull(publisher.FinalStatus, "the update ended while it was measured");
        return (OfFirmware(world.Gateway) - gatewayBefore, OfFirmware(world.Nodes[0]) - nodeBefore);
    }

    /// <summary>The simulated link takes memory for what it publishes; the firmware does not.</summary>
    private static long OfFirmware(VirtualGateway gateway)
    {
        return gateway.Board.AllocatedBytes - ((MemoryMqttLink)gateway.Mqtt!).AllocatedBytes;
    }

    /// <summary>The simulated flash takes memory for each sector when it is first written; the firmware does not.</summary>
    private static long OfFirmware(VirtualNode node)
    {
        return node.Board.AllocatedBytes - node.Flash.AllocatedBytes;
    }
}
