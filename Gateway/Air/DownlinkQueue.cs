using System;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Messages to nodes, all but chunks of updates. One frame is under way at a time, and the same frame is sent again where the
/// MAC layer says that it was not delivered (a radio that seals makes a new IV): a node that got it all the same refuses the
/// copy by its counter, so nothing is obeyed twice. When the queue is full a new message is refused, counted and logged. What is for a
/// sleepy node waits outside of the queue until that listens, and goes into it one by one, each behind the delivery of the one before.
/// </summary>
public sealed class DownlinkQueue : ISendOwner, IPumped
{
    /// <summary>Bytes of <see cref="Buffer"/>.</summary>
    public const int BufferCount = 512;

    /// <summary>
    /// For so many milliseconds behind a frame of its own a sleepy node is sent what waits: a little less than the 350 that it listens,
    /// because a frame takes its time.
    /// </summary>
    internal const int WindowMilliseconds = 300;

    private const string Replaced = "a later command took its place: a sleeping node gets the last one of a kind";
    private const int Attempts = 3;
    private const string NotDelivered = "the node did not acknowledge it";
    private const string Gone = "the node is not registered any more";

    private readonly RadioSender _sender;
    private readonly CandidateSessions _candidates;
    private readonly BroadcastChannel _broadcast;
    private readonly ILog _log;
    private readonly DownlinkRing _messages;
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];
    private int _frameCount;
    private int _attemptsLeft;
    private bool _underWay;
    private bool _fullLogged;
    private Session _served;

    // Made with the first message that waits for a sleepy node.
    private WaitingMessages _waiting;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="sender">The send side of the radio.</param>
    /// <param name="candidates">The sessions that are not proven yet.</param>
    /// <param name="broadcast">The broadcast key.</param>
    /// <param name="log">Receives what was refused.</param>
    /// <param name="size">For how many bytes of messages it has room.</param>
    public DownlinkQueue(
        RadioSender sender,
        CandidateSessions candidates,
        BroadcastChannel broadcast,
        ILog log,
        int size = DownlinkRing.MaximumBytes)
    {
        _messages = new DownlinkRing(size);
        _sender = sender;
        _candidates = candidates;
        _broadcast = broadcast;
        _log = log;
    }

    /// <summary>
    /// A buffer in which a message, a frame or a text is made that is queued, sent or copied at once: whoever calls anybody else
    /// meanwhile finds something else in it.
    /// </summary>
    public readonly byte[] Buffer = new byte[BufferCount];

    /// <summary>Gets how many messages were refused since the start because the queue was full.</summary>
    public int Refused { get; private set; }

    /// <summary>Gets the most messages that have waited at once since the start.</summary>
    public int Most { get; private set; }

    /// <summary>Gets or sets who is notified of messages that did not reach their node.</summary>
    public IDownlinkLoss Losses { get; set; }

    /// <summary>Gets how many messages wait.</summary>
    public int Count
    {
        get { return _messages.Count; }
    }

    /// <summary>
    /// Gets whether anything waits for this node. Chunks of its update come after it: a frame that is sealed already would
    /// be refused behind a higher counter, and an offer behind the first chunk would start the node's check anew.
    /// </summary>
    public bool HasMessagesFor(NodeEntry entry)
    {
        for (int i = 0; i < _messages.Count; i++)
        {
            if (_messages.Entry(i) == entry)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Queues a frame that needs no session: ServerHello, InvalidateKey. The frame is copied.</summary>
    public void SendFrame(long destination, byte[] frame, int count)
    {
        Add(null, destination, DownlinkRing.WholeFrame, 0, frame, 0, count);
    }

    /// <summary>Queues an InvalidateKey.</summary>
    /// <param name="address">Who has to register, or to register anew.</param>
    /// <param name="reason">The reason.</param>
    public void SendInvalidateKey(long address, InvalidateReason reason)
    {
        SendFrame(address, Buffer, InvalidateKeyFrame.Write(Buffer, reason));
    }

    /// <summary>Queues control bytes to a node, or keeps them where the node sleeps.</summary>
    /// <returns>False where the queue is full.</returns>
    public bool SendControl(NodeEntry entry, byte[] control, int offset, int count)
    {
        return Send(entry, FrameType.ControlDown, 0, control, offset, count);
    }

    /// <summary>Queues control bytes to a node that is known to listen now, whether it sleeps or not.</summary>
    public void SendControlNow(NodeEntry entry, byte[] control, int count)
    {
        Add(entry, entry.Address, FrameType.ControlDown, 0, control, 0, count);
    }

    /// <summary>
    /// Queues the broadcast key to a node that is known to listen now, whether it sleeps or not, and before it the counter, where there
    /// were broadcasts: a stranger may have recorded those. Where the queue is full the node is owed it still.
    /// </summary>
    /// <returns>False where the queue is full.</returns>
    public bool SendBroadcastKey(NodeEntry entry)
    {
        int counter = _broadcast.Counter + WaitingBroadcasts();
        if (counter > 0)
        {
            int told = BroadcastCounterMessage.Write(Buffer, counter, _broadcast.KeyBytes);
            if (!Add(entry, entry.Address, FrameType.ControlDown, 0, Buffer, 0, told))
            {
                return false;
            }
        }

        int count = BroadcastKeyMessage.Write(Buffer, 0, _broadcast.KeyBytes);
        bool isQueued = Add(entry, entry.Address, FrameType.ControlDown, 0, Buffer, 0, count);
        Array.Clear(Buffer, 0, count);
        if (isQueued)
        {
            entry.Traits &= ~NodeTraits.OwedBroadcastKey;
        }

        return isQueued;
    }

    /// <summary>Queues the answer to a clock request.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="times">The three times of the answer, 8 bytes each, one behind the other.</param>
    public void SendClockResponse(NodeEntry entry, byte[] times)
    {
        Add(entry, entry.Address, FrameType.ClockResponse, 0, times, 0, 3 * sizeof(long));
    }

    /// <summary>Queues what came of a node's name.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="result">The result.</param>
    public void SendNameResult(NodeEntry entry, NodeNameResult result)
    {
        Buffer[0] = (byte)result;
        Add(entry, entry.Address, FrameType.NodeNameResult, 0, Buffer, 0, 1);
    }

    /// <summary>Queues user data to a node, or keeps it where the node sleeps.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="type"><see cref="FrameType.DataSet"/> or <see cref="FrameType.DataGet"/>.</param>
    /// <param name="encoding">A <see cref="PayloadEncoding"/>.</param>
    /// <param name="payload">Holds the payload from its first byte.</param>
    /// <param name="count">1 to <see cref="PayloadFrame.MaximumPayload"/>.</param>
    /// <returns>False where the queue is full.</returns>
    public bool SendPayload(NodeEntry entry, byte type, byte encoding, byte[] payload, int count)
    {
        return Send(entry, type, encoding, payload, 0, count);
    }

    /// <summary>Queues a broadcast.</summary>
    /// <param name="type">A downlink <see cref="FrameType"/> without the broadcast bit.</param>
    /// <param name="encoding">A <see cref="PayloadEncoding"/>; ignored in control frames.</param>
    /// <param name="body">Payload or control bytes.</param>
    /// <param name="count">Their number.</param>
    /// <returns>False where the queue is full.</returns>
    public bool Broadcast(byte type, byte encoding, byte[] body, int count)
    {
        return Add(null, MacAddress.Broadcast, type, encoding, body, 0, count);
    }

    /// <summary>
    /// Seals control bytes that stand in <see cref="Buffer"/> from <see cref="ControlFrame.ControlOffset"/> on as a broadcast that goes past
    /// the queue.
    /// </summary>
    /// <param name="count">Their number.</param>
    /// <returns>
    /// The frame's length; 0 where it has to wait: for a broadcast in the queue, which nodes would refuse behind a higher counter, or for a
    /// new key.
    /// </returns>
    public int SealBroadcast(int count)
    {
        return HasMessagesFor(null) || _broadcast.NeedsRenewal ? 0 : ControlFrame.Seal(
            _broadcast.Key,
            Buffer,
            FrameType.ControlDown | FrameType.BroadcastBit,
            FrameLayout.BroadcastNodeId,
            _broadcast.Next(),
            count);
    }

    /// <summary>
    /// Determines whether broadcasts can be sent now. Where the key has not so many counters left as are wanted, it is renewed first, and
    /// the nodes are told, one after another.
    /// </summary>
    /// <param name="count">How many will be sent; 0 for none but a few.</param>
    public bool HasBroadcasts(int count)
    {
        if (_broadcast.Counter + count >= Session.RenewalCounter)
        {
            _broadcast.Exhaust();
        }

        return !_broadcast.NeedsRenewal;
    }

    /// <summary>A node is about to be forgotten: what waits for it is given up while its name is still known.</summary>
    public void Forget(NodeEntry entry)
    {
        GiveUp(entry, Gone);
    }

    /// <summary>Gives up what waits for a node, and what it was asked and has not answered.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="reason">Why, in words.</param>
    public void GiveUp(NodeEntry entry, string reason)
    {
        // What is sealed already comes to its end by itself.
        int index = _underWay || _frameCount > 0 ? 1 : 0;
        while (index < _messages.Count)
        {
            if (_messages.Entry(index) == entry)
            {
                Lose(index, reason);
                RemoveAt(index);
            }
            else
            {
                index++;
            }
        }

        LoseWaiting(entry, reason);
        Losses?.OnGivenUp(entry, reason);
    }

    /// <summary>
    /// A sleepy node listens now: what waits for it goes out, and the broadcast key where it is owed that. What finds its time over, or the
    /// queue full, waits for the next time.
    /// </summary>
    public void OnListening(NodeEntry entry)
    {
        SendWaiting(entry);
        if (entry.Sleepy && (entry.Traits & NodeTraits.OwedBroadcastKey) != 0)
        {
            SendBroadcastKey(entry);
        }
    }

    /// <summary>Sends what can be sent.</summary>
    /// <returns>No time limit: the radio reports when it accepts more.</returns>
    public int Pump(long now)
    {
        // There was no memory for its result.
        if (_underWay && !_sender.Holds(this))
        {
            OnSent(0, false, now);
        }

        while (_messages.Count > 0 && !_underWay)
        {
            if (_frameCount == 0 && !Seal())
            {
                Lose(0, Gone);
                Remove();
                continue;
            }

            if (!_sender.Send(this, 0, _messages.Destination(0), _frame, _frameCount))
            {
                break;
            }

            _underWay = true;
            _attemptsLeft--;
        }

        return int.MaxValue;
    }

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered, long now)
    {
        _underWay = false;
        if (!delivered && _attemptsLeft > 0)
        {
            return;
        }

        if (!delivered && _messages.Type(0) != DownlinkRing.WholeFrame)
        {
            _log.Write(LogLevel.Warning, MacAddress.Format(_messages.Destination(0)) + ": message not delivered");
        }

        _frameCount = 0;
        if (_served == null || _served == _messages.Entry(0).Session)
        {
            NodeEntry entry = _messages.Entry(0);
            if (!delivered)
            {
                Lose(0, NotDelivered);
            }

            Remove();

            // A node that did not acknowledge one message may not hear the next one.
            if (entry != null && (!entry.Sleepy || (delivered && now - entry.LastHeard < WindowMilliseconds)))
            {
                SendWaiting(entry);
            }
        }
    }

    private int WaitingBroadcasts()
    {
        int waiting = 0;

        // The first one has its counter already where it is sealed.
        for (int i = _frameCount > 0 ? 1 : 0; i < _messages.Count; i++)
        {
            waiting += _messages.Entry(i) == null && _messages.Type(_messages.Find(i)) != DownlinkRing.WholeFrame ? 1 : 0;
        }

        return waiting;
    }

    private void Lose(int index, string reason)
    {
        int at = _messages.Find(index);
        if (Losses != null && _messages.Entry(index) != null)
        {
            byte code = _messages.Bytes[_messages.BodyOffset(at)];
            Losses.OnLost(_messages.Entry(index), _messages.Destination(at), _messages.Type(at), code, reason);
        }
    }

    private void LoseWaiting(NodeEntry entry, string reason)
    {
        byte[] messages = entry.Waiting;
        if (messages == null)
        {
            return;
        }

        for (int at = 0; at < messages.Length && Losses != null; at = WaitingMessages.Next(messages, at))
        {
            byte code = messages[WaitingMessages.BodyOffset(at)];
            Losses.OnLost(entry, entry.Address, WaitingMessages.Type(messages, at), code, reason);
        }

        _waiting.Clear(entry);
    }

    /// <summary>Queues a message, or keeps it where the node sleeps.</summary>
    private bool Send(NodeEntry entry, byte type, byte encoding, byte[] body, int offset, int count)
    {
        if (!entry.Sleepy)
        {
            return Add(entry, entry.Address, type, encoding, body, offset, count);
        }

        _waiting ??= new WaitingMessages();
        byte[] before = entry.Waiting;
        int earlier = type == FrameType.ControlDown ? WaitingMessages.FindCommand(before, body[offset]) : WaitingMessages.None;
        if (!_waiting.TryAdd(entry, earlier, type, encoding, body, offset, count))
        {
            Refused++;
            return false;
        }

        // The same command again is obeyed once, and nobody has to be told.
        if (earlier != WaitingMessages.None && !WaitingMessages.HasBody(before, earlier, body, offset, count))
        {
            Losses?.OnLost(entry, entry.Address, type, before[WaitingMessages.BodyOffset(earlier)], Replaced);
        }

        return true;
    }

    /// <summary>
    /// Queues the first message that waits for a node. Each waits for the delivery of the one before: so they keep their order, and those for
    /// which the node listens no more are not lost.
    /// </summary>
    private void SendWaiting(NodeEntry entry)
    {
        byte[] messages = entry.Waiting;
        if (messages == null || HasMessagesFor(entry))
        {
            return;
        }

        byte[] others = WaitingMessages.BehindFirst(messages);
        bool isQueued = WaitingMessages.Type(messages, 0) != WaitingMessages.Queued && _messages.TryAdd(
            entry,
            entry.Address,
            WaitingMessages.Type(messages, 0),
            WaitingMessages.Encoding(messages, 0),
            messages,
            WaitingMessages.BodyOffset(0),
            WaitingMessages.BodyCount(messages, 0));
        if (isQueued)
        {
            // Should there be no memory to remove it, it is not queued again.
            messages[0] = WaitingMessages.Queued;
        }

        if (messages[0] == WaitingMessages.Queued)
        {
            _waiting.Replace(entry, others);
            Most = Count > Most ? Count : Most;
        }
    }

    private bool Add(NodeEntry entry, long destination, byte type, byte encoding, byte[] body, int offset, int count)
    {
        if (_messages.TryAdd(entry, destination, type, encoding, body, offset, count))
        {
            Most = Count > Most ? Count : Most;
            return true;
        }

        Refused++;
        if (!_fullLogged)
        {
            _fullLogged = true;
            _log.Write(LogLevel.Warning, "send queue full: messages to nodes are refused");
        }

        return false;
    }

    private void RemoveAt(int index)
    {
        // The first one may have gone out under one of its sessions already, and wait for its turn under the next.
        if (index == 0)
        {
            Remove();
        }
        else
        {
            _messages.Remove(index);
        }
    }

    private void Remove()
    {
        _fullLogged = false;

        // Without a frame a message that there is no memory to remove is sent again.
        _frameCount = 0;

        // Where the radio seals, what it was handed is in the clear, and may hold a key.
        Array.Clear(_frame, 0, _frame.Length);
        _served = null;
        _messages.Remove(0);
    }

    private bool Seal()
    {
        _attemptsLeft = Attempts;
        byte type = _messages.Type(0);
        NodeEntry entry = _messages.Entry(0);
        if (type == DownlinkRing.WholeFrame)
        {
            int count = _messages.BodyCount(0);
            Array.Copy(_messages.Bytes, _messages.BodyOffset(0), _frame, 0, count);
            _frameCount = count;
            return true;
        }

        if (entry == null)
        {
            _frameCount = DownlinkSealer.Seal(
                _messages,
                _broadcast.Key,
                (byte)(type | FrameType.BroadcastBit),
                FrameLayout.BroadcastNodeId,
                _broadcast.Next(),
                _frame);
            return true;
        }

        // A node that has just said hello may know only the key of that hello, or only the old one where the hello was
        // not its own: it gets the message under each, and refuses those that it cannot open.
        CandidateSession candidate = _candidates.Next(entry, _served);
        Session session = candidate == null ? entry.Session : candidate.Session;
        if (!session.IsOpen || entry.Address != _messages.Destination(0))
        {
            return false;
        }

        _frameCount = DownlinkSealer.Seal(_messages, session, type, session.NodeId, session.NextDownlink(), _frame);
        _served = session;
        return true;
    }
}
