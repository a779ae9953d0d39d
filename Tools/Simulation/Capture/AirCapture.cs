using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Simulation.Air;

namespace EnigmaIoT.Simulation.Capture;

/// <summary>
/// Captures an air as a receiver beside the senders would: every attempt, also one that is lost on its way, and every
/// acknowledgement, also one that its receiver does not hear. Times are virtual and count from the simulation's start.
/// </summary>
public sealed class AirCapture : IDisposable
{
    private const int SequenceNumbers = 4096;

    private readonly AirModel _air;
    private readonly PcapWriter _file;
    private readonly Dictionary<long, int> _sequences = [];

    /// <summary>Begins to capture.</summary>
    /// <param name="air">The air.</param>
    /// <param name="stream">Receives the file (pcap); it is closed with this object.</param>
    public AirCapture(AirModel air, Stream stream)
    {
        _air = air;
        _file = new PcapWriter(stream);
        air.Observed += OnAttempt;
    }

    /// <summary>Ends the capture and closes the file.</summary>
    public void Dispose()
    {
        _air.Observed -= OnAttempt;
        _file.Dispose();
    }

    private void OnAttempt(in AirAttempt attempt, AirOutcome outcome)
    {
        PhyRate rate = attempt.Rate;
        bool isBroadcast = attempt.Destination == MacAddress.Broadcast;
        int sequence = _sequences.GetValueOrDefault(attempt.Source, SequenceNumbers - 1);
        if (attempt.Number == 1)
        {
            sequence = (sequence + 1) % SequenceNumbers;
            _sequences[attempt.Source] = sequence;
        }

        int reserved = isBroadcast ? 0 : rate.Sifs + rate.Acknowledgement;
        EspNowFrame.WriteAction(
            _file.Frame,
            attempt.Source,
            attempt.Destination,
            sequence,
            attempt.Number > 1,
            reserved,
            attempt.Payload);
        _file.End(attempt.Time, EspNowFrame.Overhead(attempt.Payload.Length) + attempt.Payload.Length, rate.Megabits, attempt.Channel);
        if (isBroadcast || outcome is AirOutcome.Lost or AirOutcome.NobodyListens)
        {
            return;
        }

        long ackAt = attempt.Time + rate.Attempt(attempt.Payload.Length, acknowledged: false) + rate.Sifs;
        EspNowFrame.WriteAck(_file.Frame, attempt.Source);
        _file.End(ackAt, EspNowFrame.AckCount, rate.AcknowledgementMegabits, attempt.Channel);
    }
}
