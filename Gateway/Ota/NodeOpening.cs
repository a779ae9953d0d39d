using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Ota;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>
/// How an update is opened with a node: message 0, until it is answered. A 0.9.8 node that has taken one must not get another: it
/// would restart. So where no answer comes, the node is asked in turn where it stands, by a chunk that cannot be the next one: if
/// it runs an update it says status 4, else status 1, and is offered the image again. After a restart of the gateway such a node
/// is only asked.
/// </summary>
internal sealed class NodeOpening
{
    private const int RepeatMilliseconds = 700;

    private readonly DownlinkQueue _queue;
    private readonly OtaOffer _offer;
    private readonly byte[] _control = new byte[OtaOffer.MaximumCount];
    private NodeEntry _entry;
    private bool _mayOffer;
    private bool _mayAsk;
    private long _due;

    /// <summary>Makes an opening of a relay.</summary>
    /// <param name="queue">Where messages go.</param>
    /// <param name="offer">The relay's offer, which it fills before <see cref="Begin"/>.</param>
    public NodeOpening(DownlinkQueue queue, OtaOffer offer)
    {
        _queue = queue;
        _offer = offer;
    }

    /// <summary>Gets whether the node was asked last where it stands, not offered the image.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>Gets whether the node may be in the middle of this very update.</summary>
    public bool MayBeInTheMiddle
    {
        get { return !_mayOffer; }
    }

    /// <summary>Starts with an offer, due at once.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="isWindowNode">Whether it is known to speak the extension, and takes any number of offers.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void BeginOffering(NodeEntry entry, bool isWindowNode, long now)
    {
        Begin(entry, true, !isWindowNode, now);
    }

    /// <summary>Starts to ask a 0.9.8 node where it stands.</summary>
    public void BeginAsking(NodeEntry entry, long now)
    {
        Begin(entry, false, true, now);
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
                HasAsked = _mayAsk && (!_mayOffer || !HasAsked);
                int count = HasAsked ? OtaChunkMessage.WriteProbe(_control, 0) : _offer.Write(_control, 0);
                _queue.SendControl(_entry, _control, 0, count);
            }
        }

        return (int)(_due - now);
    }

    private void Begin(NodeEntry entry, bool mayOffer, bool mayAsk, long now)
    {
        _entry = entry;
        _mayOffer = mayOffer;
        _mayAsk = mayAsk;
        _due = now;

        // The first turn is an offer where there may be one.
        HasAsked = true;
    }
}
