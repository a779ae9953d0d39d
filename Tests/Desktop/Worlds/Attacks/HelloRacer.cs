using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Tests.Desktop.Worlds.Attacks;

/// <summary>Answers each ClientHello at once with recorded ServerHellos, before the gateway has reckoned its own.</summary>
internal sealed class HelloRacer
{
    private readonly VirtualWorld _world;
    private readonly int _answers;
    private readonly long _pause;
    private readonly List<byte[]> _recorded = [];
    private int _next;

    /// <summary>Creates a racer, which records from now on.</summary>
    /// <param name="world">Where it listens.</param>
    /// <param name="answers">How many answers it sends to each hello.</param>
    /// <param name="pause">The microseconds between two of them.</param>
    public HelloRacer(VirtualWorld world, int answers, long pause)
    {
        _pause = pause;
        _world = world;
        _answers = answers;
        world.Air.Observed += OnObserved;
    }

    /// <summary>Gets or sets whether it sends.</summary>
    public bool Sends { get; set; }

    /// <summary>Gets how many answers were forged.</summary>
    public int Sent { get; private set; }

    private void OnObserved(in AirAttempt attempt, AirOutcome outcome)
    {
        byte type = attempt.Payload[0];
        if (type == FrameType.ServerHello && attempt.Number == 1)
        {
            _recorded.Add(attempt.Payload.ToArray());
        }
        else if (type == FrameType.ClientHello && Sends && _recorded.Count > 0)
        {
            long node = attempt.Source;
            for (int i = 0; i < _answers; i++)
            {
                byte[] answer = _recorded[_next++ % _recorded.Count];
                _world.Scheduler.After(1 + (i * _pause), () => Sent += _world.Air.Forge(VirtualWorld.AddressOfGateway, node, answer) ? 1 : 0);
            }
        }
    }
}
