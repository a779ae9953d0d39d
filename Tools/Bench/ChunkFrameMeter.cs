using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Bench;

/// <summary>
/// Counts the full chunks that frames carry: one in a frame of 250 bytes, which no other frame of an update has, and several in longer ones.
/// An image's last chunk is left out where it is shorter.
/// </summary>
internal sealed class ChunkFrameMeter
{
    private const int ChunkFrame = 250;

    private readonly AirModel _air;
    private bool _arrived;

    /// <summary>Begins to count.</summary>
    public ChunkFrameMeter(AirModel air)
    {
        _air = air;
        air.Observed += OnAttempt;
    }

    /// <summary>Gets how many such chunks were sent.</summary>
    public long Sent { get; private set; }

    /// <summary>Gets how many of them the air lost, in all attempts or behind the receiver's radio.</summary>
    public long Lost { get; private set; }

    private void OnAttempt(in AirAttempt attempt, AirOutcome outcome)
    {
        int chunks = attempt.Payload.Length < ChunkFrame ? 0
            : ((attempt.Payload.Length - ChunkFrame) / OtaLimits.ChunkCount) + 1;
        if (chunks == 0)
        {
            return;
        }

        if (attempt.Number == 1)
        {
            Sent += chunks;
            _arrived = false;
        }

        bool dropped = outcome == AirOutcome.DroppedAfterAck;
        _arrived |= outcome is AirOutcome.Arrived or AirOutcome.AckLost;
        Lost += dropped || (attempt.Number == _air.Settings.Attempts && !_arrived) ? chunks : 0;
    }
}
