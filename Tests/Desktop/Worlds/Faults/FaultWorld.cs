using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>Runs a <see cref="FaultPlan"/> in a world of its own and checks what came of it.</summary>
internal sealed class FaultWorld
{
    /// <summary>
    /// Without a publisher an update times out, at the latest behind a restart of the gateway, whose nodes register again within half a minute.
    /// </summary>
    public const int EndSeconds = (PublisherTerms.PatienceMilliseconds / 1000) + 60;

    private const int Registrations = 5;
    private const int RegistrationSeconds = 100;

    /// <summary>The last fault is over after less than a minute; the slowest update takes another one.</summary>
    private const int UpdateSeconds = 240;

    private const int SettleSeconds = 400;
    private const int DataSeconds = 120;
    private const long GatewayAddress = 0x020000000001;

    private readonly FaultPlan _plan;
    private readonly List<UpdatedNode> _nodes = [];
    private readonly List<PublishingRun> _publishing = [];
    private readonly AbsenceLog _absences;
    private readonly BoardFaults _faults;
    private readonly byte[] _wanted;
    private readonly byte[] _others;

    public FaultWorld(FaultPlan plan)
    {
        _plan = plan;
        _wanted = MakeImage(new Version(1, 1), plan.Size);
        _others = MakeImage(new Version(1, 2), plan.OtherSize);
        World = new ReferenceWorld(new ReferenceWorldOptions
        {
            Seed = plan.Seed,
            Nodes = 1 + (plan.IsOurs ? plan.Targets : 0),
            OldNodes = plan.IsOurs ? 0 : plan.Targets,
            Air = plan.Air,
            IsTight = plan.IsTight,
            GatewayRadio = plan.GatewayRadio,
            NodeRadio = number => plan.NodeRadios[number - 1],

            // A node on trial refuses another image: its updates may follow each other closely here.
            TrialSeconds = 0,
        });
        _absences = new AbsenceLog(World);
        _faults = new BoardFaults(World, _absences, _nodes, plan.Seed);
        for (int i = 1; i <= plan.Targets; i++)
        {
            _nodes.Add(new UpdatedNode(World, plan.IsOurs, i));
        }
    }

    /// <summary>Gets the world.</summary>
    public ReferenceWorld World { get; }

    /// <summary>Runs the plan.</summary>
    /// <returns>How many nodes run a new image.</returns>
    public int Run()
    {
        Register();
        if (_plan.Signal == Signal.Fading)
        {
            Fade(new Random(_plan.Seed));
        }

        for (int target = 0; target < _plan.Targets; target++)
        {
            Publish(target, _wanted);
        }

        foreach (Fault fault in _plan.Faults)
        {
            World.Scheduler.After(fault.At, () => Happen(fault));
        }

        long last = World.Scheduler.Now + _plan.Faults.Select(fault => fault.At + fault.Duration).DefaultIfEmpty().Max();
        World.RunUntil(() => World.Scheduler.Now > last && HaveAllEnded(), UpdateSeconds);
        CheckPublishers();
        Assert.IsTrue(
            World.RunUntil(() => World.Gateway.Firmware?.Updates.IsAnyRunning == false, EndSeconds), $"an update never ends: {Tell()}");

        Assert.IsTrue(World.RunUntil(IsWhole, SettleSeconds), $"the network is not whole again: {Tell()}");
        CheckData();
        return _nodes.Count(node =>
        {
            UpdateStory story = new(World, _absences, node);
            story.CheckEnds();
            return story.CheckImage(node.Original, [_wanted, _others], node.ReadImage());
        });
    }

    /// <summary>Describes how the updates went.</summary>
    public string Tell()
    {
        return string.Join(" | ", _nodes.Select(node => $"{node.Name} ({node.Tell()}): {new UpdateStory(World, _absences, node)}"));
    }

    // Down to what 1 Mbit/s bears beside the other losses.
    private void Fade(Random random)
    {
        foreach (UpdatedNode node in _nodes)
        {
            MacAddress.TryParse(node.Address, 0, node.Address.Length, out long address);
            World.Air.SetRssi(GatewayAddress, address, random.Next(-95, -69));
        }

        World.Scheduler.After(random.Next(20_000, 500_000), () => Fade(random));
    }

