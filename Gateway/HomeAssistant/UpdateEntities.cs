using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// Publishes for each node, and for the gateway, what is installed, what is offered and the progress of an update. The entry behind the
/// last node is the gateway's own.
/// </summary>
internal sealed class UpdateEntities : IPumped
{
    private const int RoundMilliseconds = 500;

    /// <summary>States wait while so many messages wait to be published.</summary>
    private const int MaximumWaiting = 4;

    /// <summary>Converts the progress of an update to a number of 1 or more; 0 = nothing was published.</summary>
    private const int ReportedOffset = 3;

    private readonly HomeAssistantParts _parts;
    private readonly Offers _offers = new Offers();
    private readonly ProgramTable _programs;
    private readonly InstallOrders _orders;
    private readonly byte[] _reported;
    private readonly int _own;
    private int _first;
    private long _due;

    /// <summary>Creates the states of no nodes.</summary>
    /// <param name="parts">What they work with.</param>
    /// <param name="progress">The progress of updates.</param>
    public UpdateEntities(HomeAssistantParts parts, IUpdateProgress progress)
    {
        _parts = parts;
        _own = parts.States.Capacity;
        _programs = new ProgramTable(_own + 1);
        _reported = new byte[_own + 1];
        _orders = new InstallOrders(parts, progress);
        if (parts.Platform.Program != null)
        {
            _programs.Set(_own, parts.Platform.Program.Name, parts.Platform.Program.Version.ToString());
        }
    }

    /// <summary>Determines whether it is known what a node runs.</summary>
    public bool Has(int id)
    {
        return _programs.Has(id);
    }

    /// <summary>Publishes a node's state again.</summary>
    public void Reset(int id)
    {
        _reported[id] = 0;
    }

    /// <summary>Publishes all states again.</summary>
    public void ResetAll()
    {
        for (int id = 0; id <= _own; id++)
        {
            Reset(id);
        }
    }

    /// <summary>Forgets a node.</summary>
    public void Forget(int id)
    {
        _programs.Set(id, null, null);
        _orders.Forget(id);
        Reset(id);
    }

    /// <summary>Takes a notice of what a node runs.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="buffer">Holds the notice's control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <returns>Whether the node is to be announced again: it can be updated now.</returns>
    public bool OnProgram(int id, byte[] buffer, int offset, int count)
    {
        if (!ProgramNotice.IsValid(buffer, offset, count))
        {
            return false;
        }

        bool had = Has(id);
        _programs.Set(id, ProgramNotice.Name(buffer, offset, count), ProgramNotice.Version(buffer, offset));
        _orders.OnProgram(id);
        Reset(id);
        return Has(id) != had;
    }

    /// <summary>Takes an offer.</summary>
    /// <param name="program">For which program it is.</param>
    /// <param name="payload">The offer; empty where there is none any more.</param>
    /// <returns>Why it is refused; null where it is not.</returns>
    public string OnOffer(string program, byte[] payload)
    {
        Offer offer = payload.Length == 0 ? null : Offer.Read(program, payload);
        bool isTaken = offer != null && _offers.Put(offer);
        if (!isTaken)
        {
            _offers.Remove(program);
        }

        for (int id = 0; id <= _own; id++)
        {
            if (_programs.Runs(id, program))
            {
                Reset(id);
            }
        }

        return payload.Length == 0 || isTaken ? null
            : offer == null ? "no offer: version and sha256 are missing, or it is longer than 1,024 bytes"
            : "more is offered than the gateway keeps: 4 programs, 1,536 characters in all";
    }

    /// <summary>Takes a message about an installation.</summary>
    /// <param name="entry">The node; null for the gateway.</param>
    /// <param name="payload">The message.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Why it is refused; null where it is not.</returns>
    public string OnInstall(NodeEntry entry, byte[] payload, long now)
    {
        int id = entry == null ? _own : entry.Id;
        _due = now;
        return _orders.OnMessage(id, OfferFor(id), payload, now);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (now < _due)
        {
            return Wait.Until(_due, now);
        }

        _due = now + RoundMilliseconds;
        if (!_parts.Publisher.IsConnected)
        {
            return RoundMilliseconds;
        }

        int next = _orders.Next(now);
        if (next >= 0)
        {
            Ask(next);
        }

        ReportChanges();
        return RoundMilliseconds;
    }

    // That an update has begun or is over is told at once. Of how far updates are one is told a round, each in its turn: many run side by
    // side, and change at each round.
    private void ReportChanges()
    {
        int first = _first;
        bool isStepTold = false;
        for (int i = 0; i <= _own && _parts.Publisher.Count <= MaximumWaiting; i++)
        {
            int id = (first + i) % (_own + 1);
            int told = _reported[id] - ReportedOffset;
            int percent = _programs.Has(id) ? _orders.PercentOf(id) : told;
            bool isStep = told >= 0 && percent >= 0;
            if (told != percent && !(isStep && isStepTold) && _parts.TopicNameOf(id) != null)
            {
                isStepTold |= isStep;
                _first = isStep ? id + 1 : _first;
                _reported[id] = (byte)(percent + ReportedOffset);
                _parts.Publisher.Notice(_parts.TopicNameOf(id), CommandName.Update, StateOf(id, percent), true);
            }
        }
    }

    private void Ask(int id)
    {
        Offer offer = OfferFor(id);
        string node = _parts.TopicNameOf(id);
        if (offer == null || node == null)
        {
            _orders.Forget(id);
            return;
        }

        long address = id == _own ? _parts.Platform.Radio.Address : _parts.Air.Nodes.At(id).Address;
        string json = "{\"address\":\"" + MacAddress.Format(address)
            + "\",\"program\":" + Json.Quote(offer.Program)
            + ",\"version\":" + Json.Quote(offer.Version)
            + ",\"sha256\":\"" + offer.Sha256 + "\"}";
        _parts.Publisher.Notice(node, CommandName.Install, json, false);
    }

    private Offer OfferFor(int id)
    {
        for (int i = 0; i < Offers.Capacity; i++)
        {
            Offer offer = _offers.At(i);
            if (offer != null && _programs.Runs(id, offer.Program))
            {
                return offer;
            }
        }

        return null;
    }

    private string StateOf(int id, int percent)
    {
        Offer offer = OfferFor(id);
        string installed = _programs.Version(id);
        return "{\"installed_version\":\"" + installed
            + "\",\"latest_version\":" + (offer == null ? Json.Quote(installed) : Json.Quote(offer.Version))
            + (offer == null ? string.Empty : ",\"title\":" + Json.Quote(offer.Program))
            + (offer?.Summary == null ? string.Empty : ",\"release_summary\":" + Json.Quote(offer.Summary))
            + (offer?.Url == null ? string.Empty : ",\"release_url\":" + Json.Quote(offer.Url))
            + (percent < -1 ? ",\"in_progress\":false" : ",\"in_progress\":true")
            + ",\"update_percentage\":" + (percent < 0 ? "null" : percent.ToString()) + "}";
    }
}
