using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The node's side of an update: opens it with the node, sends what the delivery chooses, and brings the results back to it.
/// <para>
/// How an update is opened: by message 0, until that is answered. A 0.9.8 node that has taken one must not get another: it would restart.
/// So where no answer comes, the node is asked where it stands, by a chunk that cannot be the next one: if it runs an update it says
/// status 4, else status 1, and is offered the image again. It says either once; where that was lost, it speaks again only after a chunk,
/// or message 0. So it gets chunks then, and message 0 only after a silence that is longer than it may last. After a restart of the
/// gateway such a node is only asked.
/// </para>
/// </summary>
internal sealed class NodeSide : ISendOwner
{
    /// <summary>A message that opens an update is answered within this time, or followed by the next one.</summary>
    public const int RepeatMilliseconds = 700;

    /// <summary>A node whose session the gateway's restart has lost is told so this often.</summary>
    public const int ReturnMilliseconds = 1000;

    /// <summary>Registration takes a 0.9.8 node 4 to 8 s; then it has given its update up, and offers would start it anew.</summary>
    private const int ReturnLimitMilliseconds = 30000;

    /// <summary>While something else waits for the node, or it registers, it is looked after this often.</summary>
    private const int RetryMilliseconds = 10;

    /// <summary>A chunk and a poll may be on their way to the node when it is offered the image again.</summary>
    private const int MaximumStrays = 2;

    /// <summary>Longer than node or gateway may be deaf (5 s and the pause between two tries), and less than the 10 s of an update.</summary>
    private const int SilenceMilliseconds = 6500;

    /// <summary>So many frames in a row that no radio acknowledged (8 attempts each) mean that nobody listens just now.</summary>
    private const int Failures = 2;

    /// <summary>Then the next frame is a probe after this time: a silent node must not take the others' air.</summary>
    private const int PauseMilliseconds = 50;

    /// <summary>A 0.9.8 node is gone so long after it has said that it restarts, a turn of its loop included.</summary>
    private const int GoneMilliseconds = OtaLimits.RestartDelayMilliseconds + 250;

    // Of what comes back with a frame's result: the first chunk's index in bits 0 to 15, the step of its rate in 16 to 23, how many more
    // chunks it has above.
    private const int StepShift = 16;
    private const int MoreShift = 24;
    private const int StepMask = 0xFF;
    private const int IndexMask = 0xFFFF;

    private readonly RadioLink _link;
    private readonly OtaOffer _offer;
    private readonly ChunkRing _ring;
    private bool _isWindowNode;
    private int _strays;
    private long _offeredAt;
    private long _due;
    private long _returnLimit;
    private int _sentAgainBefore;
    private int _failures;
    private long _notBefore;

    // Only for a node that takes other rates than 1 Mbit/s.
    private RateLadder _rates;

    /// <summary>Creates the side of no node.</summary>
    public NodeSide(RadioLink link, OtaOffer offer, ChunkRing ring)
    {
        _link = link;
        _offer = offer;
        _ring = ring;
    }

    /// <summary>Gets the node's address.</summary>
    public long Address { get; private set; }

    /// <summary>Gets the node; null where it is not known, or has not come back after a restart of the gateway.</summary>
    public NodeEntry Entry { get; private set; }

    /// <summary>Gets the node; null where it is not there. Its entry may have been given to another node.</summary>
    public NodeEntry Present
    {
        get { return Entry != null && Entry.Address == Address ? Entry : null; }
    }

    /// <summary>
    /// Gets or sets how often the node was woken for this update: behind it such a node has to sleep again. 0 where it was awake by itself.
    /// </summary>
    public int Wakings { get; set; }

    /// <summary>Gets what chooses the chunks to be sent; null while none are.</summary>
    public ChunkDelivery Delivery { get; private set; }

    /// <summary>Gets the delivery to a node that speaks the extension; null where it does not, or gets no chunks.</summary>
    public WindowDelivery Window
    {
        get { return Delivery as WindowDelivery; }
    }

    /// <summary>Gets whether the node has the whole image, from its answers or the radio's results.</summary>
    public bool IsSettled
    {
        get { return Delivery != null && Delivery.IsSettled; }
    }

    /// <summary>Gets when a chunk last got further.</summary>
    public long ProgressAt { get; private set; }

    /// <summary>Gets the last chunk that the node can hold of this update: it was sent it, whatever came of it, or said that it has it.</summary>
    public int Reach { get; private set; }

    /// <summary>Gets whether the node was sent all chunks.</summary>
    public bool WasSentAll
    {
        get { return Reach >= _offer.Chunks; }
    }

    /// <summary>
    /// Gets whether a node that did not answer message 0 can have taken it: it was sent all chunks, and has registered anew since its
    /// last update. Before that, what it says may still be about that one.
    /// </summary>
    public bool MayHaveStarted
    {
        get { return WasSentAll && (Entry.UpdateEndedAt == 0 || Entry.Session.OpenedAt > Entry.UpdateEndedAt); }
    }

