using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Air;

/// <summary>A frame in a queue of the air; its place is used again and again.</summary>
internal sealed class AirFrame
{
    // Made longer with the first large frame that comes to stand here.
    private byte[] _payload = new byte[ReceivedFrame.MaximumCount];

    /// <summary>The sender where it was received, the destination where it is to be sent.</summary>
    public long Peer { get; set; }

    public int Count { get; private set; }

    public int Rssi { get; set; }

    public AirRate Rate { get; set; }

    public int Ticket { get; set; }

    public int Attempts { get; set; }

    public bool Delivered { get; set; }

    /// <summary>The start of the receiver in which this frame arrived already; 0 where it has not.</summary>
    public int ArrivedInStart { get; set; }

    public ReadOnlySpan<byte> Payload => _payload.AsSpan(0, Count);

    public void Take(ReadOnlySpan<byte> payload)
    {
        if (payload.Length > _payload.Length)
        {
            _payload = new byte[ReceivedFrame.LargeCount];
        }

        payload.CopyTo(_payload);
        Count = payload.Length;
    }
}
