using System;
using System.Text;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Readings;

/// <summary>Publishes the data of nodes, and what was lost of it.</summary>
public sealed class NodeReadings
{
    /// <summary>
    /// The longest JSON that a frame's payload can become: 70 CayenneLPP measurements of 3 bytes. The reference cuts it at 1,024.
    /// </summary>
    public const int MaximumText = 4352;

    private readonly PacketStatistics _statistics;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly GatewayConfig _config;
    private readonly StatusRate _rate;

    // Enough for almost all: only what is longer takes more memory, for a moment.
    private readonly byte[] _text;

    /// <summary>Creates the publisher of readings.</summary>
    /// <param name="air">The nodes' statistics, and a buffer.</param>
    /// <param name="publisher">Where readings go.</param>
    /// <param name="rejects">Counts refused readings.</param>
    /// <param name="config">How CayenneLPP is read, and how often a status is published.</param>
    public NodeReadings(NodeAir air, Publisher publisher, RejectLog rejects, GatewayConfig config)
    {
        _statistics = air.Nodes.Statistics;
        _text = air.Queue.Buffer;
        _publisher = publisher;
        _rejects = rejects;
        _config = config;
        _rate = config.StatusSeconds == 0 ? null : new StatusRate(air.Nodes.Capacity, config.StatusSeconds);
    }

    /// <summary>Takes a data frame.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="frame">The frame, opened.</param>
    /// <param name="lost">How many data messages were lost before this one.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnData(NodeEntry entry, ReceivedFrame frame, int lost, long now)
    {
        byte[] bytes = frame.Payload;
        _statistics.Count(entry.Id, lost, now);
        switch (bytes[0])
        {
            case FrameType.HomeAssistantDiscovery:
                // It draws on the data counter, and is no data.
                break;
            case FrameType.UnencryptedData:
                // The reference takes every payload in the clear as raw, whatever its encoding byte says.
                int count = frame.Count - UnencryptedDataFrame.PayloadOffset;
                Publish(entry, PayloadEncoding.Raw, bytes, UnencryptedDataFrame.PayloadOffset, count, lost, now);
                break;
            default:
                byte encoding = PayloadFrame.Encoding(bytes);
                Publish(entry, encoding, bytes, PayloadFrame.PayloadOffset, PayloadFrame.PayloadCount(frame.Count), lost, now);
                break;
        }
    }

    private void Publish(NodeEntry entry, byte encoding, byte[] buffer, int offset, int count, int lost, long now)
    {
        byte[] text = _text;
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

        if (_rate == null || _rate.IsDue(entry, _statistics, now))
        {
            _publisher.Reading(entry.TopicName, CommandName.Status, Encoding.UTF8.GetBytes(NodeStatusJson.Write(entry, _statistics)));
        }
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
                return CayenneLppToJson.Convert(buffer, offset, count, text, 0, text.Length, _config.CayenneUnsigned, _config.CayenneFlat);
            default:
                return -1;
        }
    }
}
