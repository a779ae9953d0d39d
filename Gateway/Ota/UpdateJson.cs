using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>Answers to <c>get/update</c> (docs/ota-extension.md).</summary>
internal static class UpdateJson
{
    /// <summary>No update of the node runs.</summary>
    public static string Idle()
    {
        return Head() + "}";
    }

    /// <summary>There is no such node.</summary>
    public static string Refused(string reason)
    {
        return Head() + ",\"reason\":" + Json.Quote(reason) + "}";
    }

    /// <summary>An update runs, and the node has not yet said where it stands.</summary>
    public static string Opening(OtaOffer offer)
    {
        return Running(offer) + "}";
    }

    /// <summary>An update runs.</summary>
    /// <param name="offer">The image.</param>
    /// <param name="lastChunk">Gateway or node hold every chunk up to this one.</param>
    /// <param name="credit">Chunks up to this one may be published.</param>
    public static string Placed(OtaOffer offer, int lastChunk, int credit)
    {
        return Running(offer) + ",\"last_chunk\":" + lastChunk.ToString() + ",\"credit\":" + credit.ToString() + "}";
    }

    private static string Head()
    {
        return "{\"version\":" + OtaExtension.Version.ToString() + ",\"block\":" + OtaBlock.MaximumChunks.ToString();
    }

    private static string Running(OtaOffer offer)
    {
        return Head() + ",\"size\":" + offer.Size.ToString() + ",\"md5\":\"" + HexText.Format(offer.Md5) + "\"";
    }
}
