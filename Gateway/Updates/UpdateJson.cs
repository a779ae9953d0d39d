using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>Answers to <c>get/update</c> (docs/ota-extension.md).</summary>
internal static class UpdateJson
{
    /// <summary>No update of the node runs.</summary>
    /// <param name="node">Which node it is: <see cref="Node"/>.</param>
    public static string Idle(string node)
    {
        return Head() + node + "}";
    }

    /// <summary>There is no such node.</summary>
    public static string Refused(string reason)
    {
        return Head() + ",\"reason\":" + Json.Quote(reason) + "}";
    }

    /// <summary>An update runs, and the node has not yet said where it stands.</summary>
    /// <param name="node">Which node it is: <see cref="Node"/> or <see cref="Absent"/>.</param>
    /// <param name="offer">The image.</param>
    public static string Opening(string node, OtaOffer offer)
    {
        return Running(node, offer) + "}";
    }

    /// <summary>An update waits for its node, which sleeps.</summary>
    /// <param name="node">Which node it is: <see cref="Node"/>.</param>
    /// <param name="offer">The image.</param>
    public static string Waiting(string node, OtaOffer offer)
    {
        return Running(node, offer) + ",\"waiting\":true}";
    }

    /// <summary>An update runs.</summary>
    /// <param name="node">Which node it is: <see cref="Node"/> or <see cref="Absent"/>.</param>
    /// <param name="offer">The image.</param>
    /// <param name="lastChunk">Gateway or node hold every chunk up to this one.</param>
    /// <param name="credit">Chunks up to this one may be published.</param>
    public static string Placed(string node, OtaOffer offer, int lastChunk, int credit)
    {
        return Running(node, offer) + ",\"last_chunk\":" + lastChunk.ToString() + ",\"credit\":" + credit.ToString() + "}";
    }

    /// <summary>
    /// Returns the members that tell which node it is, since when it is silent and, where it sleeps, how long it was silent between its
    /// last messages, each with a comma before it.
    /// </summary>
    public static string Node(NodeEntry entry, PacketStatistics statistics, long now)
    {
        long pause = entry.Sleepy ? statistics.LongestPause(entry.Id) : 0;
        return Absent(entry.Address)
            + (entry.Name == null ? "" : ",\"name\":" + Json.Quote(entry.Name))
            + ",\"silent\":" + ((now - entry.LastHeard) / 1000).ToString()
            + (entry.Sleepy ? ",\"sleepy\":true" : "")
            + (pause > 0 ? ",\"period\":" + ((pause + 500) / 1000).ToString() : "")
            + (entry.TakesDeltas ? ",\"delta\":true" : "");
    }

    /// <summary>Returns the member that tells the address of a node of which no more is known now, with a comma before it.</summary>
    public static string Absent(long address)
    {
        return ",\"address\":\"" + MacAddress.Format(address) + "\"";
    }

    private static string Head()
    {
        return "{\"version\":" + OtaExtension.Version.ToString() + ",\"block\":" + OtaBlock.MaximumChunks.ToString()
            + ",\"signing\":true";
    }

    private static string Running(string node, OtaOffer offer)
    {
        return Head() + node + ",\"size\":" + offer.Size.ToString() + ",\"md5\":\"" + HexText.Format(offer.Md5) + "\"";
    }
}
