using System.Text.Json;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Signing;
using EnigmaIoT.Tests.Desktop.Worlds.Attacks;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Signing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>Runs a <see cref="MixedPlan"/> in a world of its own: each node ends with exactly the new image, or with the old one and a reason.</summary>
internal sealed class MixedWorld
{
    private const int RegistrationSeconds = 300;
    private const int LimitSeconds = 1200;
    private const int SettleSeconds = 400;
    private const int DataSeconds = 120;
    private const int SpareSize = 25_000;
    private const int Second = 1_000_000;

    private readonly MixedPlan _plan;
    private readonly List<UpdatedNode> _nodes = [];
    private readonly List<PublishingRun> _singles = [];
    private readonly List<GroupPublisher> _groups = [];
    private readonly bool[] _whole;
    private readonly AbsenceLog _absences;
    private readonly BoardFaults _faults;
    private readonly byte[] _wanted;
    private readonly byte[] _oldWanted;

    public MixedWorld(MixedPlan plan)
    {
        _plan = plan;
        _whole = [.. plan.Parcels.Select(parcel => parcel == ParcelKind.Whole), true];
        _wanted = MakeImage();
        _oldWanted = SampleImage.CreateApplication(plan.Size, new Version(1, 1));
        World = new ReferenceWorld(new ReferenceWorldOptions
        {
            Seed = plan.Seed,
            Nodes = plan.Trusts.Count,
            Sleepy = plan.HasSleepy ? 1 : 0,
            OldNodes = plan.HasOld ? 1 : 0,
            Air = plan.Air,
            GatewayRadio = plan.GatewayRadio,
            NodeRadio = number => plan.NodeRadios[number - 1],
            SpareImageSize = plan.IsSpareWritten ? SpareSize : 0,
            TrialSeconds = 0,
        });
        _absences = new AbsenceLog(World);
        _faults = new BoardFaults(World, _absences, _nodes, plan.Seed);
        for (int i = 0; i < plan.Trusts.Count; i++)
        {
            World.Nodes[i].Slots.Signing = plan.Trusts[i] switch
            {
                Trust.Owner => SigningBench.Trust(SigningBench.Owner),
                Trust.Stranger => SigningBench.Trust(SigningBench.Stranger),
                _ => null,
            };
            _nodes.Add(new UpdatedNode(World, true, i + 1));
        }

        if (plan.HasOld)
        {
            _nodes.Add(new UpdatedNode(World, false, 1));
        }
    }

    /// <summary>Gets the world.</summary>
    public ReferenceWorld World { get; }

    /// <summary>Runs the plan.</summary>
    /// <returns>How many nodes run the new image.</returns>
    public int Run()
    {
        Register();
        AirAttacker? attacker = BeginAttack();
        if (_plan.Signal == Signal.Fading)
        {
            Fade(new Random(_plan.Seed));
        }

        Publish();
        foreach (Fault fault in _plan.Faults)
        {
            World.Scheduler.After(fault.At, () => Happen(fault));
        }

        long last = World.Scheduler.Now + (10 * Second) + _plan.Faults.Select(fault => fault.At + fault.Duration).DefaultIfEmpty().Max();
        World.RunUntil(() => World.Scheduler.Now > last && HaveAllEnded(), LimitSeconds);
        CheckPublishers();
        attacker?.Stop();
        Assert.IsTrue(
            World.RunUntil(() => World.Gateway.Firmware?.Updates.IsAnyRunning == false, FaultWorld.EndSeconds), $"an update never ends: {Tell()}");
        Assert.IsTrue(World.RunUntil(IsWhole, SettleSeconds), $"the network is not whole again: {Tell()}");
        _nodes.ForEach(CheckData);
        return Enumerable.Range(0, _nodes.Count).Count(Check);
    }

    /// <summary>Describes how the updates went.</summary>
    public string Tell()
    {
        return string.Join(" | ", _nodes.Select(node => $"{node.Name} ({node.Tell()}): {new UpdateStory(World, _absences, node)}"))
            + " | " + string.Join(", ", _groups.Select(group => $"[{string.Join(", ", group.Ends)}; {group.Reason}; {string.Join(", ", group.Singles)}]"));
    }

    private static bool IsRolledBack(string text)
    {
        using JsonDocument json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("reason").GetInt32() == (int)RestartReason.OtaError;
    }