    private void Register()
    {
        // A 0.9.8 node whose name got lost is switched off and on, as its owner would do.
        for (int i = 0; i < Registrations && !World.RunUntilRegistered(RegistrationSeconds); i++)
        {
            World.OldNodes.FindAll(node => !World.IsKnown(node.Name)).ForEach(node => node.Board.Restart());
        }

        Assert.IsTrue(World.RunUntilRegistered(RegistrationSeconds), "not registered");
    }

    private byte[] MakeImage(Version version, int size)
    {
        return _plan.IsOurs ? SampleImage.Create(version, size) : SampleImage.CreateApplication(size, version);
    }

    private void Publish(int target, byte[] image)
    {
        string name = _nodes[target].Name;
        PublishingRun run = Pack(target, image) is { } parcel
            ? new PublishingRun(World, target, name, parcel)
            : new PublishingRun(World, _plan.Publisher, target, name, image);
        _publishing.Add(run);
        run.Publisher.Begin();
    }

    private FirmwareImage? Pack(int target, byte[] image)
    {
        if (_plan.Parcel == ParcelKind.Whole)
        {
            return null;
        }

        FirmwareImage made = FirmwareImage.FromBytes(image);
        FirmwareImage? running = _plan.Parcel == ParcelKind.Delta ? FirmwareImage.FromBytes(_nodes[target].Original) : null;
        return FirmwareImage.OfDelta(VcdiffEncoder.Encode(running is null ? [] : running.Bytes, made.Bytes), made, running);
    }

    private void Happen(Fault fault)
    {
        if (_faults.TryCause(fault))
        {
            return;
        }

        if (fault.Kind == FaultKind.PublisherAway)
        {
            LeavePublisher(fault);
        }
        else
        {
            Publish(fault.Target, _others);
        }
    }

    private void LeavePublisher(Fault fault)
    {
        foreach (PublishingRun run in _publishing.Where(run => run.Target == fault.Target))
        {
            run.Stop();
        }

        World.Scheduler.After(fault.Duration, () => Publish(fault.Target, _wanted));
    }

    private bool HaveAllEnded()
    {
        return _publishing.TrueForAll(run => run.IsOver);
    }

    /// <summary>
    /// Who publishes in blocks asks until it has an end, or no node is called so any more: one of version 0.9.8 may have lost its name. The
    /// script does not: it waits in vain where its message 0 got lost, or the end did.
    /// </summary>
    private void CheckPublishers()
    {
        foreach (PublishingRun run in _publishing)
        {
            bool hasName = _plan.IsOurs || World.IsKnown(_nodes[run.Target].Name);
            bool isToldNothing = _absences.IsAway(run.Publisher.BegunAt) || new UpdateStory(World, _absences, _nodes[run.Target]).HasSilence;
            bool mayWait = !hasName || (_plan.Publisher != PublisherKind.Blocks && isToldNothing);
            Assert.IsTrue(run.IsOver || mayWait, $"a publisher that began at {run.Publisher.BegunAt / 1e6:0.000} s waits for ever: {Tell()}");
            run.Stop();
        }
    }

    private bool IsWhole()
    {
        return World.Gateway.Firmware?.Updates.IsAnyRunning == false
            && World.IsKnown(Bystander)
            && _nodes.TrueForAll(node => node.IsSettled);
    }

    private string Bystander => VirtualWorld.NameOf(World.Nodes.Count);

    private void CheckData()
    {
        CheckData(Bystander, Bystander);
        _nodes.ForEach(node => CheckData(node.Name, node.Address));
    }

    private void CheckData(string name, string address)
    {
        int from = World.Broker.Messages.Count;
        string[] topics = [$"{VirtualWorld.Network}/{name}/data", $"{VirtualWorld.Network}/{address}/data"];
        Assert.IsTrue(
            World.RunUntil(() => World.Broker.Messages.Skip(from).Any(message => topics.Contains(message.Topic)), DataSeconds),
            $"no data of {name}: {Tell()}");
    }
}
