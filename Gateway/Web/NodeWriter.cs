using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Writes what is known of a node.</summary>
internal sealed class NodeWriter
{
    private const int Millionths = 1000000;
    private const int Hundredths = 100;

    private readonly NodeTable _nodes;
    private readonly NodeFacts _facts;
    private readonly IUpdateProgress _progress;

    /// <summary>Creates a writer.</summary>
    public NodeWriter(NodeTable nodes, NodeFacts facts, IUpdateProgress progress)
    {
        _nodes = nodes;
        _facts = facts;
        _progress = progress;
    }

    /// <summary>Writes a node as the reference does, with its keys in its order.</summary>
    public void WriteNode(WebAnswer answer, NodeEntry entry, long now)
    {
        answer.AddText("{\"version\":\"\"");
        JsonAnswer.AddNumber(answer, ",\"node_id\":", entry.Id);
        AddAddress(answer, ",\"address\":\"", entry.Address);
        JsonAnswer.AddNumber(answer, ",\"keyValidSince\":", now - entry.Session.OpenedAt);
        JsonAnswer.AddNumber(answer, ",\"lastMessageTime\":", now - entry.LastHeard);
        JsonAnswer.AddFlag(answer, ",\"sleepy\":", entry.Sleepy);
        JsonAnswer.AddFlag(answer, ",\"Broadcast\":", (entry.Traits & NodeTraits.WantsBroadcastKey) != 0);
        JsonAnswer.AddFlag(answer, ",\"TimeSync\":", false);
        JsonAnswer.AddNumber(answer, ",\"rssi\":", entry.Rssi);
        JsonAnswer.AddDecimal(answer, ",\"packetsHour\":", _nodes.Statistics.PacketsPerHour(entry.Id), Millionths);
        JsonAnswer.AddDecimal(answer, ",\"per\":", _nodes.Statistics.ErrorRate(entry.Id), Millionths);
        AddName(answer, ",\"Name\":", entry);
        answer.AddText("}");
    }

    /// <summary>Writes a node as the reference's list has it.</summary>
    public static void WriteListed(WebAnswer answer, NodeEntry entry)
    {
        JsonAnswer.AddNumber(answer, "{\"nodeId\":", entry.Id);
        AddAddress(answer, ",\"address\":\"", entry.Address);
        AddName(answer, ",\"name\":", entry);
        answer.AddText("}");
    }

    /// <summary>Writes all that the page shows.</summary>
    public void WriteFacts(WebAnswer answer, NodeEntry entry, long now)
    {
        JsonAnswer.AddNumber(answer, "{\"id\":", entry.Id);
        answer.AddText(",\"address\":\"" + MacAddress.Format(entry.Address) + "\"");
        AddName(answer, ",\"name\":", entry);
        JsonAnswer.AddNumber(answer, ",\"rssi\":", entry.Rssi);
        JsonAnswer.AddDecimal(answer, ",\"per\":", _nodes.Statistics.ErrorRate(entry.Id), Millionths);
        JsonAnswer.AddNumber(answer, ",\"silent\":", (now - entry.LastHeard) / 1000);
        JsonAnswer.AddFlag(answer, ",\"sleepy\":", entry.Sleepy);
        int percent = entry.IsBeingUpdated ? _progress.PercentOf(entry.Address) : -1;
        if (percent >= 0)
        {
            JsonAnswer.AddNumber(answer, ",\"update\":", percent);
        }

        answer.AddText(_facts.Program(entry) ?? "");
        if (_facts.Battery(entry) > 0)
        {
            JsonAnswer.AddDecimal(answer, ",\"battery\":", _facts.Battery(entry) / (double)Hundredths, Hundredths);
        }

        answer.AddText("}");
    }

    private static void AddAddress(WebAnswer answer, string key, long address)
    {
        answer.AddText(key);
        answer.AddText(MacAddress.Format(address).ToLower());
        answer.AddText("\"");
    }

    private static void AddName(WebAnswer answer, string key, NodeEntry entry)
    {
        if (entry.Name != null)
        {
            JsonAnswer.AddText(answer, key, entry.Name);
        }
    }
}
