using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>A radio whose program takes its time for each frame with a full chunk: 250 bytes, which few other frames have.</summary>
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
    public bool Receive(ReceivedFrame frame)
    {
        bool received = radio.Receive(frame);
        if (received && frame.Count == ReceivedFrame.MaximumCount)
        {
            processor.OnRadioChunk();
        }

        return received;
    }

    /// <inheritdoc/>
    public int Send(long destination, byte[] frame, int offset, int count, AirRate rate = AirRate.Megabit1)
    {
        int ticket = radio.Send(destination, frame, offset, count, rate);
        if (ticket != 0 && count == ReceivedFrame.MaximumCount)
        {
            processor.OnRadioChunk();
        }

        return ticket;
    }

    /// <inheritdoc/>
    public bool TakeSendResult(SendResult result)
    {
        return radio.TakeSendResult(result);
    }
}
