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
    /// <param name="block">The most chunks of a block.</param>
    /// <param name="node">Which node it is: <see cref="Node"/>.</param>
    public static string Idle(int block, string node)
    {
        return Head(block) + node + "}";
    }

    /// <summary>There is no such node.</summary>
    /// <param name="block">The most chunks of a block.</param>
    /// <param name="reason">Which one there is.</param>
    public static string Refused(int block, string reason)
    {
        return Head(block) + ",\"reason\":" + Json.Quote(reason) + "}";
    }

    /// <summary>An update runs, and the node has not yet said where it stands.</summary>
    /// <param name="block">The most chunks of a block.</param>
    /// <param name="node">Which node it is: <see cref="Node"/> or <see cref="Absent"/>.</param>
    /// <param name="offer">The image.</param>
    public static string Opening(int block, string node, OtaOffer offer)
    {
        return Running(block, node, offer) + "}";
    }

    /// <summary>An update waits for its node, which sleeps.</summary>
    /// <param name="block">The most chunks of a block.</param>
    /// <param name="node">Which node it is: <see cref="Node"/>.</param>
    /// <param name="offer">The image.</param>
    public static string Waiting(int block, string node, OtaOffer offer)
    {
        return Running(block, node, offer) + ",\"waiting\":true}";
    }

    /// <summary>An update runs.</summary>
    /// <param name="block">The most chunks of a block.</param>
    /// <param name="node">Which node it is: <see cref="Node"/> or <see cref="Absent"/>.</param>
    /// <param name="offer">The image.</param>
    /// <param name="lastChunk">Gateway or node hold every chunk up to this one.</param>
    /// <param name="credit">Chunks up to this one may be published.</param>
    public static string Placed(int block, string node, OtaOffer offer, int lastChunk, int credit)
    {
        return Running(block, node, offer) + ",\"last_chunk\":" + lastChunk.ToString() + ",\"credit\":" + credit.ToString() + "}";
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

    private static string Head(int block)
    {
        return "{\"version\":" + OtaExtension.Version.ToString() + ",\"block\":" + block.ToString()
            + ",\"signing\":true";
    }

    private static string Running(int block, string node, OtaOffer offer)
    {
        return Head(block) + node + ",\"size\":" + offer.Size.ToString() + ",\"md5\":\"" + HexText.Format(offer.Md5) + "\"";
    }
}
