using System;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway;

/// <summary>
/// What came while the heap was short: it is refused and counted. That is logged and, at most once a minute, on MQTT, as soon
/// as there is memory to say it. Nothing here needs memory before that.
/// </summary>
internal sealed class MemoryShortage : IPumped
{
    private const string Reason = "not enough memory";
    private const int TellMilliseconds = 60000;

    private readonly RejectLog _rejects;
    private readonly Publisher _publisher;
    private int _told;
    private long _due;

    /// <summary>Creates the count.</summary>
    public MemoryShortage(RejectLog rejects, Publisher publisher)
    {
        _rejects = rejects;
        _publisher = publisher;
    }

    /// <summary>Gets how often there was not enough memory since the start.</summary>
    public int Count { get; private set; }

    /// <summary>Counts input that was given up for want of memory.</summary>
    /// <param name="sender">Who sent it; <see cref="MacAddress.None"/> where it came by other ways than the air.</param>
    public void Note(long sender)
    {
        Count++;
        try
        {
            _rejects.Reject(sender, Reason);
        }
        catch (OutOfMemoryException)
        {
            // It is counted; there is no memory for the line either.
        }
    }

    /// <summary>Publishes what was counted since the last time.</summary>
    /// <returns>No time: the next turn that comes is soon enough.</returns>
    public int Pump(long now)
    {
        if (_told == Count || now < _due)
        {
            return int.MaxValue;
        }

        try
        {
            string text = "the gateway is short of memory: what came was refused " + (Count - _told).ToString() + " times";
            _publisher.Notice(CommandName.GatewayNode, CommandName.Notice, Json.Text("notice", text), false);
            _told = Count;
            _due = now + TellMilliseconds;
        }
        catch (OutOfMemoryException)
        {
            // The next turn may have it.
        }

        return int.MaxValue;
    }
}
