using System.Text;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Gateway.Reports;

/// <summary>Publishes what the gateway has counted since its start: on request, and every five minutes.</summary>
internal sealed class Counters : IPumped
{
    private const int PeriodMilliseconds = 300000;

    private readonly GatewayParts _parts;
    private readonly NodeAir _air;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private int _leastHeap = int.MaxValue;
    private long _due;

    /// <summary>Creates the counters of a gateway.</summary>
    public Counters(GatewayParts parts, NodeAir air, Publisher publisher, RejectLog rejects)
    {
        _parts = parts;
        _air = air;
        _publisher = publisher;
        _rejects = rejects;
        _due = parts.Clock.Milliseconds + PeriodMilliseconds;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (now >= _due)
        {
            _due = now + PeriodMilliseconds;
            Publish(CommandName.Counters);
        }

        return (int)(_due - now);
    }

    /// <summary>Publishes all counters.</summary>
    /// <param name="suffix">The topic behind the gateway's level.</param>
    public void Publish(string suffix)
    {
        int heap = _parts.Board.FreeHeap;
        _leastHeap = heap < _leastHeap ? heap : _leastHeap;
        StringBuilder json = new StringBuilder();
        json.Append("{\"address\":\"");
        json.Append(MacAddress.Format(_parts.Radio.Address));
        json.Append('"');
        Add(json, "uptime", _parts.Clock.Milliseconds / 1000);
        AddRuns(json);
        Add(json, "heap", heap);
        Add(json, "leastheap", _leastHeap);
        Add(json, "nodes", _air.Nodes.Registered);
        Add(json, "frames", _air.Frames.Taken);
        Add(json, "overruns", _parts.Radio.Overruns);
        Add(json, "refusedtonodes", _air.Queue.Refused);
        Add(json, "mosttonodes", _air.Queue.Most);
        Add(json, "published", _publisher.Taken);
        Add(json, "dropped", _publisher.Dropped);
        Add(json, "mostwaiting", _publisher.Most);
        Add(json, "rejected", _rejects.Total);
        AddRejections(json);
        json.Append('}');
        _publisher.Notice(CommandName.GatewayNode, suffix, json.ToString(), false);
    }

    private static void Add(StringBuilder json, string key, long value)
    {
        json.Append(",\"");
        json.Append(key);
        json.Append("\":");
        json.Append(value.ToString());
    }

    private void AddRuns(StringBuilder json)
    {
        RunRecord runs = RunRecord.Read(_parts.Store);
        Add(json, "starts", runs.Starts);
        Add(json, "crashes", runs.Crashes);
        Add(json, "lostatrestarts", RunRecord.ReadLost(_parts.Store));
    }

    private void AddRejections(StringBuilder json)
    {
        json.Append(",\"rejections\":{");
        for (int i = 0; i < _rejects.Reasons; i++)
        {
            json.Append(i == 0 ? "" : ",");
            json.Append(Json.Quote(_rejects.ReasonAt(i)));
            json.Append(':');
            json.Append(_rejects.CountAt(i).ToString());
        }

        json.Append('}');
    }
}
