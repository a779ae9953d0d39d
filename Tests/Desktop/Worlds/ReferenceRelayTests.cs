using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// The models of script, gateway and node of version 0.9.8 together give what was measured with the original programs.
/// </summary>
[TestClass]
public sealed class ReferenceRelayTests
{
    private const long OurNode = 0x020000000101;

    [TestMethod]
    [DataRow(20, 103)]
    [DataRow(60, 292)]
    [DataRow(180, 859)]
    public void AMillionBytesTakeTheScriptsPaceForEachChunk(int pause, int measured)
    {
        (OtaStatus? status, double seconds) = Update(1_000_000, new AirSettings(), pause, seed: 1);

        Assert.AreEqual(OtaStatus.Finished, status);
        Assert.AreEqual(measured, seconds, 2);
    }

    [TestMethod]
    public void WhatTheMacLayerRepairsCostsNothing()
    {
        (OtaStatus? status, double seconds) = Update(200_000, new AirSettings { Loss = 0.2 }, 20, seed: 1);

        Assert.AreEqual(OtaStatus.Finished, status);
        Assert.AreEqual(944 * 0.0219, seconds, 1);
    }

    [TestMethod]
    [DataRow(0.005, 7, 10)]
    [DataRow(0.02, 1, 9)]
    [DataRow(0.1, 0, 0)]
    public void LossesThatTheMacLayerDoesNotSeeEndMoreAndMoreUpdates(double residualLoss, int least, int most)
    {
        int completed = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            (OtaStatus? status, _) = Update(200_000, new AirSettings { ResidualLoss = residualLoss }, 20, seed);
            completed += status == OtaStatus.Finished ? 1 : 0;
        }

        Console.WriteLine($"{completed} of 10");
        Assert.IsInRange(least, most, completed);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(1)]
    [DataRow(0)]
    public void ANodeOfOursWaitsForTheScriptThatGoesBackOnlyBehindItsEnd(int beforeTheEnd)
    {
        const int chunks = 95;
        ReferenceWorld world = new(new ReferenceWorldOptions { Nodes = 1, HasReferenceRelay = true });
        Assert.IsTrue(world.RunUntilRegistered());
        byte[] image = SampleImage.Create(new Version(1, 1), (chunks * OtaLimits.ChunkCount) - 100);
        int frames = 0;
        world.Air.Filter = (in AirAttempt attempt) =>
        {
            // Message 0 has 80 bytes, chunks have 150 and more.
            bool isChunk = attempt.Destination == OurNode && attempt.Payload.Length >= 150 && attempt.Number == 1;
            frames += isChunk ? 1 : 0;
            return isChunk && frames == chunks - beforeTheEnd ? AirOutcome.DroppedAfterAck : AirOutcome.Arrived;
        };
        ScriptPublisher publisher = new(world, VirtualWorld.NameOf(1), image, 20, ScriptPublisher.ScriptOverhead);
        publisher.Begin();
        world.RunUntil(() => publisher.FinalStatus != null, 100);

        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);

        // It hears of a gap before its last two chunks in time, and of a later one only behind the 20 s that it waits for the end.
        Assert.IsInRange(beforeTheEnd < 2 ? 22 : 2, 25, (publisher.EndedAt - publisher.BegunAt) / 1e6);
    }

    private static (OtaStatus? Status, double Seconds) Update(int size, AirSettings air, int pause, int seed)
    {
        ReferenceWorld world = new(new ReferenceWorldOptions
        {
            Seed = seed,
            Nodes = 0,
            OldNodes = 1,
            HasReferenceRelay = true,
            Air = air,
            BrokerLatency = 2000,
        });

        // A name that got lost is never sent again by such a node, so this is tried with other seeds.
        if (!world.RunUntilRegistered())
        {
            return (null, 0);
        }

        string node = ReferenceWorld.OldNameOf(1);
        byte[] image = SampleImage.CreateApplication(size);
        ScriptPublisher publisher = new(world, node, image, pause, ScriptPublisher.ScriptOverhead);
        publisher.Begin();
        world.RunUntil(() => publisher.FinalStatus != null, 1000);
        return (publisher.FinalStatus, (publisher.EndedAt - publisher.BegunAt) / 1e6);
    }
}
