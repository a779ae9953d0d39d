using EnigmaIoT.Fuzzer.Boards;
using EnigmaIoT.Fuzzer.Checks;
using EnigmaIoT.Fuzzer.Crowd;
using EnigmaIoT.Fuzzer.Inputs;


namespace EnigmaIoT.Fuzzer;

/// <summary>
/// A world of its own, with one gateway, two nodes of ours and a crowd of 0.9.8 nodes: everything in it follows from its seed.
/// Each step hands one input to a program, lets both sides come to rest, and looks at them.
/// </summary>
internal sealed class FuzzLane
{
    /// <summary>Inputs of one lane.</summary>
    public const int Length = 100_000;

    private const int LivenessEvery = 20_000;

    private readonly FuzzRandom _random;
    private readonly FuzzClock _clock = new();
    private readonly FuzzAir _air;
    private readonly FuzzGateway _gateway;
    private readonly FuzzOracle _oracle;
    private readonly FuzzWeather _weather;
    private readonly FuzzInputs _inputs;
    private readonly LivenessCheck _liveness;
    private readonly int _number;

    /// <summary>Creates a lane.</summary>
    /// <param name="number">Its number, from 0 on.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="wrap">Puts something else in the gateway's place; for tests of the fuzzer itself.</param>
    public FuzzLane(int number, int seed, Func<IFuzzedProgram, IFuzzedProgram> wrap)
    {
        _number = number;
        _random = new FuzzRandom(((ulong)(uint)seed << 32) | (uint)number);
        FuzzCorpora corpora = new(_random);
        Mutator mutator = new(_random);
        _air = new FuzzAir(_random, corpora, mutator);
        _gateway = new FuzzGateway(_clock, _air, _random, number, wrap);
        _air.Gateway = _gateway;
        for (int i = 1; i <= FuzzNetwork.Nodes; i++)
        {
            _air.Nodes.Add(new FuzzNode(_clock, _air, _random, FuzzNetwork.NodeAddress(i), FuzzNetwork.NodeName(i), sleepy: i == FuzzNetwork.Nodes));
        }

        FuzzPeers peers = new(_gateway, _random, _clock);
        _air.Strangers = peers.Hear;
        _air.NetworkKey = peers.NetworkKey;
        _oracle = new FuzzOracle(_gateway, _air);
        _weather = new FuzzWeather(_random, _clock, _air, _gateway);
        _inputs = new FuzzInputs(_random, _air, _gateway, peers, corpora, mutator);
        _liveness = new LivenessCheck(_random, _clock, _air, _gateway, _oracle, _weather);
    }

    /// <summary>Counts what has happened so far.</summary>
    public void AddTo(FuzzTally tally)
    {
        tally.Add("sealed frames to the gateway", _inputs.SealedUp);
        tally.Add("sealed frames to nodes", _inputs.SealedDown);
        tally.Add("frames in the clear", _inputs.Clear);
        tally.Add("MQTT messages", _inputs.Messages);
        tally.Add("frames changed on their way, beside these", _air.Changed);
        tally.Add("restarts of a gateway", _weather.GatewayRestarts);
        tally.Add("restarts of a node", _weather.NodeRestarts + _air.Nodes.Sum(node => node.Starts - 1));
        tally.Add("broker cuts", _weather.BrokerCuts);
        tally.Add("jumps of time", _weather.Jumps);
        tally.Add("messages published", _gateway.Link.Count);
        tally.Add("updates that publishers saw finished", _inputs.Finished);
        tally.Add("fresh nodes registered, heard and updated", _liveness.Passed);
        _gateway.Log.AddTo(tally);
        _air.Nodes.ForEach(node => node.Log.AddTo(tally));
        tally.Raise("bytes that a gateway held at most", _oracle.MaximumHeldByGateway);
        tally.Raise("bytes that a node held at most", _oracle.MaximumHeldByNode);
    }

    /// <summary>Hands so many inputs in.</summary>
    /// <returns>What went wrong; null where nothing did.</returns>
    public FuzzFinding? Run(int count, CancellationToken cancellation)
    {
        int step = 0;
        try
        {
            for (step = 1; step <= count; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                _weather.Change();
                _inputs.Next();
                _oracle.Settle();
                _oracle.Check(step);
                if (step % LivenessEvery == 0 || step == count)
                {
                    _liveness.Run();
                }
            }

            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new FuzzFinding(_number, step, failure, [.. _inputs.Last]);
        }
    }
}