    private byte[] MakeImage()
    {
        byte[] image = SampleImage.Create(new Version(1, 1), _plan.Size);
        return _plan.Maker == ImageMaker.Nobody
            ? image
            : ImageSigner.Sign(
                image, SigningBench.Owner, new SigningFacts(5, _plan.Maker == ImageMaker.OwnerOfOtherHardware ? "cover" : null));
    }

    private void Register()
    {
        // A 0.9.8 node whose name got lost is switched off and on, as its owner would do.
        for (int i = 0; i < 5 && !World.RunUntilRegistered(RegistrationSeconds); i++)
        {
            World.OldNodes.FindAll(node => !World.IsKnown(node.Name)).ForEach(node => node.Board.Restart());
        }

        Assert.IsTrue(World.RunUntilRegistered(RegistrationSeconds), "not registered");
        World.RunUntil(() => false, 5);
    }

    private AirAttacker? BeginAttack()
    {
        if (_plan.AttackFrames == 0)
        {
            return null;
        }

        AirAttacker attacker = new(World, _plan.Seed, World.Nodes.Count, _plan.AttackFrames);
        attacker.Begin();
        return attacker;
    }

    // Down to what 1 Mbit/s bears beside the other losses.
    private void Fade(Random random)
    {
        foreach (UpdatedNode node in _nodes)
        {
            MacAddress.TryParse(node.Address, 0, node.Address.Length, out long address);
            World.Air.SetRssi(VirtualWorld.AddressOfGateway, address, random.Next(-95, -69));
        }

        World.Scheduler.After(random.Next(20_000, 500_000), () => Fade(random));
    }

    private void Publish()
    {
        if (_plan.IsOfMany.Contains(true))
        {
            PublishToMany();
        }

        for (int i = 0; i < _nodes.Count; i++)
        {
            int node = i;
            bool isOld = node == _plan.Trusts.Count;
            if (isOld || !_plan.IsOfMany[node])
            {
                World.Scheduler.After(isOld ? _plan.OldStart : _plan.Starts[node], () => PublishTo(node));
            }
        }
    }

    private void PublishToMany()
    {
        int[] many = [.. Enumerable.Range(0, _plan.Trusts.Count).Where(node => _plan.IsOfMany[node])];
        GroupPublisher group = new(World, many.Select(node => _nodes[node].Name), Pack(_plan.ManyParcel, many[0]));
        _groups.Add(group);
        group.Begin();
    }

    private void PublishTo(int node)
    {
        PublishingRun run = node == _plan.Trusts.Count
            ? new PublishingRun(World, PublisherKind.Blocks, node, _nodes[node].Name, _oldWanted)
            : new PublishingRun(World, node, _nodes[node].Name, Pack(node));
        _singles.Add(run);
        run.Publisher.Begin();
    }

    private FirmwareImage Pack(int node) => Pack(_whole[node] ? ParcelKind.Whole : _plan.Parcels[node], node);

