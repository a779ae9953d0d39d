using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>What an update of many broadcasts: its chunks, and between them which image they are of.</summary>
internal sealed class GroupBroadcasts : ISendOwner
{
    /// <summary>A node waits 120 s for something of its update; the announcement is one, and several may get lost.</summary>
    public const int AnnounceMilliseconds = 3000;

    /// <summary>The first chunks must not be taken for those of an earlier image, nor the end be missed.</summary>
    public const int Announcements = 3;

    /// <summary>The most frames in flight: a turn lasts some 30 ms on a board, and a frame 3 ms.</summary>
    private const int MaximumInFlight = 12;

    /// <summary>So often it is said between the chunks which image they are of.</summary>
    private const int AnnounceChunks = 250;

    private readonly RadioLink _link;
    private readonly GroupChunks _ring;

    // What the announcement names: the image, or nothing where the nodes are to give it up.
    private byte[] _named;
    private int _inFlight;
    private int _announcements;
    private int _sinceAnnouncement;
    private long _announcedAt;

    /// <summary>Makes what broadcasts an image.</summary>
    /// <param name="link">The way to the nodes.</param>
    /// <param name="md5">The image's MD5.</param>
    /// <param name="ring">The chunks that wait.</param>
    public GroupBroadcasts(RadioLink link, byte[] md5, GroupChunks ring)
    {
        _link = link;
        _named = md5;
        _ring = ring;
    }

    /// <summary>Gets whether all that was to be sent went out.</summary>
    public bool IsIdle
    {
        get { return _inFlight == 0 && _announcements == 0; }
    }

    /// <summary>Gets whether no frame is in flight.</summary>
    public bool HasLanded
    {
        get { return _inFlight == 0; }
    }

    /// <summary>Says which image the chunks are of, before the next one.</summary>
    /// <param name="times">How often.</param>
    public void Announce(int times)
    {
        _announcements = times;
    }

    /// <summary>Says that the nodes are to give the image up.</summary>
    public void AnnounceNothing()
    {
        _named = new byte[OtaLimits.Md5Count];
        _announcements = Announcements;
    }

    /// <summary>Sends one, if there is one to send.</summary>
    /// <param name="sendsChunks">Whether it is time for chunks.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(bool sendsChunks, long now)
    {
        if (_inFlight >= MaximumInFlight || !_link.HasBroadcasts(0))
        {
            return false;
        }

        if (_announcements > 0 || _sinceAnnouncement >= AnnounceChunks || now - _announcedAt >= AnnounceMilliseconds)
        {
            return TryAnnounce(now);
        }

        return sendsChunks && _ring.Count > 0 && TrySendChunk();
    }

    /// <summary>Wants to hear nothing more of what was sent.</summary>
    public void End()
    {
        _link.Disown(this);
    }

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered, long now)
    {
        _inFlight--;
    }

    private bool TrySendChunk()
    {
        byte[] buffer = _link.Buffer;
        int count = _ring.CopyFirst(buffer, ControlFrame.ControlOffset + GroupMessage.DataOffset);
        count = GroupMessage.WriteChunk(buffer, ControlFrame.ControlOffset, _ring.FirstIndex, count);
        if (!_link.TryBroadcast(this, 0, count))
        {
            return false;
        }

        _inFlight++;
        _sinceAnnouncement++;
        _ring.RemoveFirst();
        return true;
    }

    private bool TryAnnounce(long now)
    {
        int count = GroupMessage.WriteNaming(_link.Buffer, ControlFrame.ControlOffset, 0, _named);
        if (!_link.TryBroadcast(this, 0, count))
        {
            return false;
        }

        _inFlight++;
        _announcements -= _announcements > 0 ? 1 : 0;
        _sinceAnnouncement = 0;
        _announcedAt = now;
        return true;
    }
}
