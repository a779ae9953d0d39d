using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Radio;

/// <summary>A radio that also tells when its program last sent or fetched a frame.</summary>
/// <param name="radio">The radio.</param>
/// <param name="clock">The board's clock.</param>
internal sealed class ListeningRadio(IRadio radio, IClock clock) : IRadio
{
    private int _results;

    /// <inheritdoc/>
    public long Address => radio.Address;

    /// <inheritdoc/>
    public int Channel => radio.Channel;

    /// <inheritdoc/>
    public int Overruns => radio.Overruns;

    /// <inheritdoc/>
    public int SendCapacity => radio.SendCapacity;

    /// <summary>Gets the clock's milliseconds at which the last frame was sent or fetched.</summary>
    public long LastUse { get; private set; }

    /// <summary>Gets whether a sent frame still waits for its result.</summary>
    public bool IsSending => _results > 0;

    /// <inheritdoc/>
    public bool Receive(ReceivedFrame frame)
    {
        bool received = radio.Receive(frame);
        LastUse = received ? clock.Milliseconds : LastUse;
        return received;
    }

    /// <inheritdoc/>
    public int Send(long destination, byte[] frame, int offset, int count)
    {
        int ticket = radio.Send(destination, frame, offset, count);
        if (ticket != 0)
        {
            _results++;
            LastUse = clock.Milliseconds;
        }

        return ticket;
    }

    /// <inheritdoc/>
    public bool TakeSendResult(SendResult result)
    {
        bool taken = radio.TakeSendResult(result);
        _results -= taken ? 1 : 0;
        LastUse = taken ? clock.Milliseconds : LastUse;
        return taken;
    }
}