    private FirmwareImage Pack(ParcelKind kind, int node)
    {
        FirmwareImage made = FirmwareImage.FromBytes(_wanted);
        if (kind == ParcelKind.Whole)
        {
            return made;
        }

        FirmwareImage? running = kind == ParcelKind.Delta ? FirmwareImage.FromBytes(_nodes[node].Original) : null;
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
            LeavePublishers(fault);
        }
        else
        {
            _groups.LastOrDefault()?.Abort();
        }
    }

    // The computer that publishes is off for a while, and does the same again.
    private void LeavePublishers(Fault fault)
    {
        bool isOfMany = _plan.IsOfMany[fault.Target];
        if (isOfMany)
        {
            _groups[^1].Stop();
            World.Scheduler.After(fault.Duration, PublishToMany);
            return;
        }

        if (_singles.Exists(run => run.Target == fault.Target))
        {
            _singles.FindAll(run => run.Target == fault.Target).ForEach(run => run.Stop());
            World.Scheduler.After(fault.Duration, () => PublishTo(fault.Target));
        }
    }

    private bool HaveAllEnded()
    {
        // As the updater does: what is refused as a delta is sent whole.
        foreach (PublishingRun run in _singles.FindAll(run => run.Publisher is BlockPublisher { FinalStatus: OtaStatus.StartError } && !_whole[run.Target]))
        {
            _whole[run.Target] = true;
            PublishTo(run.Target);
        }

        return _singles.TrueForAll(run => run.IsOver) && _groups.Skip(_groups.Count - 1).All(group => group.FinalStatus != null);
    }

    private void CheckPublishers()
    {
        foreach (PublishingRun run in _singles)
        {
            // Nobody finds a node of version 0.9.8 that has lost its name.
            bool hasName = run.Target < _plan.Trusts.Count || World.IsKnown(_nodes[run.Target].Name);
            Assert.IsTrue(
                run.IsOver || !hasName,
                $"the publisher for {_nodes[run.Target].Name} that began at {run.Publisher.BegunAt / 1e6:0.000} s waits for ever: {Tell()}");
            run.Stop();
        }

        Assert.IsTrue(_groups.Skip(_groups.Count - 1).All(group => group.FinalStatus != null), $"the publisher for many waits for ever: {Tell()}");
    }

    private bool IsWhole()
    {
        return World.Gateway.Firmware?.Updates.IsAnyRunning == false
            && Enumerable.Range(0, _nodes.Count).All(node => IsSleepy(node) ? World.IsKnown(_nodes[node].Name) : _nodes[node].IsSettled);
    }

    private bool IsSleepy(int node) => _plan.HasSleepy && node == _plan.Trusts.Count - 1;

    private void CheckData(UpdatedNode node)
    {
        int from = World.Broker.Messages.Count;
        string[] topics = [$"{VirtualWorld.Network}/{node.Name}/data", $"{VirtualWorld.Network}/{node.Address}/data"];
        Assert.IsTrue(
            World.RunUntil(() => World.Broker.Messages.Skip(from).Any(message => topics.Contains(message.Topic)), DataSeconds),
            $"no data of {node.Name}: {Tell()}");
    }

    // Losses and strangers on the air are no reason not to be updated; and a refusal is told as one.
    private void CheckUndisturbed(int number, bool runsNew)
    {
        string name = _nodes[number].Name;
        bool takes = number == _plan.Trusts.Count || _plan.Takes(number);
        Assert.AreEqual(takes, runsNew, $"{name}: {Tell()}");
        if (takes)
        {
            return;
        }

        bool isGroupRefused = _plan.IsOfMany[number] && _groups[^1].Ends[name].StartsWith("failed: the ", StringComparison.Ordinal);
        if (!isGroupRefused)
        {
            OtaStatus? status = _plan.IsOfMany[number]
                ? _groups[^1].Singles[name]
                : _singles.FindLast(run => run.Target == number)!.Publisher.FinalStatus;
            Assert.IsTrue(status is OtaStatus.StartError or OtaStatus.CheckFailed, $"{name} is told {status}: {Tell()}");
        }
    }

    // Returns whether the node runs the new image.
    private bool Check(int number)
    {
        UpdatedNode node = _nodes[number];
        bool isOld = number == _plan.Trusts.Count;
        byte[] runs = node.ReadImage();
        bool runsNew = runs.AsSpan().SequenceEqual(isOld ? _oldWanted : _wanted);
        Assert.IsTrue(
            runsNew || runs.AsSpan().SequenceEqual(node.Original), $"{node.Name} runs {runs.Length} bytes of another image: {Tell()}");
        Assert.IsTrue(!runsNew || isOld || _plan.Takes(number), $"{node.Name} runs an image that it must refuse: {Tell()}");

        bool isToldDone = isOld || !_plan.IsOfMany[number]
            ? _singles.FindLast(run => run.Target == number)!.Publisher.FinalStatus == OtaStatus.Finished
            : _groups[^1].Singles.TryGetValue(node.Name, out OtaStatus? single) ? single == OtaStatus.Finished
            : _groups[^1].Ends.GetValueOrDefault(node.Name) == "done";
        bool isRolledBack = World.Broker.Messages.Any(
            message => message.Topic == $"{VirtualWorld.Network}/{node.Name}/restart" && IsRolledBack(message.Text));
        Assert.IsTrue(runsNew || !isToldDone || isRolledBack, $"{node.Name} is told to be done and runs the old image: {Tell()}");
        if (_plan.Faults.Count == 0)
        {
            CheckUndisturbed(number, runsNew);
        }

        return runsNew;
    }
}
