using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>Asks the nodes of an update of many, one after another, which chunks they miss.</summary>
internal sealed class GroupPolls : ISendOwner
{
    /// <summary>A node that is asked may be busy with its flash: it is asked again after this time, so often.</summary>
    private const int RepeatMilliseconds = 250;
    private const int MaximumPolls = 8;

    /// <summary>So few chunks prove no weak link: 64 KB of flash that are erased as a round begins cost a node some 20.</summary>
    private const int FewChunks = 24;

    private readonly RadioLink _link;
    private readonly OtaOffer _offer;
    private readonly GroupRoster _roster;
    private readonly GroupPublisherSide _publisher;
    private readonly ChunkSet _missed;
    private bool _isFirst;
    private bool _asksWhole;
    private int _place;
    private int _tries;
    private int _from;
    private long _due;

    /// <summary>Makes what asks.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <param name="offer">The image.</param>
    /// <param name="roster">The nodes.</param>
    /// <param name="publisher">Is told how many chunks each misses.</param>
    /// <param name="missed">Receives what any of them misses.</param>
    public GroupPolls(UpdateParts parts, OtaOffer offer, GroupRoster roster, GroupPublisherSide publisher, ChunkSet missed)
    {
        _link = parts.Link;
        _offer = offer;
        _roster = roster;
        _publisher = publisher;
        _missed = missed;
    }

    /// <summary>Starts with the first node.</summary>
    /// <param name="isFirst">Whether nothing was broadcast yet: then what a node misses says nothing about its link.</param>
    /// <param name="asksWhole">
    /// Whether nodes are asked, too, that have told that they miss nothing. They make the image of a delta, and answer late.
    /// </param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Begin(bool isFirst, bool asksWhole, long now)
    {
        _isFirst = isFirst;
        _asksWhole = asksWhole;
        _missed.Clear();
        _place = -1;
        Continue(now);
    }

    /// <summary>Takes the answer of a node, if that is the one that is asked.</summary>
    public void Take(int place, byte[] buffer, int offset, int count, long now)
    {
        GroupMembers members = _roster.Members;
        if (place != _place || members.State(place) != GroupMemberState.Ready || !MissingAnswer.IsValid(buffer, offset, count, _offer.Md5))
        {
            return;
        }

        int total = MissingAnswer.Total(buffer, offset);
        int before = members.Missing(place);
        if (!_isFirst && _from == 1 && total > FewChunks && total * 2 > before)
        {
            _roster.Leave(place, "of " + before.ToString() + " chunks it missed " + total.ToString() + ": it is updated better by itself");
            return;
        }

        int next = MissingAnswer.AddTo(buffer, offset, count, _missed);
        _tries = 0;
        _due = now;
        if (next > _from)
        {
            _from = next;
            return;
        }

        members.SetMissing(place, total);
        if (total > 0 || before > 0)
        {
            _publisher.ReportNode(members.Address(place), null, "missing", null, total);
        }

        Continue(now);
    }

    /// <summary>Asks.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <param name="isOver">Receives whether each node that takes part has answered.</param>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now, out bool isOver)
    {
        while (_place < _roster.Members.Count && !IsAsked(_roster.Members))
        {
            Continue(now);
        }

        isOver = _place >= _roster.Members.Count;
        if (isOver)
        {
            return 0;
        }

        if (now < _due)
        {
            return Wait.Until(_due, now);
        }

        NodeEntry entry = _roster.Entry(_place);
        if (_tries >= MaximumPolls)
        {
            _roster.Leave(_place, entry == null ? GroupUpdate.Gone : GroupUpdate.NoAnswer);
            return 0;
        }

        if (entry != null && !_link.IsReady(entry))
        {
            return GroupUpdate.BusyMilliseconds;
        }

        _tries++;
        _due = now + RepeatMilliseconds;
        if (entry != null)
        {
            int count = GroupMessage.WriteNaming(_link.Buffer, ControlFrame.ControlOffset, _from, _offer.Md5);
            _link.TrySend(this, 0, entry, _link.Buffer, count, AirRate.Megabit1);
        }

        return RepeatMilliseconds;
    }

    /// <summary>Wants to hear nothing more of what was sent.</summary>
    public void End()
    {
        _link.Disown(this);
    }

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered, long now)
    {
        if (!delivered)
        {
            // No radio acknowledged it: the node is away rather than busy, and asked again sooner.
            _due = now < _due - (RepeatMilliseconds / 2) ? now + (RepeatMilliseconds / 2) : _due;
        }
    }

    private bool IsAsked(GroupMembers members)
    {
        return members.State(_place) == GroupMemberState.Ready && (_asksWhole || members.Missing(_place) > 0);
    }

    private void Continue(long now)
    {
        _place++;
        _from = 1;
        _tries = 0;
        _due = now;
    }
}
