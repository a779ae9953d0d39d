using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>
/// A radio whose program takes its time for each full chunk: those of 250 bytes, which few other frames have, and those with several chunks,
/// for each of which a program is taken to work as long as for one that comes alone.
/// </summary>
/// <param name="radio">The radio.</param>
/// <param name="processor">What takes the time.</param>
internal sealed class WorkingRadio(IRadio radio, Processor processor) : IRadio
{
    /// <inheritdoc/>
    public long Address => radio.Address;

    /// <inheritdoc/>
    public int Channel => radio.Channel;

    /// <inheritdoc/>
    public int Overruns => radio.Overruns;

    /// <inheritdoc/>
    public int SendCapacity => radio.SendCapacity;

    /// <inheritdoc/>
    public FrameRoom Room => radio.Room;

    /// <inheritdoc/>
    public bool TrySetRoom(FrameRoom room)
    {
        return radio.TrySetRoom(room);
    }

    /// <inheritdoc/>
    public bool Receive(ReceivedFrame frame)
    {
        bool received = radio.Receive(frame);
        Work(received ? frame.Count : 0);

        return received;
    }

    /// <inheritdoc/>
    public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
    {
        int ticket = radio.Send(destination, frame, offset, count, rate);
        Work(ticket != 0 ? count : 0);

        return ticket;
    }

    /// <inheritdoc/>
    public bool TakeSendResult(SendResult result)
    {
        return radio.TakeSendResult(result);
    }

    private void Work(int count)
    {
        int chunks = count < ReceivedFrame.MaximumCount ? 0
            : ((count - ReceivedFrame.MaximumCount) / OtaLimits.ChunkCount) + 1;
        for (int i = 0; i < chunks; i++)
        {
            processor.OnRadioChunk();
        }
    }
}
