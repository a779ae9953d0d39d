using System.Text;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Web;

/// <summary>
/// What the page shows of a node and the node table does not hold: which program it told, and its battery. One place of two arrays a node;
/// nodes of one program share its text.
/// </summary>
internal sealed class NodeFacts
{
    private const string ProgramTopic = "/program";
    private const string DataTopic = "/data";

    private readonly NodeTable _nodes;
    private readonly int _prefix;
    private readonly string[] _programs;
    private readonly short[] _batteries;

    /// <summary>Creates facts of which none is known.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="networkName">The first level of every topic.</param>
    public NodeFacts(NodeTable nodes, string networkName)
    {
        _nodes = nodes;
        _prefix = networkName.Length + 1;
        _programs = TextArray.Make(nodes.Capacity);
        _batteries = new short[nodes.Capacity];
    }

    /// <summary>Gets the members of a node's program, as JSON without braces; null where it told none.</summary>
    public string Program(NodeEntry entry)
    {
        return _programs[entry.Id];
    }

    /// <summary>Gets what a node told of its battery, in hundredths of whatever it tells; 0 where it told nothing.</summary>
    public int Battery(NodeEntry entry)
    {
        return _batteries[entry.Id];
    }

    /// <summary>Receives what is published.</summary>
    public void OnPublished(string topic, byte[] payload)
    {
        if (topic.EndsWith(DataTopic))
        {
            NoteBattery(topic, payload);
        }
        else if (topic.EndsWith(ProgramTopic))
        {
            NoteProgram(topic, payload);
        }
        else if (topic.EndsWith("/hello"))
        {
            // A place of the table may have gone to another node.
            NodeEntry entry = Find(topic, "/hello".Length);
            if (entry != null && entry.Name == null)
            {
                _programs[entry.Id] = null;
                _batteries[entry.Id] = 0;
            }
        }
    }

    private static string Member(byte[] payload, string key)
    {
        int place = JsonScan.Find(payload, key);
        int count = JsonScan.StringCount(payload, place);
        return count == 0 ? null : Encoding.UTF8.GetString(payload, place, count);
    }

    private NodeEntry Find(string topic, int suffix)
    {
        string node = topic.Substring(_prefix, topic.Length - suffix - _prefix);
        return MacAddress.TryParse(node, 0, node.Length, out long address) ? _nodes.Find(address) : _nodes.FindByName(node);
    }

    private void NoteBattery(string topic, byte[] payload)
    {
        if (payload.Length == 0 || payload[0] != '{')
        {
            return;
        }

        int hundredths = JsonScan.Hundredths(payload, "\"battery\"");
        hundredths = hundredths > 0 ? hundredths : JsonScan.Hundredths(payload, "\"bat\"");
        hundredths = hundredths > 0 ? hundredths : JsonScan.Hundredths(payload, "\"batt\"");
        hundredths = hundredths > 0 ? hundredths : JsonScan.Hundredths(payload, "\"vbat\"");
        hundredths = hundredths > 0 ? hundredths : JsonScan.Hundredths(payload, "\"vcc\"");
        NodeEntry entry = hundredths > 0 ? Find(topic, DataTopic.Length) : null;
        if (entry != null)
        {
            _batteries[entry.Id] = (short)hundredths;
        }
    }

    private void NoteProgram(string topic, byte[] payload)
    {
        NodeEntry entry = payload.Length == 0 ? null : Find(topic, ProgramTopic.Length);
        if (entry == null)
        {
            return;
        }

        string name = Member(payload, "\"name\"");
        string version = Member(payload, "\"version\"");
        string program = (name == null ? "" : ",\"program\":" + name) + (version == null ? "" : ",\"programVersion\":" + version);
        for (int i = 0; i < _programs.Length; i++)
        {
            program = _programs[i] == program ? _programs[i] : program;
        }

        _programs[entry.Id] = program;
    }
}
