using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Ota;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>
/// How an update is opened with a node: message 0, again and again until it is answered. A 0.9.8 node that was in the middle
/// when the gateway restarted must not get a second message 0, which ruins its check: a chunk that cannot be the next one has
/// it say status 4 with where it stands.
/// </summary>
internal sealed class NodeOpening
{
    private const int RepeatMilliseconds = 700;

    private readonly DownlinkQueue _queue;
    private readonly OtaOffer _offer;
    private readonly byte[] _control = new byte[OtaOffer.MaximumCount];
    private NodeEntry _entry;
    private long _due;

    /// <summary>Makes an opening of a relay.</summary>
    /// <param name="queue">Where messages go.</param>
    /// <param name="offer">The relay's offer, which it fills before <see cref="Begin"/>.</param>
    public NodeOpening(DownlinkQueue queue, OtaOffer offer)
    {
        _queue = queue;
        _offer = offer;
    }

    /// <summary>Gets whether the node is asked where it stands, instead of being offered the image.</summary>
    public bool Seeks { get; private set; }

    /// <summary>Starts, with the first message due at once.</summary>
    public void Begin(NodeEntry entry, bool seeks, long now)
    {
        _entry = entry;
        Seeks = seeks;
        _due = now;
    }

    /// <summary>Sends what is due.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        if (now >= _due)
        {
            _due = now + RepeatMilliseconds;
            if (_entry.IsRegistered && !_queue.HasMessagesFor(_entry))
            {
                int count = Seeks ? OtaChunkMessage.WriteProbe(_control, 0) : _offer.Write(_control, 0);
                _queue.SendControl(_entry, _control, 0, count);
            }
        }

        return (int)(_due - now);
    }
}