    /// <summary>Gets how many frames were sent again in this update.</summary>
    public int SentAgain
    {
        get { return _sentAgainBefore + (Delivery == null ? 0 : Delivery.SentAgain); }
    }

    private int MaximumInFlight
    {
        get { return _failures >= Failures ? 1 : Delivery.MaximumInFlight; }
    }

    /// <summary>Starts to wait for a node whose update a restart of the gateway cut: it holds a session that the gateway has lost.</summary>
    public void BeginReturn(long address, long now)
    {
        Address = address;
        _due = now;
        _returnLimit = now + ReturnLimitMilliseconds;
    }

    /// <summary>Determines whether the node has had long enough to come back.</summary>
    public bool IsReturnOver(long now)
    {
        return now >= _returnLimit;
    }

    /// <summary>Looks for the node, and tells it that its session is gone.</summary>
    /// <returns>The node once it is registered; else null.</returns>
    public NodeEntry FindReturned(NodeTable nodes, long now)
    {
        NodeEntry entry = nodes.Find(Address);
        if (entry != null && entry.IsRegistered)
        {
            return entry;
        }

        if (now >= _due)
        {
            _due = now + ReturnMilliseconds;
            _link.Invalidate(Address, InvalidateReason.UnregisteredNode);
        }

        return null;
    }

    /// <summary>Starts an update of a node, which has got nothing of it yet.</summary>
    public void Begin(NodeEntry entry, long now)
    {
        StopDelivery();
        Entry = entry;
        entry.IsBeingUpdated = true;
        Address = entry.Address;
        _sentAgainBefore = 0;
        Reach = 0;
        ProgressAt = now;
    }

    /// <summary>Ends it.</summary>
    public void End(bool isWell, long now)
    {
        StopDelivery();
        if (Present != null)
        {
            Entry.NoteUpdateEnd(_offer.Md5, isWell, now);
            Entry.IsBeingUpdated = false;

            // One that has the image restarts by itself.
            if (Wakings > 0 && !isWell && !Entry.Sleepy)
            {
                SleepingUpdates.SendToSleep(_link, Entry);
            }
        }

        Wakings = 0;
        Entry = null;
    }

    /// <summary>Starts to open the update: message 0, or the poll, is due at once.</summary>
    /// <param name="isWindowNode">Whether the node is known to speak the extension, and takes any number of offers.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void BeginOpening(bool isWindowNode, long now)
    {
        _isWindowNode = isWindowNode;
        _strays = 0;
        Restart(now);
    }

    /// <summary>The node runs no update and is offered the image again. What it was asked besides may still be answered.</summary>
    public void RestartOpening(long now)
    {
        StopDelivery();
        _strays = MaximumStrays;
        Restart(now);
    }

    /// <summary>Takes an answer that the node runs no update as one to an earlier poll.</summary>
    /// <returns>False where it has to be the answer to message 0: the node refuses the image.</returns>
    public bool TakeStray()
    {
        _strays--;
        return _strays >= 0;
    }

    /// <summary>Sends the message that opens the update, where it is due.</summary>
    /// <param name="onlyAsks">Whether the node must not be offered the image.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <param name="what"><see cref="UpdateEvent.Offered"/> or <see cref="UpdateEvent.Asked"/>, where something was sent.</param>
    /// <returns>In how many milliseconds it has to be called again; 0 where something was sent.</returns>
    public int PumpOpening(bool onlyAsks, long now, out UpdateEvent what)
    {
        bool asks = onlyAsks || (!_isWindowNode && now - _offeredAt < SilenceMilliseconds);
        what = asks ? UpdateEvent.Asked : UpdateEvent.Offered;
        if (now < _due)
        {
            return (int)(_due - now);
        }

        if (!_link.IsFree(Entry))
        {
            return RetryMilliseconds;
        }

        _offeredAt = asks ? _offeredAt : now;
        _due = now + RepeatMilliseconds;
        byte[] buffer = _link.Buffer;
        int count = asks
            ? OtaChunkMessage.WriteProbe(buffer, ControlFrame.ControlOffset)
            : _offer.Write(buffer, ControlFrame.ControlOffset);
        _link.SendControl(Entry, count);
        return 0;
    }

    /// <summary>Sends a node of ours that the update is over, so that it does not wait for more; another one would restart.</summary>
    public void Stop()
    {
        if (Present != null && Window != null)
        {
            _link.SendControl(Entry, OtaChunkMessage.WriteStop(_link.Buffer, ControlFrame.ControlOffset));
        }
    }

    /// <summary>Makes the node register again: its key must not run out of counters during the update.</summary>
    public void RenewKey()
    {
        _link.Invalidate(Address, InvalidateReason.KeyExpired);
    }

