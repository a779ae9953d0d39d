using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>A frame that the firmware gave to <see cref="FakeRadio"/>.</summary>
public sealed class SentFrame
{
    /// <summary>Creates a record of a frame.</summary>
    public SentFrame(int ticket, long destination, byte[] payload, AirRate rate = AirRate.Megabit1)
    {
        Rate = rate;
        Ticket = ticket;
        Destination = destination;
        Payload = payload;
    }

    /// <summary>Gets the ticket that the firmware got.</summary>
    public int Ticket { get; }

    /// <summary>Gets the receiver's MAC address.</summary>
    public long Destination { get; }

    /// <summary>Gets the rate.</summary>
    public AirRate Rate { get; }

    /// <summary>Gets a copy of the payload, as long as the frame.</summary>
    public byte[] Payload { get; }
}
