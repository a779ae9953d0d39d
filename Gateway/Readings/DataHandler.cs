using System;
using System.Text;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Readings;

/// <summary>Publishes the data of nodes, and what was lost of it; then sends what waits for a sleepy node.</summary>
public sealed class DataHandler
{
    /// <summary>
    /// The longest JSON that a frame's payload can become: 70 CayenneLPP measurements of 3 bytes. The reference cuts it at 1,024.
    /// </summary>
    public const int MaximumText = 4352;

    private readonly PacketStatistics _statistics;
    private readonly Publisher _publisher;
    private readonly DownlinkQueue _queue;
    private readonly RejectLog _rejects;
    private readonly bool _cayenneUnsigned;

    /// <summary>Makes a handler.</summary>
    public DataHandler(PacketStatistics statistics, Publisher publisher, DownlinkQueue queue, RejectLog rejects, bool cayenneUnsigned)
    {
        _statistics = statistics;
        _cayenneUnsigned = cayenneUnsigned;
        _publisher = publisher;
        _queue = queue;
        _rejects = rejects;
        Watch = new CounterWatch(queue);
    }

    /// <summary>Gets the watch over nodes whose data has counters of long ago.</summary>
    public CounterWatch Watch { get; }

    /// <summary>Takes an opened data frame.</summary>
    /// <returns>
    /// How many messages were lost before this one; <see cref="Session.Replayed"/> where it may be a copy,
    /// <see cref="Session.SealedAnew"/> where the node's counter has fallen back.
    /// </returns>
    public int OnFrame(NodeEntry entry, ReceivedFrame frame, long now)
    {
        int lost = entry.Session.TakeData(PayloadFrame.Counter(frame.Payload), frame.Payload[FrameLayout.IvOffset]);
        if (lost == Session.TooOld)
        {
            return Watch.OnOld(entry, PayloadFrame.Counter(frame.Payload), now) ? Session.SealedAnew : Session.Replayed;
        }

        if (lost < 0)
        {
            return lost;
        }

        if (frame.Payload[0] == FrameType.HomeAssistantDiscovery)
        {
            _rejects.Reject(entry.Address, "Home Assistant discovery, which this gateway does not publish yet");
            _statistics.Count(entry.Id, lost, now);
        }
        else
        {
            byte encoding = PayloadFrame.Encoding(frame.Payload);
            Publish(entry, encoding, frame.Payload, PayloadFrame.PayloadOffset, PayloadFrame.PayloadCount(frame.Count), lost, now);
        }

        _queue.OnListening(entry);
        return lost;
    }

    /// <summary>
    /// Takes data in the clear. Its counter must be above that of the last sealed data, and does not raise it: whoever forges such
    /// a frame must not have the node's own data refused, or its key renewed.
    /// </summary>
    /// <returns>False where it is a replay.</returns>
    public bool OnUnencrypted(NodeEntry entry, ReceivedFrame frame, long now)
    {
        if (UnencryptedDataFrame.Counter(frame.Payload) <= entry.Session.DataCounter)
        {
            return false;
        }

        // The reference takes every payload in the clear as raw, whatever its encoding byte says.
        int count = frame.Count - UnencryptedDataFrame.PayloadOffset;
        Publish(entry, PayloadEncoding.Raw, frame.Payload, UnencryptedDataFrame.PayloadOffset, count, 0, now);
        entry.LastHeard = now;
        entry.Rssi = frame.Rssi;
        _queue.OnListening(entry);
        return true;
    }

    private void Publish(NodeEntry entry, byte encoding, byte[] buffer, int offset, int count, int lost, long now)
    {
        _statistics.Count(entry.Id, lost, now);

        // The queue's buffer is enough for almost all: only what is longer takes more memory, for a moment.
        byte[] text = _queue.Buffer;
        int length = Decode(encoding, buffer, offset, count, text);
        if (length < 0 && encoding != PayloadEncoding.Raw)
        {
            text = new byte[MaximumText];
            length = Decode(encoding, buffer, offset, count, text);
        }

        if (length < 0)
        {
            // As the reference: nothing of such a message is published, its status neither.
            _rejects.Reject(entry.Address, "data that is not what its encoding says");
            return;
        }

        byte[] payload = new byte[length];
        Array.Copy(text, 0, payload, 0, length);
        _publisher.Reading(entry.TopicName, CommandName.Data, payload);

        if (lost > 0)
        {
            byte[] gap = Encoding.UTF8.GetBytes(Json.Number("lostMessages", lost));
            _publisher.Reading(entry.TopicName, CommandName.LostMessages, gap);
        }

        _publisher.Reading(entry.TopicName, CommandName.Status, Encoding.UTF8.GetBytes(NodeStatusJson.Write(entry, _statistics)));
    }

    private int Decode(byte encoding, byte[] buffer, int offset, int count, byte[] text)
    {
        switch (encoding)
        {
            case PayloadEncoding.Raw:
                Array.Copy(buffer, offset, text, 0, count);
                return count;
            case PayloadEncoding.MessagePack:
                return MessagePackToJson.Convert(buffer, offset, count, text, 0, text.Length);
            case PayloadEncoding.CayenneLpp:
                return CayenneLppToJson.Convert(buffer, offset, count, text, 0, text.Length, _cayenneUnsigned);
            default:
                return -1;
        }
    }
}
