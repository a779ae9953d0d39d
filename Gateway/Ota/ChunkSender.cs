using System;
using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>Sends what a delivery decides: seals one frame after the other and brings the results back to it.</summary>
public sealed class ChunkSender : ISendOwner
{
    /// <summary>Stands for a question in tags: chunks are counted from 1 on.</summary>
    private const int PollTag = 0;

    private readonly IClock _clock;
    private readonly DownlinkQueue _queue;
    private readonly RadioSender _sender;
    private NodeEntry _entry;
    private ChunkRing _ring;
    private int _underWay;
    private int _generation;
    private int _sentAgainBefore;

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

    /// <summary>Gets how many frames were sent again since <see cref="Reset"/>.</summary>
    public int SentAgain
    {
        get { return _sentAgainBefore + (Delivery == null ? 0 : Delivery.SentAgain); }
    }

    /// <summary>Starts the counts for a new update.</summary>
    public void Reset(long now)
    {
        Stop();
        _sentAgainBefore = 0;
        ProgressAt = now;
    }

    /// <summary>Starts to deliver a ring's chunks to a node.</summary>
    public void Begin(NodeEntry entry, ChunkRing ring, ChunkDelivery delivery)
    {
        Stop();
        _entry = entry;
        _ring = ring;
        Delivery = delivery;
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

    /// <summary>Sends one frame, if there is one to send.</summary>
    /// <param name="frame">A buffer of 250 bytes.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether a frame was handed to the radio.</returns>
    public bool TrySend(byte[] frame, long now)
    {
        bool ready = Delivery != null && _underWay < Delivery.MostUnderWay && _sender.Room > 0
            && _entry.IsRegistered && !_queue.HasMessagesFor(_entry);
        int index = ready ? Delivery.Next(now) : ChunkDelivery.Nothing;
        if (index == ChunkDelivery.Nothing)
        {
            return false;
        }

        int tag = index == ChunkDelivery.Poll ? PollTag : index;
        int data = tag == PollTag ? 0 : _ring.Count(index);
        int count = OtaChunkMessage.Write(frame, ControlFrame.ControlOffset, tag, data);
        if (data > 0)
        {
            Array.Copy(_ring.Chunk(index), 0, frame, ControlFrame.ControlOffset + OtaChunkMessage.DataOffset, data);
        }

        count = ControlFrame.Seal(
            _entry.Session.Key,
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
        return true;
    }

    /// <inheritdoc/>
    public void OnSent(int tag, bool delivered)
    {
        _underWay--;
        int index = tag & 0xFFFF;
        if (Delivery == null || (tag >> 16) != _generation || index == PollTag)
        {
            return;
        }

        long now = _clock.Milliseconds;
        if (Delivery.OnSent(index, delivered, now))
        {
            ProgressAt = now;
        }
    }
}
