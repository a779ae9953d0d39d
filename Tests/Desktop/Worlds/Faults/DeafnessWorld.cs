using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>Runs a <see cref="DeafnessPlan"/> in a world of its own.</summary>
internal sealed class DeafnessWorld
{
    private const int Registrations = 3;
    private const int RegistrationSeconds = 100;
    private const int UpdateSeconds = 240;
    private const int RestartSeconds = 20;
    private const long GatewayAddress = 0x020000000001;

    /// <summary>A 0.9.8 node says how the check went, is probed and restarts within this time, and never says so again.</summary>
    private const long LastWords = 1_750_000;

    private readonly DeafnessPlan _plan;
    private readonly byte[] _wanted;

    public DeafnessWorld(DeafnessPlan plan)
    {
        _plan = plan;
        _wanted = plan.IsOurs ? SampleImage.Create(new Version(1, 1), plan.Size) : SampleImage.CreateApplication(plan.Size);
        World = new ReferenceWorld(new ReferenceWorldOptions
        {
            Seed = plan.Seed,
            Nodes = plan.IsOurs ? 1 : 0,
            OldNodes = plan.IsOurs ? 0 : 1,
            OldReceiveBuffers = plan.OldReceiveBuffers,
            Air = new AirSettings
            {
                Loss = plan.Loss,
                ResidualLoss = plan.ResidualLoss,
                FixedRate = plan.IsRising ? null : PhyRate.Default,
            },
            Flash = plan.Flash,
        });
    }

    /// <summary>Gets the world.</summary>
    public ReferenceWorld World { get; }

    /// <summary>Gets the final status that the publisher was told; null while there is none.</summary>
    public OtaStatus? FinalStatus { get; private set; }

    /// <summary>Runs the plan: the update has to end well.</summary>
    public void Run()
    {
        Register();
        UpdatedNode node = new(World, _plan.IsOurs, 1);
        MacAddress.TryParse(node.Address, 0, node.Address.Length, out long address);
        long from = World.Scheduler.Now + _plan.At;
        Deafness deafness = new(_plan.IsNodeDeaf ? address : GatewayAddress, _plan.Kind, from, from + _plan.Duration);
        World.Air.Filter = deafness.Decide;
        PublishingRun run = new(World, _plan.Publisher, 0, node.Name, _wanted);
        run.Publisher.Begin();
        Assert.IsTrue(World.RunUntil(() => run.IsOver, UpdateSeconds), "no final status");
        FinalStatus = run.Publisher.FinalStatus;
        if (run.Publisher is LinePublisher { FinalStatus: OtaStatus.Timeout } lines && MayMissTheEnd())
        {
            StringAssert.Contains(lines.Reason, "could not be kept");
        }
        else if (FinalStatus == OtaStatus.Timeout && MayMissTheEnd() && _plan.ResidualLoss > 0)
        {
            // What the gateway says to its registration behind the restart was lost behind its radio, too: it is quiet until its next try.
            Assert.IsTrue(World.Log.Any(line => line.Message.Contains("fell silent", StringComparison.Ordinal)), "ends for another reason");
        }
        else
        {
            Assert.AreEqual(OtaStatus.Finished, FinalStatus);
        }

        Assert.IsTrue(World.RunUntil(() => _wanted.AsSpan().SequenceEqual(node.ReadImage()), RestartSeconds), "the node does not have the image");
    }

    private void Register()
    {
        // A 0.9.8 node whose name got lost is switched off and on, as its owner would do.
        for (int i = 0; i < Registrations && !World.RunUntilRegistered(RegistrationSeconds); i++)
        {
            World.OldNodes.ForEach(node => node.Board.Restart());
        }

        Assert.IsTrue(World.RunUntilRegistered(RegistrationSeconds), "not registered");
    }

    /// <summary>
    /// Determines whether all that a 0.9.8 node says of its end may have got lost: then it is offered the image again, and who cannot go
    /// back cannot give it.
    /// </summary>
    private bool MayMissTheEnd()
    {
        return !_plan.IsOurs && !_plan.IsNodeDeaf && _plan.Duration >= LastWords;
    }
}
