using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway;

/// <summary>
/// What came while the heap was short: it is refused and counted. That is logged and, at most once a minute, on MQTT, in the first
/// turn for which there was memory again.
/// </summary>
internal sealed class MemoryShortage : IPumped
{
    private const string Reason = "not enough memory";
    private const int ReportMilliseconds = 60000;

    private readonly RejectLog _rejects;
    private readonly Publisher _publisher;
    private int _reported;
    private long _due;

    /// <summary>Creates the count.</summary>
    public MemoryShortage(RejectLog rejects, Publisher publisher)
    {
        _rejects = rejects;
        _publisher = publisher;
    }

    /// <summary>Gets how often there was not enough memory since the start.</summary>
    public int Count { get; private set; }

    /// <summary>Counts work that was given up for want of memory.</summary>
    /// <param name="sender">Whose frame it was the last time; <see cref="MacAddress.None"/> where it was none.</param>
    /// <param name="times">How often.</param>
    public void Note(long sender, int times)
    {
        _rejects.Reject(sender, Reason);
        Count += times;
    }

    /// <summary>Publishes what was counted since the last time.</summary>
    /// <returns>No time: the next turn that comes is soon enough.</returns>
    public int Pump(long now)
    {
        if (_reported == Count || now < _due)
        {
            return int.MaxValue;
        }

        int count = Count;
        string text = "the gateway is short of memory: what came was refused " + (count - _reported).ToString() + " times";
        _publisher.Notice(CommandName.GatewayNode, CommandName.Notice, Json.Text("notice", text), false);
        _reported = count;
        _due = now + ReportMilliseconds;
        return int.MaxValue;
    }
}
