using System;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Gateway.Registration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Downlink;

/// <summary>
/// Messages to nodes, all but chunks of updates. One frame is under way at a time, and the same frame is sent again where the
/// MAC layer says that it was not delivered (a radio that seals makes a new IV): a node that got it all the same refuses the
/// copy by its counter, so nothing is obeyed twice. When the queue is full a new message is refused, counted and logged.
/// </summary>
public sealed partial class DownlinkQueue : ISendOwner
{
    /// <summary>Messages that can wait.</summary>
    public const int Capacity = 16;

    /// <summary>Why a command that waited for a sleeping node is given up.</summary>
    internal const string Replaced = "a later command took its place: a sleeping node gets the last one";

    private const int Attempts = 3;
    private const string NotDelivered = "the node did not acknowledge it";
    private const string Gone = "the node is not registered any more";

    private readonly RadioSender _sender;
    private readonly CandidateSessions _candidates;
    private readonly BroadcastChannel _broadcast;
    private readonly ILog _log;
    private readonly DownlinkMessage[] _messages = new DownlinkMessage[Capacity];
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];
    private int _first;
    private int _count;
    private int _frameCount;
    private int _attemptsLeft;
    private bool _underWay;
    private bool _fullLogged;
    private Session _served;

    /// <summary>Makes an empty queue.</summary>
    public DownlinkQueue(RadioSender sender, CandidateSessions candidates, BroadcastChannel broadcast, ILog log)
    {
        _sender = sender;
        _candidates = candidates;
        _broadcast = broadcast;
        _log = log;
        for (int i = 0; i < Capacity; i++)
        {
            _messages[i] = new DownlinkMessage();
        }
    }

    /// <summary>Gets how many messages were refused since the start because the queue was full.</summary>
    public int Refused { get; private set; }

    /// <summary>Gets or sets who is told of messages that came to nothing.</summary>
    public IDownlinkLoss Losses { get; set; }

    /// <summary>Gets how many messages wait.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>
    /// Gets whether anything waits for this node. Chunks of its update come after it: a frame that is sealed already would
    /// be refused behind a higher counter, and an offer behind the first chunk would start the node's check anew.
    /// </summary>
    public bool HasMessagesFor(NodeEntry entry)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_messages[(_first + i) % Capacity].Entry == entry)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sends what can be sent.</summary>
    public void Pump()
    {
        while (_count > 0 && !_underWay)
        {
            DownlinkMessage message = _messages[_first];
            if (_frameCount == 0 && !Seal(message))
            {
                Lose(message, Gone);
                Remove();
                continue;
            }

            if (!_sender.Send(this, 0, message.Destination, _frame, _frameCount))
            {
                return;
            }

            _underWay = true;
            _attemptsLeft--;
        }
    }

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered)
    {
        _underWay = false;
        if (!delivered && _attemptsLeft > 0)
        {
            return;
        }

        if (!delivered && !_messages[_first].IsFrame)
        {
            _log.Write(LogLevel.Warning, MacAddress.Format(_messages[_first].Destination) + ": message not delivered");
        }

        _frameCount = 0;
        if (_served == null || _served == _messages[_first].Entry.Session)
        {
            if (!delivered)
            {
                Lose(_messages[_first], NotDelivered);
            }

            Remove();
        }
    }

    private void Lose(DownlinkMessage message, string reason)
    {
        if (Losses != null && message.Count > 0)
        {
            Losses.OnLost(message, reason);
        }
    }

    private DownlinkMessage Reserve()
    {
        if (_count == Capacity)
        {
            Refused++;
            if (!_fullLogged)
            {
                _fullLogged = true;
                _log.Write(LogLevel.Warning, "send queue full: messages to nodes are refused");
            }

            return null;
        }

        return _messages[(_first + _count++) % Capacity];
    }

    private void Remove()
    {
        _fullLogged = false;
        _messages[_first].Clear();
        _first = (_first + 1) % Capacity;
        _count--;
        _frameCount = 0;
        _served = null;

        // Where the radio seals, what it was handed is in the clear, and may hold a key.
        Array.Clear(_frame, 0, _frame.Length);
    }

    private bool Seal(DownlinkMessage message)
    {
        _attemptsLeft = Attempts;
        if (message.Count == 0)
        {
            return false;
        }

        if (message.IsFrame)
        {
            Array.Copy(message.Body, 0, _frame, 0, message.Count);
            _frameCount = message.Count;
            return true;
        }

        if (message.Entry == null)
        {
            _frameCount = DownlinkSealer.Seal(
                message,
                _broadcast.Key,
                (byte)(message.Type | FrameType.BroadcastBit),
                FrameLayout.BroadcastNodeId,
                _broadcast.Next(),
                _frame);
            return true;
        }

        // A node that has just said hello may know only the key of that hello, or only the old one where the hello was
        // not its own: it gets the message under each, and refuses those that it cannot open.
        CandidateSession candidate = _candidates.Next(message.Entry, _served);
        Session session = candidate == null ? message.Entry.Session : candidate.Session;
        if (!session.IsOpen || message.Entry.Address != message.Destination)
        {
            return false;
        }

        _served = session;

        _frameCount = DownlinkSealer.Seal(
            message,
            session.Key,
            message.Type,
            session.NodeId,
            session.NextDownlink(),
            _frame);
        return true;
    }
}
