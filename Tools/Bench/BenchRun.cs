using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Bench;

/// <summary>Measures one case in a world of its own.</summary>
internal sealed class BenchRun
{
    private const int ChunkBytes = OtaLimits.ChunkCount;
    private const long BrokerLatency = 2_000;
    private const int SettleSeconds = 5;
    private const int RestartSeconds = 120;

    private readonly BenchCase _case;
    private readonly ReferenceWorld _world;
    private readonly byte[] _image;
    private readonly FirmwareImage? _parcel;
    private IPublisher[] _publishers = [];

    /// <summary>Creates the world; nothing has happened yet.</summary>
    /// <param name="bench">What to measure.</param>
    /// <param name="seed">Where every random number comes from.</param>
    /// <param name="imageSize">Bytes of the image.</param>
    public BenchRun(BenchCase bench, int seed, int imageSize)
    {
        _case = bench;
        BenchPair? pair = bench.Pair;
        _parcel = pair?.Pack(bench.Parcel);
        _world = new ReferenceWorld(new ReferenceWorldOptions
        {
            Seed = seed,
            Nodes = bench.IsOurs ? bench.Nodes : 0,
            OldNodes = bench.IsOurs ? 0 : bench.Nodes,
            OldReceiveBuffers = bench.ReceiveBuffers,
            ReceiveRing = bench.Buffers,
            HasReferenceRelay = bench.HasReferenceRelay,
            MaximumNodes = Math.Max(bench.Nodes, HeapPlan.SmallNodes),
            MaximumUpdates = bench.Way == BenchWay.Broadcast ? 4 : Math.Max(bench.Nodes, 4),
            BrokerLatency = BrokerLatency,
            SpareImageSize = pair?.Running.Size ?? imageSize,
            RunningImage = pair?.Running.Bytes.ToArray(),
            Air = bench.Rises ? bench.Air : bench.Air with { FixedRate = bench.TopRate },
            GatewayRadio = bench.HasLargeFrames ? EspNowVersion.Two : EspNowVersion.One,
            NodeRadio = bench.HasLargeFrames ? _ => EspNowVersion.Two : null,
            GatewayCost = bench.Costs?.Gateway,
            HasPsram = bench.HasPsram,
            IsTight = bench.IsTight,
            NodeCost = bench.Costs?.Node,
        });
        _image = pair is not null ? pair.Image.Bytes.ToArray()
            : bench.IsOurs ? SampleImage.Create(new Version(1, 1), imageSize)
            : SampleImage.CreateApplication(imageSize);
    }

    /// <summary>Gets the air.</summary>
    public AirModel Air => _world.Air;

    /// <summary>Runs it.</summary>
    public BenchResult Run()
    {
        int sent = _parcel?.Size ?? _image.Length;
        int chunks = (int)OtaLimits.Chunks(sent) * _case.Nodes;
        if (!_world.RunUntil(AreRegistered, 600))
        {
            return new BenchResult(_case, chunks, 0, 0, 0, 0, 0, 0, "failed: not registered", Succeeded: false);
        }

        _world.RunUntil(() => false, SettleSeconds);
        _publishers = _case.Way == BenchWay.Broadcast
            ? [new GroupPublisher(_world, Enumerable.Range(1, _case.Nodes).Select(NameOf), _parcel ?? FirmwareImage.FromBytes(_image))]
            : [.. Enumerable.Range(1, _case.Nodes).Select(MakePublisher)];
        int[] starts = [.. Boards().Select(board => board.Starts)];
        long begun = _world.Scheduler.Now;
        long framesBefore = _world.Air.Counters.Frames;
        long overrunsBefore = _world.Air.Counters.Overruns;
        ChunkFrameMeter meter = new(_world.Air);
        Array.ForEach(_publishers, publisher => publisher.Begin());
        bool ended = _world.RunUntil(() => Array.TrueForAll(_publishers, publisher => publisher.FinalStatus != null), Limit(chunks));

        begun = Array.TrueForAll(_publishers, publisher => publisher.BegunAt > 0) ? _publishers.Min(p => p.BegunAt) : begun;
        long end = ended ? _publishers.Max(publisher => publisher.EndedAt) : _world.Scheduler.Now;
        long frames = _world.Air.Counters.Frames - framesBefore;
        long overruns = _world.Air.Counters.Overruns - overrunsBefore;
        long wanted = (long)(sent / ChunkBytes) * _case.Nodes;
        long again = Math.Max(0, meter.Sent - meter.Lost - wanted);
        string outcome = Outcome(starts);
        return new BenchResult(
            _case,
            chunks,
            (long)_image.Length * _case.Nodes,
            (long)sent * _case.Nodes,
            (end - begun) / 1e6,
            frames,
            again,
            overruns,
            outcome,
            outcome == BenchOutcome.Right);
    }

    private bool AreRegistered()
    {
        return Enumerable.Range(1, _world.Nodes.Count).All(_world.IsKnown)
            && _world.OldNodes.TrueForAll(node => node.IsRegistered);
    }

    // A 0.9.8 node tells its name once; where that was lost, it is addressed by its MAC address.
    private string NameOf(int number)
    {
        string name = _case.IsOurs ? VirtualWorld.NameOf(number) : ReferenceWorld.OldNameOf(number);
        return _world.IsKnown(name) ? name : MacAddress.Format(_world.OldNodes[number - 1].Address);
    }

    private IPublisher MakePublisher(int number)
    {
        string node = NameOf(number);
        return _parcel is not null ? new BlockPublisher(_world, node, _parcel)
            : _case.Pause == 0 ? new BlockPublisher(_world, node, _image)
            : new ScriptPublisher(_world, node, _image, _case.Pause, ScriptPublisher.ScriptOverhead);
    }

    private int Limit(int chunks)
    {
        // Four times the air limit at the worst loss, or the script's pace and what it waits at the end.
        return 120 + (chunks * Math.Max(20, _case.Pause + 2) / 1000);
    }

    private IEnumerable<VirtualBoard> Boards()
    {
        return _case.IsOurs ? _world.Nodes.Select(node => node.Board) : _world.OldNodes.Select(node => node.Board);
    }

    private string Outcome(int[] starts)
    {
        foreach (IPublisher publisher in _publishers)
        {
            if (publisher.FinalStatus != OtaStatus.Finished)
            {
                return BenchOutcome.Of(publisher.FinalStatus);
            }
        }

        bool right = _world.RunUntil(
            () => Boards().Zip(starts).All(pair => pair.First.Starts > pair.Second)
                && _world.Nodes.TrueForAll(Runs)
                && _world.OldNodes.TrueForAll(Runs),
            RestartSeconds);
        return right ? BenchOutcome.Right : BenchOutcome.Wrong;
    }

    private bool Runs(VirtualNode node)
    {
        int slot = node.Slots.ActiveSlot(ImageKind.Deployment);
        return node.Slots.ReadImage(ImageKind.Deployment, slot).AsSpan().SequenceEqual(_image);
    }

    private bool Runs(ReferenceNode node)
    {
        return node.ReadImage().AsSpan().SequenceEqual(_image);
    }
}
