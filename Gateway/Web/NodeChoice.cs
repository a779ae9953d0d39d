using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Finds the node that a query names: the first of <c>nodeid</c>, <c>nodename</c> and <c>nodeaddr</c> counts, as in the reference.</summary>
internal sealed class NodeChoice
{
    private const int MaximumValue = 48;

    private readonly NodeTable _nodes;
    private readonly byte[] _value = new byte[MaximumValue];

    /// <summary>Creates a choice among nodes.</summary>
    public NodeChoice(NodeTable nodes)
    {
        _nodes = nodes;
    }

    /// <summary>Finds the node.</summary>
    /// <returns>Null where the query names none that is registered.</returns>
    public NodeEntry Find(WebRequest request)
    {
        NodeEntry entry = FindAny(request);
        return entry != null && entry.IsRegistered ? entry : null;
    }

    private NodeEntry FindAny(WebRequest request)
    {
        int count = request.ReadQuery("nodeid", _value);
        if (count != FormText.Missing)
        {
            long id = AsciiText.ParseNumber(_value, 0, count, _nodes.Capacity - 1);
            return id < 0 ? null : _nodes.At((int)id);
        }

        count = request.ReadQuery("nodename", _value);
        if (count != FormText.Missing)
        {
            return count > 0 ? _nodes.FindByName(Utf8.Decode(_value, 0, count)) : null;
        }

        count = request.ReadQuery("nodeaddr", _value);
        string text = count > 0 ? Utf8.Decode(_value, 0, count) : null;
        return text != null && MacAddress.TryParse(text, 0, text.Length, out long address) ? _nodes.Find(address) : null;
    }
}