    /// <summary>Notes whether the node takes frames at other rates than 1 Mbit/s.</summary>
    public void SetTakesRates(bool takes)
    {
        _rates = takes ? new RateLadder() : null;
    }

    /// <summary>Starts to send chunks.</summary>
    public void Deliver(ChunkDelivery delivery)
    {
        StopDelivery();
        Delivery = delivery;
        Extend(_ring.First - 1);
        _failures = 0;
        _notBefore = 0;
    }

    /// <summary>Sends no more chunks. Results of what is still under way are ignored.</summary>
    public void StopDelivery()
    {
        _sentAgainBefore = SentAgain;
        Window?.Frames?.OnDisowned();
        Delivery = null;
        _link.Disown(this);
        _rates?.OnDisowned();
    }

    /// <summary>The node restarts: it is offered nothing before it is gone, for it would say that it has started.</summary>
    public void AwaitRestart(long now)
    {
        _notBefore = now + GoneMilliseconds;
    }

    /// <summary>Passes an answer of the node to the delivery.</summary>
    public void OnAnswer(OtaStatus status, byte[] buffer, int offset, int count, long now)
    {
        if (Delivery.OnAnswer(status, buffer, offset, count, now))
        {
            ProgressAt = now;
        }
    }

    /// <summary>Returns in how many milliseconds there may be a chunk to send without anything else happening.</summary>
    public int DeliveryWait(long now)
    {
        if (Delivery == null)
        {
            return int.MaxValue;
        }

        int pause = (int)(_notBefore - now);
        int wait = Delivery.Wait(now);
        return pause > 0 && wait > pause ? pause : wait;
    }

    /// <summary>Sends what the delivery chooses.</summary>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(long now)
    {
        bool ready = Delivery != null && Delivery.InFlight < MaximumInFlight && now >= _notBefore && _link.IsReady(Entry);
        int index = ready ? Delivery.Next(now) : ChunkDelivery.Nothing;
        if (index == ChunkDelivery.Nothing)
        {
            return false;
        }

        // Polls go at 1 Mbit/s: they are short, and sent where something is wrong.
        bool isChunk = index > ChunkDelivery.Nothing;
        int step = isChunk && _rates != null ? _rates.Next : 0;
        WindowDelivery window = isChunk ? Window : null;
        int count = window == null ? 1 : window.CountFrom(index, RateLadder.MostChunks(step));
        byte[] buffer = count > 1 ? window.Frames.Buffer : _link.Buffer;
        int tag = isChunk ? index | (step << StepShift) | ((count - 1) << MoreShift) : index;
        if (!_link.TrySend(this, tag, Entry, buffer, Write(buffer, index, count), RateLadder.RateOf(step)))
        {
            return false;
        }

        if (isChunk)
        {
            _rates?.OnSending();
        }

        for (int i = 0; i < count; i++)
        {
            Delivery.OnSending(index + i, now);
        }

        window?.Frames?.OnSending(index, count);
        Extend(index + count - 1);
        return true;
    }

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered, long now)
    {
        bool isChunk = tag > ChunkDelivery.Nothing;
        int step = isChunk ? (tag >> StepShift) & StepMask : 0;

        // A frame at a higher rate may be lost though the node listens.
        _failures = delivered ? 0 : step == 0 ? _failures + 1 : _failures;
        _notBefore = _failures >= Failures ? now + PauseMilliseconds : now;
        if (!isChunk)
        {
            return;
        }

        int first = tag & IndexMask;
        int count = (tag >> MoreShift) + 1;
        Window?.Frames?.OnSent(first, count, delivered, RateLadder.IsLow(step));
        _rates?.OnSent(step, delivered, count > 1);
        for (int i = 0; i < count; i++)
        {
            if (Delivery.OnSent(first + i, delivered, now))
            {
                ProgressAt = now;
            }
        }
    }

    private void Restart(long now)
    {
        _due = _notBefore > now ? _notBefore : now;

        // It says anew what it takes.
        _rates = null;

        // The first turn is an offer where there may be one.
        _offeredAt = now - SilenceMilliseconds;
    }

    private void Extend(int index)
    {
        Reach = index > Reach ? index : Reach;
    }

    private int Write(byte[] buffer, int index, int count)
    {
        switch (index)
        {
            case ChunkDelivery.Poll:
                return OtaChunkMessage.Write(buffer, ControlFrame.ControlOffset, 0, 0);
            case ChunkDelivery.Probe:
                return OtaChunkMessage.WriteProbe(buffer, ControlFrame.ControlOffset);
            default:
                int data = 0;
                for (int i = index; i < index + count; i++)
                {
                    int place = ControlFrame.ControlOffset + OtaChunkMessage.DataOffset + data;
                    Array.Copy(_ring.Bytes, _ring.Offset(i), buffer, place, _ring.Count(i));
                    data += _ring.Count(i);
                }

                return OtaChunkMessage.Write(buffer, ControlFrame.ControlOffset, index, data);
        }
    }
}
