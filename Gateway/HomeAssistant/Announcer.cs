using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Announces the nodes that are due, one after the other and a message at a time, and the gateway before the first of them.</summary>
internal sealed class Announcer : IPumped
{
    /// <summary>
    /// Milliseconds without a further message of any node until nodes are announced: a node of the reference describes an entity each
    /// 500 ms.
    /// </summary>
    public const int QuietMilliseconds = 2000;

    /// <summary>After so many milliseconds nodes are announced though others are not quiet.</summary>
    public const int MaximumQuietMilliseconds = 10000;

    /// <summary>Milliseconds from one message to the next.</summary>
    public const int PaceMilliseconds = 250;

    /// <summary>Announcements wait while so many messages wait to be published.</summary>
    private const int MaximumWaiting = 4;

    /// <summary>What a sleepy node measured is not known any more when it has missed so many of its turns.</summary>
    private const int MissedTurns = 3;

    private readonly HomeAssistantParts _parts;
    private readonly NodeStates _states;
    private readonly GatewayDocument _gateway;
    private readonly UpdateEntities _updates;
    private readonly byte[] _sleepRequest = { ControlCode.SleepGet };
    private Announcement _current;
    private long _dueAt = long.MaxValue;
    private long _latest;
    private int _last;
    private bool _isGatewayAnnounced;

    /// <summary>Creates an announcer to whom nothing is due.</summary>
    /// <param name="parts">What it works with.</param>
    /// <param name="updates">Knows which nodes can be updated; null where nobody asks.</param>
    public Announcer(HomeAssistantParts parts, UpdateEntities updates)
    {
        _updates = updates;
        _parts = parts;
        _states = parts.States;
        _gateway = new GatewayDocument(parts);
    }

    private AnnouncedForm Form
    {
        get { return _parts.Config.HomeAssistant == HomeAssistantMode.Entities ? AnnouncedForm.Entities : AnnouncedForm.Device; }
    }

    /// <summary>A node has to be announced, or announced again, once all are quiet.</summary>
    public void SetDue(int id, long now)
    {
        _states.Set(id, NodeFlags.Due, true);
        Postpone(now);
    }

    /// <summary>Announces everything again: whoever listens has just come, or the broker may have lost what it kept.</summary>
    /// <param name="isLost">Whether what was published last may not have reached the broker.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Repeat(bool isLost, long now)
    {
        _isGatewayAnnounced = false;
        _current = isLost ? null : _current;
        Postpone(now);
        for (int id = 0; id < _states.Capacity; id++)
        {
            if (_parts.Air.Nodes.At(id).TopicName != null && _parts.Air.Nodes.At(id).IsRegistered)
            {
                SetDue(id, now);
            }
        }
    }

    /// <summary>Publishes an entity at once, as the reference does, where its node has its topics already.</summary>
    /// <returns>False where the node has to be announced first.</returns>
    public bool TryPublish(NodeEntry entry, EntityMessage message)
    {
        NodeNames node = NamesOf(entry);
        NodeRecord record = RecordOf(entry, node);
        bool isAtItsPlace = Form == AnnouncedForm.Entities && record.Form == AnnouncedForm.Entities && record.Word == node.Word;
        if (isAtItsPlace)
        {
            node.Identity = record.Identity;
            EntityTopics.Publish(message, node, _parts.Publisher);
        }

        return isAtItsPlace;
    }

    /// <summary>Takes away what stands at the broker of a node, and forgets it.</summary>
    /// <param name="address">The node's address.</param>
    public void Remove(long address)
    {
        BrokerTraces.Clear(address, _parts.Store, _parts.Publisher);
        _current = _current != null && _current.Address == address ? null : _current;
        _parts.Store.Forget(address);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (now < _dueAt)
        {
            return Remaining(now);
        }

        _dueAt = now + PaceMilliseconds;
        if (!_parts.Publisher.IsConnected)
        {
            // What was handed over last may be lost: the node is announced from its beginning.
            _current = null;
        }
        else if (_parts.Publisher.Count <= MaximumWaiting)
        {
            Step(now);
        }

        return Remaining(now);
    }

    private void Postpone(long now)
    {
        if (_dueAt == long.MaxValue)
        {
            _latest = now + MaximumQuietMilliseconds;
        }

        long due = now + QuietMilliseconds;
        _dueAt = due <= _latest ? due : _dueAt < _latest ? _latest : _dueAt;
    }

    private int Remaining(long now)
    {
        return _dueAt == long.MaxValue ? int.MaxValue : Wait.Until(_dueAt, now);
    }

