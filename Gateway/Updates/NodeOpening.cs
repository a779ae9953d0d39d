using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// How an update is opened with a node: message 0, until it is answered. A 0.9.8 node that has taken one must not get another: it
/// would restart. So where no answer comes, the node is asked where it stands, by a chunk that cannot be the next one: if it runs
/// an update it says status 4, else status 1, and is offered the image again. It says either once; where that was lost, it speaks
/// again only after a chunk, or message 0. So it gets chunks then, and message 0 only after a silence that is longer than it may
/// last. After a restart of the gateway such a node is only asked.
/// </summary>
internal sealed class NodeOpening
{
    private const int RepeatMilliseconds = 700;

    /// <summary>While something else waits for the node, or it registers, it is looked after so often.</summary>
    private const int RetryMilliseconds = 10;

    /// <summary>A chunk and a question may be on their way to the node when it is offered the image again.</summary>
    private const int MostStrays = 2;

    /// <summary>Longer than node or gateway may be deaf (5 s and the pause between two tries), and less than the 10 s of an update.</summary>
    private const int SilenceMilliseconds = 6500;

    private readonly DownlinkQueue _queue;
    private readonly OtaOffer _offer;
    private NodeEntry _entry;
    private bool _mayOffer;
    private bool _mayAsk;
    private int _asked;
    private int _strays;
    private long _offeredAt;
    private long _due;

    /// <summary>Makes an opening of a relay.</summary>
    /// <param name="queue">Where messages go.</param>
    /// <param name="offer">The relay's offer, which it fills before <see cref="Begin"/>.</param>
    public NodeOpening(DownlinkQueue queue, OtaOffer offer)
    {
        _queue = queue;
        _offer = offer;
    }

    /// <summary>Gets whether the node was asked where it stands since the last message 0.</summary>
    public bool HasAsked
    {
        get { return _asked > 0; }
    }

    /// <summary>Gets whether message 0 went out last, and nothing was asked yet.</summary>
    public bool IsOffering
    {
        get { return _mayOffer && _asked == 0; }
    }

    /// <summary>Gets whether the node is to get chunks: it was offered the image and asked, and has said nothing.</summary>
    public bool WantsChunks
    {
        get { return _mayOffer && _asked > 1; }
    }

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
        _strays = 0;
        Begin(entry, true, !isWindowNode, now);
    }

    /// <summary>Starts to ask a 0.9.8 node where it stands.</summary>
    public void BeginAsking(NodeEntry entry, long now)
    {
        _strays = 0;
        Begin(entry, false, true, now);
    }

    /// <summary>Sends what is due.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        if (now < _due)
        {
            return (int)(_due - now);
        }

        if (!_entry.IsRegistered || _queue.HasMessagesFor(_entry))
        {
            return RetryMilliseconds;
        }

        bool asks = _mayAsk && (!_mayOffer || now - _offeredAt < SilenceMilliseconds);
        _asked = asks ? _asked + 1 : 0;
        _offeredAt = asks ? _offeredAt : now;
        _due = now + RepeatMilliseconds;
        byte[] control = _queue.Buffer;
        int count = asks ? OtaChunkMessage.WriteProbe(control, 0) : _offer.Write(control, 0);
        _queue.SendControl(_entry, control, 0, count);
        return RepeatMilliseconds;
    }

    /// <summary>The node says that it runs no update.</summary>
    /// <returns>False where that is its answer to message 0: it refuses the image.</returns>
    public bool TryOfferAgain(long now)
    {
        if (HasAsked)
        {
            // What it was asked besides may still be answered.
            _strays = MostStrays;
            Begin(_entry, true, _mayAsk, now);
            return true;
        }

        _strays--;
        return _strays >= 0;
    }

    private void Begin(NodeEntry entry, bool mayOffer, bool mayAsk, long now)
    {
        _entry = entry;
        _mayOffer = mayOffer;
        _mayAsk = mayAsk;
        _due = now;
        _asked = 0;

        // The first turn is an offer where there may be one.
        _offeredAt = now - SilenceMilliseconds;
    }
}
