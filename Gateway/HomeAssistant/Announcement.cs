using System.Text;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Logging;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// Announces one node, a message a step. Its record in flash says where it stands until all of that is cleared: an announcement that is
/// cut off begins again, and may without harm.
/// </summary>
internal sealed class Announcement
{
    /// <summary>Former topics count as cleared when the connection has lasted so long behind the last of them.</summary>
    private const int SettleMilliseconds = 5000;

    private readonly NodeNames _node;
    private readonly long _address;
    private readonly NodeRecord _record;
    private readonly AnnouncedForm _form;
    private readonly EntityStore _store;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly StoredMessages _messages;
    private readonly NodeDocument _document;
    private readonly bool _wasMoved;
    private int _place;
    private int _documents;
    private long _settled;

    /// <summary>Begins the announcement of a node, which has a record.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="node">The node.</param>
    /// <param name="form">How it is announced.</param>
    /// <param name="parts">What it works with.</param>
    public Announcement(long address, NodeNames node, AnnouncedForm form, HomeAssistantParts parts)
    {
        _address = address;
        _node = node;
        _form = form;
        _store = parts.Store;
        _publisher = parts.Publisher;
        _rejects = parts.Rejects;
        _record = _store.ReadState(address);
        _node.Identity = _record.Identity;
        _messages = new StoredMessages(_store, address);
        _document = form == AnnouncedForm.Device ? new NodeDocument(node, parts.Address, _publisher, _messages) : null;
        _wasMoved = _record.HasMoved;
        State = IsAtItsPlace && !_wasMoved ? AnnouncementState.Describing : AnnouncementState.Releasing;
    }

    /// <summary>Gets how far it is.</summary>
    public AnnouncementState State { get; private set; }

    /// <summary>Gets the node's address.</summary>
    public long Address
    {
        get { return _address; }
    }

    private bool IsAtItsPlace
    {
        get { return _record.Form == _form && (_form == AnnouncedForm.Device || _record.Word == _node.Word); }
    }

    // What is told of the device beside its document stands there.
    private string Level
    {
        get { return _form == AnnouncedForm.Device ? _node.Label : string.Empty; }
    }

    private bool IsWatched
    {
        get { return _form == AnnouncedForm.Device && !_node.Sleeps; }
    }

    private bool IsNoted
    {
        get { return IsAtItsPlace && _record.Level == Level && _record.IsWatched == IsWatched && _record.Documents == _documents; }
    }

    /// <summary>Publishes the next message.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void Step(long now)
    {
        switch (State)
        {
            case AnnouncementState.Releasing:
                if (!PublishFormer(Encoding.UTF8.GetBytes("{\"migrate_discovery\":true}")))
                {
                    Enter(AnnouncementState.Describing);
                }

                break;
            case AnnouncementState.Describing:
                Describe();
                break;
            case AnnouncementState.Clearing:
                if (!PublishFormer(new byte[0]))
                {
                    _settled = now + SettleMilliseconds;
                    Enter(AnnouncementState.Settling);
                }

                break;
            case AnnouncementState.Settling:
                if (now >= _settled)
                {
                    Enter(AnnouncementState.Done);
                }

                break;
            default:
                break;
        }
    }

    private void Enter(AnnouncementState state)
    {
        State = state;
        _place = 0;
        _messages.Rewind();
        if (state == AnnouncementState.Done && (_wasMoved || !IsNoted))
        {
            // An entity may have moved meanwhile: then the node is due again.
            _record.HasMoved = !_wasMoved && _store.ReadState(_address).HasMoved;
            _record.Form = _form;
            _record.Word = _node.Word;
            _record.Level = Level;
            _record.IsWatched = IsWatched;
            _record.Documents = _documents;
            _store.WriteState(_address, _record);
        }
    }

    /// <returns>False where there is no former topic any more.</returns>
    private bool PublishFormer(byte[] payload)
    {
        if (_record.Form == AnnouncedForm.Device)
        {
            while (_place < EntityStore.Records && !_store.HasDocument(_address, _record, _place))
            {
                _place++;
            }

            if (_place == EntityStore.Records)
            {
                return false;
            }

            if (_place == 0 && payload.Length == 0)
            {
                BrokerTraces.ClearLevel(_record, _publisher);
            }

            _publisher.Announce(DeviceParts.TopicOf(_node.Address, _place++), payload);
            return true;
        }

        EntityMessage message = _messages.Next();
        if (message != null)
        {
            _publisher.Announce(EntityTopics.Of(message, _record.Word), payload);
        }

        return message != null;
    }

    private void Describe()
    {
        EntityMessage message = _form == AnnouncedForm.Entities ? _messages.Next() : null;
        if (message != null)
        {
            EntityTopics.Publish(message, _node, _publisher);
        }
        else if (_form == AnnouncedForm.Entities || !DescribeDevice())
        {
            Enter(IsAtItsPlace ? AnnouncementState.Done : AnnouncementState.Clearing);
        }
    }

    /// <summary>Publishes the next document of the device.</summary>
    /// <returns>False where there is none any more.</returns>
    private bool DescribeDevice()
    {
        while (_place < EntityStore.Records)
        {
            int place = _place++;
            string topic = DeviceParts.TopicOf(_node.Address, place);
            _messages.Rewind(place);
            if (place > 0 && _messages.Next() == null)
            {
                continue;
            }

            _documents |= place == 0 ? 0 : 1 << place;
            _document.Choose(place);
            if (!WholeDocument.Publish(topic, _document, _publisher))
            {
                _rejects.Reject(_address, "more entities than a document of " + LinkLimits.MaximumOutbound.ToString() + " bytes holds");
            }

            return true;
        }

        return false;
    }
}
