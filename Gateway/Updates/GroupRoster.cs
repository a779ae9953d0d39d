using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>The nodes of an update of many, and how each leaves it; the publisher is told of each.</summary>
internal sealed class GroupRoster
{
    private readonly NodeTable _nodes;
    private readonly OtaOffer _offer;
    private readonly GroupPublisherSide _publisher;

    /// <summary>Makes one of no nodes.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <param name="offer">The image.</param>
    /// <param name="publisher">Is told.</param>
    public GroupRoster(UpdateParts parts, OtaOffer offer, GroupPublisherSide publisher)
    {
        _nodes = parts.Nodes;
        _offer = offer;
        _publisher = publisher;
        Members = new GroupMembers(parts.Config.MaximumNodes);
    }

    /// <summary>Gets how each node stands.</summary>
    public GroupMembers Members { get; }

    /// <summary>Gets a node; null where it is not registered any more.</summary>
    public NodeEntry Entry(int place)
    {
        NodeEntry entry = _nodes.Find(Members.Address(place));
        return entry != null && entry.IsRegistered ? entry : null;
    }

    /// <summary>A node has the whole image, and has found it right.</summary>
    public void Finish(int place, long now)
    {
        if (Members.IsIn(place))
        {
            Close(place, GroupMemberState.Done, now);
            _publisher.ReportNode(Members.Address(place), null, "done", null, -1);
        }
    }

    /// <summary>A node refuses the image, or found it wrong: sent to it by itself, it would end in the same way.</summary>
    public void Fail(int place, string reason, long now)
    {
        Close(place, GroupMemberState.Failed, now);
        _publisher.ReportNode(Members.Address(place), null, "failed", reason, -1);
    }

    /// <summary>Has a node be updated by itself. It keeps what it holds, and waits for that.</summary>
    public void Leave(int place, string reason)
    {
        Close(place, GroupMemberState.Alone, 0);
        _publisher.ReportNode(Members.Address(place), null, "alone", reason, -1);
    }

    private void Close(int place, GroupMemberState state, long now)
    {
        Members.SetState(place, state);
        NodeEntry entry = _nodes.Find(Members.Address(place));
        if (entry == null)
        {
            return;
        }

        entry.IsBeingUpdated = false;
        if (state != GroupMemberState.Alone)
        {
            entry.NoteUpdateEnd(_offer.Md5, state == GroupMemberState.Done, now);
        }
    }
}
