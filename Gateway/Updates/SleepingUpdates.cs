using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// Updates of nodes that sleep. Each waits for its node's next message, behind which the node is asked to stay awake, and begins once the
/// node has said that it does: until then no session is made. A sleep time of 0 lasts until the node's restart, which ends an update: a
/// node whose update does not come to its end is told to restart.
/// </summary>
internal sealed class SleepingUpdates
{
    /// <summary>The most updates that wait, whatever runs.</summary>
    public const int Capacity = 4;

    private const string Gone = "the node is not registered any more";
    private const string Silent = "the publisher is silent";

    private readonly UpdateParts _parts;
    private readonly SleepingUpdate[] _updates = new SleepingUpdate[Capacity];

    /// <summary>Creates a list of no updates.</summary>
    public SleepingUpdates(UpdateParts parts)
    {
        _parts = parts;
    }

    /// <summary>
    /// Restarts a node whose sleep time was set to 0 for an update that is over, so that it sleeps again. From here on it counts as one that
    /// sleeps: another update waits for its next message, and does not fall into the restart.
    /// </summary>
    public static void SendToSleep(RadioLink link, NodeEntry node)
    {
        link.Buffer[ControlFrame.ControlOffset] = ControlCode.Restart;
        link.SendControl(node, 1);
        node.Sleepy = true;
    }

    /// <summary>Finds the update of a node; null where none waits.</summary>
    /// <param name="address">The node's address.</param>
    public SleepingUpdate Find(long address)
    {
        int place = PlaceOf(address);
        return place < 0 ? null : _updates[place];
    }

    /// <summary>Keeps an update until its node wakes. It replaces another image for that node, whose publisher is notified.</summary>
    /// <returns>False where as many wait as there may.</returns>
    public bool TryAdd(NodeEntry entry, OtaOffer offer, long now)
    {
        SleepingUpdate update = Find(entry.Address);
        if (update == null || !update.Offer.IsSameImage(offer))
        {
            int place = update == null ? PlaceOf(MacAddress.None) : PlaceOf(entry.Address);
            if (place < 0)
            {
                return false;
            }

            if (update != null)
            {
                Report(update, PublisherTerms.GivenWay, now);
            }

            bool isAsked = update != null && update.IsAsked;
            update = new SleepingUpdate(entry.Address, entry.TopicName, offer) { IsAsked = isAsked };
            _updates[place] = update;
        }

        update.Offer.TakeSha256(offer);
        update.PublisherAt = now;
        return true;
    }

    /// <summary>An update does not wait any more.</summary>
    public void Remove(SleepingUpdate update)
    {
        _updates[PlaceOf(update.Address)] = null;
    }

    /// <summary>An update is given up by its publisher.</summary>
    public void Abort(SleepingUpdate update, long now)
    {
        Remove(update);
        GiveUp(update, PublisherTerms.GivenUp, now);
    }

    /// <summary>A node listens now: where an update waits for it, it is asked to stay awake, behind all else that waits.</summary>
    public void OnListening(NodeEntry entry)
    {
        SleepingUpdate update = entry.Sleepy ? Find(entry.Address) : null;
        if (update != null)
        {
            update.IsAsked = true;
            byte[] buffer = _parts.Link.Buffer;
            int count = entry.TakesDeltas
                ? SleepTime.WriteForUpdate(buffer, ControlFrame.ControlOffset)
                : SleepTime.Write(buffer, ControlFrame.ControlOffset, ControlCode.SleepSet, 0);
            _parts.Link.SendControl(entry, count);
        }
    }

    /// <summary>Drops updates that have expired, and finds one whose node stays awake.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <param name="entry">Receives the node.</param>
    /// <returns>The update, which is removed; null where there is none.</returns>
    public SleepingUpdate TakeAwake(long now, out NodeEntry entry)
    {
        for (int i = 0; i < Capacity; i++)
        {
            SleepingUpdate update = _updates[i];
            if (update == null)
            {
                continue;
            }

            entry = _parts.Nodes.Find(update.Address);
            bool isDeserted = update.Offer.HasSha256 && now - update.PublisherAt >= PublisherTerms.PatienceMilliseconds;
            if (entry == null || isDeserted)
            {
                _updates[i] = null;
                GiveUp(update, entry == null ? Gone : Silent, now);
            }
            else if (entry.IsRegistered && !entry.Sleepy)
            {
                _updates[i] = null;
                return update;
            }
        }

        entry = null;
        return null;
    }

    /// <summary>
    /// The gateway restarts. A publisher that asks how its update stands offers it again; any other is told that it waits no more.
    /// </summary>
    public void OnRestarting(long now)
    {
        for (int i = 0; i < Capacity; i++)
        {
            SleepingUpdate update = _updates[i];
            if (update != null && !update.Offer.HasSha256)
            {
                _updates[i] = null;
                Report(update, RestartOrder.Reason, now);
            }
        }
    }

    /// <returns>Its place, or the first free one where there is no address; -1 where there is none.</returns>
    private int PlaceOf(long address)
    {
        int place = Capacity - 1;
        while (place >= 0 && (_updates[place] == null ? MacAddress.None : _updates[place].Address) != address)
        {
            place--;
        }

        return place;
    }

    // A node that was asked to stay awake would do so until its battery is empty.
    private void GiveUp(SleepingUpdate update, string reason, long now)
    {
        Report(update, reason, now);
        NodeEntry entry = update.IsAsked ? _parts.Nodes.Find(update.Address) : null;
        if (entry != null && entry.IsRegistered)
        {
            SendToSleep(_parts.Link, entry);
        }
    }

    private void Report(SleepingUpdate update, string reason, long now)
    {
        string json = Json.Ota(
            OtaStatus.Timeout,
            reason,
            HexText.Format(update.Offer.Md5),
            update.Offer.HasSha256 ? MacAddress.Format(update.Address) : null);
        NodeEntry entry = _parts.Nodes.Find(update.Address);
        _parts.Gateway.Log.Write(
            LogLevel.Information, MacAddress.Format(update.Address) + ": update given up that waited for the node: " + reason);
        if (entry == null)
        {
            _parts.Publisher.Notice(update.TopicName, CommandName.OtaResult, json, false);
        }
        else
        {
            _parts.Publisher.Answer(entry.TopicName, entry.AskedForm(now), CommandName.OtaResult, json);
        }
    }
}
