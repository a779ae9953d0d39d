using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnigmaIoT.Update.Listing;

/// <summary>A listing as scripts read it. What was not told is left out.</summary>
internal static class ListingJson
{
    private static readonly JsonSerializerOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the whole listing as one document.</summary>
    public static string Whole(NodeListing listing)
    {
        JsonObject document = Head(listing);
        document["nodes"] = new JsonArray([.. listing.Nodes.Select(Node)]);
        return document.ToJsonString(_options);
    }

    /// <summary>Returns one change as one document.</summary>
    /// <param name="listing">The listing behind it.</param>
    /// <param name="node">The node; null for the gateway.</param>
    public static string Change(NodeListing listing, ListedNode? node)
    {
        JsonObject document = Head(listing);
        if (node is not null)
        {
            document["node"] = Node(node);
        }

        return document.ToJsonString(_options);
    }

    private static JsonObject Head(NodeListing listing)
    {
        JsonObject head = new() { ["network"] = listing.Network };
        if (listing.IsGatewayOn is { } isOn)
        {
            head["gateway"] = isOn ? "on" : "off";
        }

        return head;
    }

    private static JsonObject Node(ListedNode node)
    {
        JsonObject json = new() { ["address"] = node.Address, ["sleepy"] = node.IsSleepy };
        Add(json, "name", node.Name);
        Add(json, "program", node.Program);
        Add(json, "version", node.Version);
        Add(json, "sha256", node.Sha256);
        Add(json, "size", node.Size);
        Add(json, "rssi", node.Rssi);
        Add(json, "seen", node.Seen?.ToUnixTimeSeconds());
        return json;
    }

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
