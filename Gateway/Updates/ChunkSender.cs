using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>Sends what a delivery decides: seals one frame after the other and brings the results back to it.</summary>
public sealed class ChunkSender : ISendOwner
{
    /// <summary>Stands for a question in tags: chunks are counted from 1 on.</summary>
    private const int PollTag = 0;

    /// <summary>So many frames in a row that no radio acknowledged (8 attempts each) mean that nobody listens just now.</summary>
    private const int Failures = 2;

    /// <summary>Then the next frame is a probe after so long: a silent node must not take the others' air.</summary>
    private const int PauseMilliseconds = 50;

    private readonly IClock _clock;
    private readonly DownlinkQueue _queue;
    private readonly RadioSender _sender;
    private NodeEntry _entry;
    private ChunkRing _ring;
    private int _underWay;
    private int _generation;
    private int _sentAgainBefore;
    private int _failures;
    private long _notBefore;

    /// <summary>Makes a sender without a delivery.</summary>
    public ChunkSender(IClock clock, DownlinkQueue queue, RadioSender sender)
    {
        _clock = clock;
        _queue = queue;
        _sender = sender;
    }

    /// <summary>Gets the delivery; null while there is none.</summary>
    public ChunkDelivery Delivery { get; private set; }

    /// <summary>Gets when a chunk last got further.</summary>
    public long ProgressAt { get; private set; }

    /// <summary>
    /// Gets the last chunk that the node can hold of this update: it was sent it since <see cref="Reset"/>, whatever came of it, or
    /// said that it has it.
    /// </summary>
    public int Reach { get; private set; }

    /// <summary>Gets how many frames were sent again since <see cref="Reset"/>.</summary>
    public int SentAgain
    {
        get { return _sentAgainBefore + (Delivery == null ? 0 : Delivery.SentAgain); }
    }

    private int MostUnderWay
    {
        get { return _failures >= Failures ? 1 : Delivery.MostUnderWay; }
    }

    /// <summary>Starts the counts for a new update.</summary>
    public void Reset(long now)
    {
        Stop();
        _sentAgainBefore = 0;
        Reach = 0;
        ProgressAt = now;
    }

    /// <summary>Starts to deliver a ring's chunks to a node.</summary>
    public void Begin(NodeEntry entry, ChunkRing ring, ChunkDelivery delivery)
    {
        Stop();
        _entry = entry;
        _ring = ring;
        Delivery = delivery;
        Extend(ring.First - 1);
        _failures = 0;
        _notBefore = 0;
    }

    /// <summary>Gives the delivery up. Results of what is still under way are ignored.</summary>
    public void Stop()
    {
        _sentAgainBefore = SentAgain;
        _generation = (_generation + 1) & 0x7FFF;
        Delivery = null;
        _entry = null;
        _ring = null;
    }

    /// <summary>Hands an answer of the node to the delivery.</summary>
    public void OnAnswer(int status, byte[] buffer, int offset, int count, long now)
    {
        if (Delivery.OnAnswer(status, buffer, offset, count, now))
        {
            ProgressAt = now;
        }
    }

    /// <summary>Returns in how many milliseconds there may be a frame to send without anything else happening.</summary>
    public int Wait(long now)
    {
        int pause = (int)(_notBefore - now);
        int wait = Delivery.Wait(now);
        return pause > 0 && wait > pause ? pause : wait;
    }

    /// <summary>Sends one frame, if there is one to send.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(long now)
    {
        bool ready = Delivery != null && _underWay < MostUnderWay && now >= _notBefore && _sender.Room > 0
            && _entry.IsRegistered && !_queue.HasMessagesFor(_entry);
        int index = ready ? Delivery.Next(now) : ChunkDelivery.Nothing;
        if (index == ChunkDelivery.Nothing)
        {
            return false;
        }

        byte[] frame = _queue.Buffer;
        int tag = index > 0 ? index : PollTag;
        int count = Write(index, frame);
        count = ControlFrame.Seal(
            _entry.Session,
            frame,
            FrameType.ControlDown,
            _entry.Session.NodeId,
            _entry.Session.NextDownlink(),
            count);
        if (!_sender.Send(this, (_generation << 16) | tag, _entry.Address, frame, count))
        {
            return false;
        }

        _underWay++;
        Delivery.OnSending(index, now);
        Extend(index);
        return true;
    }

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered)
    {
        _underWay--;
        int index = tag & 0xFFFF;
        if (Delivery == null || (tag >> 16) != _generation)
        {
            return;
        }

        long now = _clock.Milliseconds;
        _failures = delivered ? 0 : _failures + 1;
        _notBefore = _failures >= Failures ? now + PauseMilliseconds : now;
        if (index != PollTag && Delivery.OnSent(index, delivered, now))
        {
            ProgressAt = now;
        }
    }

    private void Extend(int index)
    {
        Reach = index > Reach ? index : Reach;
    }

    private int Write(int index, byte[] frame)
    {
        switch (index)
        {
            case ChunkDelivery.Poll:
                return OtaChunkMessage.Write(frame, ControlFrame.ControlOffset, 0, 0);
            case ChunkDelivery.Probe:
                return OtaChunkMessage.WriteProbe(frame, ControlFrame.ControlOffset);
            default:
                int data = _ring.Count(index);
                int place = ControlFrame.ControlOffset + OtaChunkMessage.DataOffset;
                Array.Copy(_ring.Bytes, _ring.Offset(index), frame, place, data);
                return OtaChunkMessage.Write(frame, ControlFrame.ControlOffset, index, data);
        }
    }
}
