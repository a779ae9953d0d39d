using System;
using System.Collections;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Tests.Unit.Support;

namespace EnigmaIoT.Tests.Unit.Radio;

/// <summary>A driver that does what its contract says, with a send queue of a size that the test sets.</summary>
public sealed class DriverDouble : IRadioDriver
{
    private readonly ArrayList _queue = new ArrayList();
    private readonly ArrayList _results = new ArrayList();
    private readonly ArrayList _received = new ArrayList();

    /// <inheritdoc/>
    public int Channel { get; set; } = 6;

    /// <inheritdoc/>
    public int Overruns { get; set; }

    /// <summary>Gets or sets how many frames it queues.</summary>
    public int QueueSize { get; set; } = 16;

    /// <summary>Gets or sets what the next exchanges return instead of working; 0 to work.</summary>
    public int Failure { get; set; }

    /// <summary>Gets or sets bytes that the next exchange gives back as they are.</summary>
    public byte[] Raw { get; set; }

    /// <summary>Gets how often it was crossed.</summary>
    public int Calls { get; private set; }

    /// <summary>Gets what was handed over, as <see cref="SentFrame"/>.</summary>
    public ArrayList Sent { get; } = new ArrayList();

    /// <summary>Gets how many frames wait for their result.</summary>
    public int QueueCount
    {
        get { return _queue.Count; }
    }

    /// <summary>Ends the oldest queued frame.</summary>
    public void Complete(bool delivered)
    {
        AddResult((int)_queue[0], delivered);
        _queue.RemoveAt(0);
    }

    /// <summary>Reports a result under any ticket.</summary>
    public void AddResult(int ticket, bool delivered)
    {
        byte[] record = new byte[3];
        LittleEndian.WriteUInt16(record, 0, ticket);
        record[2] = (byte)(delivered ? 1 : 0);
        _results.Add(record);
    }

    /// <summary>Receives a frame of -50 dBm.</summary>
    public void Receive(long source, byte[] payload, int openedBy = 0)
    {
        byte[] record = new byte[14 + payload.Length];
        MacAddress.Write(source, record, 0);
        record[6] = 206;
        record[7] = 6;
        LittleEndian.WriteUInt32(record, 8, (uint)openedBy);
        LittleEndian.WriteUInt16(record, 12, payload.Length);
        Array.Copy(payload, 0, record, 14, payload.Length);
        _received.Add(record);
    }

    /// <summary>Gets or sets whether it has frames of ESP-NOW version 2, and memory for them.</summary>
    public bool HasLargeFrames { get; set; }

    /// <summary>Gets the room that it has.</summary>
    public FrameRoom Room { get; private set; }

    /// <inheritdoc/>
    public bool TrySetRoom(FrameRoom room)
    {
        bool isGiven = HasLargeFrames || room == FrameRoom.Usual;
        Room = isGiven ? room : Room;
        return isGiven;
    }

    /// <inheritdoc/>
    public int Exchange(byte[] outgoing, int outgoingCount, byte[] incoming)
    {
        Calls++;
        if (Failure != 0)
        {
            return Failure;
        }

        if (Raw != null)
        {
            byte[] raw = Raw;
            Raw = null;
            Array.Copy(raw, 0, incoming, 0, raw.Length);
            return raw.Length;
        }

        incoming[0] = (byte)Take(outgoing, outgoingCount);
        incoming[1] = (byte)_results.Count;
        int end = 2;
        end = Move(_results, incoming, end);
        return Move(_received, incoming, end);
    }

    private static int Move(ArrayList records, byte[] incoming, int end)
    {
        while (records.Count > 0 && end + ((byte[])records[0]).Length <= incoming.Length)
        {
            byte[] record = (byte[])records[0];
            Array.Copy(record, 0, incoming, end, record.Length);
            end += record.Length;
            records.RemoveAt(0);
        }

        return end;
    }

    private int Take(byte[] outgoing, int outgoingCount)
    {
        int taken = 0;
        int at = 0;
        while (at < outgoingCount && _queue.Count < QueueSize)
        {
            int ticket = LittleEndian.ReadUInt16(outgoing, at + 6);
            byte[] payload = new byte[LittleEndian.ReadUInt16(outgoing, at + 9)];
            Array.Copy(outgoing, at + 11, payload, 0, payload.Length);
            Sent.Add(new SentFrame(ticket, MacAddress.Read(outgoing, at), payload, (AirRate)outgoing[at + 8]));
            _queue.Add(ticket);
            at += 11 + payload.Length;
            taken++;
        }

        return taken;
    }
}
