using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>Offers the image of an update of many to each of its nodes, one after another, until it has answered or is left.</summary>
internal sealed class GroupOffers
{
    /// <summary>A node that does not answer the offer is offered the image again after this time, so often.</summary>
    public const int RepeatMilliseconds = 700;
    private const int MaximumOffers = 5;

    /// <summary>Messages of the gateway that may wait for the radio meanwhile: others need room, too.</summary>
    private const int MaximumWaiting = 4;

    private readonly RadioLink _link;
    private readonly OtaOffer _offer;
    private readonly GroupRoster _roster;
    private int _place;
    private int _tries;
    private long _due;

    /// <summary>Makes what offers an image.</summary>
    /// <param name="link">The way to the nodes.</param>
    /// <param name="offer">The image.</param>
    /// <param name="roster">The nodes.</param>
    public GroupOffers(RadioLink link, OtaOffer offer, GroupRoster roster)
    {
        _link = link;
        _offer = offer;
        _roster = roster;
    }

    /// <summary>A node is named, perhaps one that was left before: it is its turn where that is over.</summary>
    public void OnNamed(int place)
    {
        _place = place < _place ? place : _place;
        _tries = 0;
    }

    /// <summary>Offers the image to the nodes that have not answered yet.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <param name="areAnswered">Receives whether no answer is awaited.</param>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now, out bool areAnswered)
    {
        areAnswered = false;

        // A new broadcast key is made first where the old one would not last.
        if (!_link.HasBroadcasts(0))
        {
            return GroupUpdate.BusyMilliseconds;
        }

        GroupMembers members = _roster.Members;
        for (; _place < members.Count; _place++)
        {
            NodeEntry entry = _roster.Entry(_place);
            if (members.State(_place) != GroupMemberState.Invited)
            {
                continue;
            }

            if (entry == null || _tries == MaximumOffers)
            {
                _roster.Leave(_place, entry == null ? GroupUpdate.Gone : GroupUpdate.NoAnswer);
                continue;
            }

            if (_link.Waiting >= MaximumWaiting || !_link.IsFree(entry) || (entry.Traits & NodeTraits.OwedBroadcastKey) != 0)
            {
                return GroupUpdate.BusyMilliseconds;
            }

            _link.SendControl(entry, _offer.Write(_link.Buffer, ControlFrame.ControlOffset));
            _due = now + RepeatMilliseconds;
        }

        areAnswered = members.CountOf(GroupMemberState.Invited) == 0;
        if (areAnswered)
        {
            return RepeatMilliseconds;
        }

        if (now < _due)
        {
            return Wait.Until(_due, now);
        }

        _place = 0;
        _tries++;
        return 0;
    }
}
