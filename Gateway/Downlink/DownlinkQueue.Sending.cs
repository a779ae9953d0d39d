using System;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;

namespace EnigmaIoT.Gateway.Downlink;

/// <content>The ways into the queue, one for each kind of message.</content>
public sealed partial class DownlinkQueue
{
    /// <summary>Queues a frame that needs no session: ServerHello, InvalidateKey.</summary>
    public void SendFrame(long destination, byte[] frame, int count)
    {
        DownlinkMessage message = Reserve();
        if (message != null)
        {
            Fill(message, null, destination, 0, 0, frame, 0, count);
            message.IsFrame = true;
        }
    }

    /// <summary>Queues control bytes to a node, or keeps them where the node sleeps.</summary>
    /// <returns>False where the queue is full.</returns>
    public bool SendControl(NodeEntry entry, byte[] control, int offset, int count)
    {
        DownlinkMessage message = entry.Sleepy ? TakePending(entry) : Reserve();
        if (message == null)
        {
            return false;
        }

        Fill(message, entry, entry.Address, FrameType.ControlDown, 0, control, offset, count);
        return true;
    }

    /// <summary>Queues control bytes to a node that is known to listen now, whether it sleeps or not.</summary>
    public void SendControlNow(NodeEntry entry, byte[] control, int count)
    {
        SendNow(entry, FrameType.ControlDown, control, count);
    }

    /// <summary>
    /// Queues the broadcast key to a node that is known to listen now, whether it sleeps or not. Where the queue is full the node is
    /// owed it still.
    /// </summary>
    /// <returns>False where the queue is full.</returns>
    public bool SendBroadcastKey(NodeEntry entry)
    {
        DownlinkMessage message = Reserve();
        if (message == null)
        {
            return false;
        }

        int count = BroadcastKeyMessage.Write(message.Body, 0, _broadcast.KeyBytes);
        Fill(message, entry, entry.Address, FrameType.ControlDown, 0, message.Body, 0, count);
        entry.Traits &= ~NodeTraits.OwedBroadcastKey;
        return true;
    }

    /// <summary>Queues the answer to a clock request.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="times">The three times of the answer, one behind the other.</param>
    public void SendClockResponse(NodeEntry entry, byte[] times)
    {
        SendNow(entry, FrameType.ClockResponse, times, times.Length);
    }

    /// <summary>Queues what came of a node's name.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="result">The <see cref="NodeNameResult"/> as its first byte.</param>
    public void SendNameResult(NodeEntry entry, byte[] result)
    {
        SendNow(entry, FrameType.NodeNameResult, result, 1);
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
        DownlinkMessage message = entry.Sleepy ? TakePending(entry) : Reserve();
        if (message == null)
        {
            return false;
        }

        Fill(message, entry, entry.Address, type, encoding, payload, 0, count);
        return true;
    }

    /// <summary>Queues a broadcast.</summary>
    /// <param name="type">A downlink <see cref="FrameType"/> without the broadcast bit.</param>
    /// <param name="encoding">A <see cref="PayloadEncoding"/>; ignored in control frames.</param>
    /// <param name="body">Payload or control bytes.</param>
    /// <param name="count">Their number.</param>
    /// <returns>False where the queue is full.</returns>
    public bool Broadcast(byte type, byte encoding, byte[] body, int count)
    {
        DownlinkMessage message = Reserve();
        if (message != null)
        {
            Fill(message, null, MacAddress.Broadcast, type, encoding, body, 0, count);
        }

        return message != null;
    }

    /// <summary>Gets whether a message waits for the node's next data message.</summary>
    public bool HasPending(NodeEntry entry)
    {
        return entry.Pending != null && entry.Pending.Count > 0;
    }

    /// <summary>A node is about to be forgotten: what waits for it is given up while its name is still known.</summary>
    public void Forget(NodeEntry entry)
    {
        // What is sealed already comes to its end by itself.
        for (int i = _underWay || _frameCount > 0 ? 1 : 0; i < _count; i++)
        {
            DownlinkMessage message = _messages[(_first + i) % Capacity];
            if (message.Entry == entry)
            {
                Lose(message, Gone);
                message.Clear();
            }
        }

        if (HasPending(entry))
        {
            Lose(entry.Pending, Gone);
            entry.Pending.Clear();
        }

        Losses?.OnGone(entry);
    }

    /// <summary>A sleepy node listens now: what waits for it goes out, and the broadcast key where it is owed that.</summary>
    public void OnListening(NodeEntry entry)
    {
        DownlinkMessage message = HasPending(entry) ? Reserve() : null;
        if (message != null)
        {
            message.CopyFrom(entry.Pending);
            entry.Pending.Clear();
        }

        if (entry.Sleepy && (entry.Traits & NodeTraits.OwedBroadcastKey) != 0)
        {
            SendBroadcastKey(entry);
        }
    }

    private DownlinkMessage TakePending(NodeEntry entry)
    {
        if (HasPending(entry))
        {
            Lose(entry.Pending, Replaced);
        }

        return entry.MakePending();
    }

    private static void Fill(
        DownlinkMessage message,
        NodeEntry entry,
        long destination,
        byte type,
        byte encoding,
        byte[] body,
        int offset,
        int count)
    {
        message.Entry = entry;
        message.Destination = destination;
        message.Type = type;
        message.Encoding = encoding;
        message.IsFrame = false;
        message.Count = count;
        Array.Copy(body, offset, message.Body, 0, count);
    }

    private void SendNow(NodeEntry entry, byte type, byte[] body, int count)
    {
        DownlinkMessage message = Reserve();
        if (message != null)
        {
            Fill(message, entry, entry.Address, type, 0, body, 0, count);
        }
    }
}
