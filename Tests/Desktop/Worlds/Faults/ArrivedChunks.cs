using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>
/// Counts the full chunks that arrive at a node: frames of 250 bytes, which no others of an update have. An image's last
/// chunk is left out where it is shorter.
/// </summary>
internal sealed class ArrivedChunks
{
    private const int ChunkFrame = 250;

    private readonly long _address;

    /// <summary>Begins to count.</summary>
    public ArrivedChunks(AirModel air, long address)
    {
        _address = address;
        air.Observed += OnAttempt;
    }

    /// <summary>Gets how many have arrived.</summary>
    public int Count { get; private set; }

    private void OnAttempt(in AirAttempt attempt, AirOutcome outcome)
    {
        bool isChunk = attempt.Destination == _address && attempt.Payload.Length == ChunkFrame;
        Count += isChunk && outcome == AirOutcome.Arrived ? 1 : 0;
    }
}