    private void Step(long now)
    {
        if (_current == null)
        {
            if (!_isGatewayAnnounced)
            {
                // The nodes' documents refer to it.
                AnnounceGateway();
                return;
            }

            int id = _states.Find(NodeFlags.Due, _last + 1);
            if (id < 0)
            {
                _dueAt = long.MaxValue;
                return;
            }

            _last = id;
            Begin(id);
        }

        _current?.Step(now);
        if (_current != null && _current.State == AnnouncementState.Done)
        {
            End(_parts.Air.Nodes.Find(_current.Address));
        }
    }

    private void Begin(int id)
    {
        NodeEntry entry = _parts.Air.Nodes.At(id);
        if (!entry.IsRegistered)
        {
            _states.Set(id, NodeFlags.Due, false);
            return;
        }

        NodeNames node = NamesOf(entry);
        node.Sleeps = _states.Has(id, NodeFlags.CanSleep);
        node.ExpireSeconds = Form == AnnouncedForm.Device ? MissedTurns * _states.SleepSeconds(id) : 0;
        node.ReportsProgram = _updates != null && _updates.Has(id);
        RecordOf(entry, node);

        // What comes while it runs makes it due again.
        _states.Set(id, NodeFlags.Due, false);
        _current = new Announcement(entry.Address, node, Form, _parts);
    }

    private void End(NodeEntry entry)
    {
        _current = null;
        if (entry == null || Form != AnnouncedForm.Device)
        {
            return;
        }

        int id = entry.Id;
        _states.Set(id, NodeFlags.Announced, true);
        bool wantsSleep = _states.Has(id, NodeFlags.CanSleep) && _states.SleepSeconds(id) == 0;
        if (wantsSleep && !_states.Has(id, NodeFlags.SleepAsked))
        {
            bool isTaken = _parts.Air.Queue.SendControl(entry, _sleepRequest, 0, _sleepRequest.Length);
            _states.Set(id, NodeFlags.SleepAsked, isTaken);
        }
    }

    private void AnnounceGateway()
    {
        _isGatewayAnnounced = true;
        if (Form == AnnouncedForm.Device)
        {
            WholeDocument.Publish(DeviceParts.TopicOf(_parts.Address, 0), _gateway, _parts.Publisher);
        }
        else
        {
            // It was a device, and may be no more.
            BrokerTraces.Clear(_parts.Platform.Radio.Address, _parts.Store, _parts.Publisher);
        }

        NoteGateway(Form == AnnouncedForm.Device ? AnnouncedForm.Device : AnnouncedForm.None);
    }

    private void NoteGateway(AnnouncedForm form)
    {
        long address = _parts.Platform.Radio.Address;
        NodeRecord record = _parts.Store.ReadState(address);
        if (record.Form == form)
        {
            return;
        }

        if (form == AnnouncedForm.None)
        {
            _parts.Store.Forget(address);
            return;
        }

        record.Form = form;
        record.Level = CommandName.GatewayNode;
        _parts.Store.WriteState(address, record);
    }

    private NodeNames NamesOf(NodeEntry entry)
    {
        return new NodeNames(entry, _parts.Publisher);
    }

    /// <summary>Gets how a node stands at the broker. Where nothing is known it is noted what it will have, before any of it is published.</summary>
    private NodeRecord RecordOf(NodeEntry entry, NodeNames node)
    {
        NodeRecord record = _parts.Store.ReadState(entry.Address);
        if (record.Form == AnnouncedForm.None)
        {
            // Whoever comes from the reference has its topics at the broker, and its identifiers in Home Assistant.
            bool takesOver = _parts.Config.HomeAssistant == HomeAssistantMode.Migrate && entry.Name != null;
            record.Form = takesOver ? AnnouncedForm.Entities : Form;
            record.Word = node.Word;
            record.Identity = record.Form == AnnouncedForm.Entities ? FreeIdentity(entry.Address, node.Word) : string.Empty;
            _parts.Store.WriteState(entry.Address, record);
        }

        return record;
    }

    /// <summary>A name may have been another node's before, whose identifiers keep it.</summary>
    private string FreeIdentity(long address, string word)
    {
        for (int id = 0; id < _states.Capacity; id++)
        {
            long other = _parts.Air.Nodes.At(id).Address;
            if (other != MacAddress.None && other != address && _parts.Store.ReadState(other).Identity == word)
            {
                string digits = TopicWord.OfAddress(address);
                return word + "_" + digits.Substring(digits.Length - TopicWord.ClashDigits);
            }
        }

        return word;
    }
}
