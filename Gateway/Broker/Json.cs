using System.Text;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>The JSON texts that the gateway publishes; spaces and order as the reference writes them.</summary>
internal static class Json
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Writes a text as a JSON string with its quotes.</summary>
    public static string Quote(string text)
    {
        StringBuilder result = new StringBuilder();
        result.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"' || c == '\\')
            {
                result.Append('\\');
                result.Append(c);
            }
            else if (c < ' ')
            {
                result.Append("\\u00");
                result.Append(Digits[c >> 4]);
                result.Append(Digits[c & 0xF]);
            }
            else
            {
                result.Append(c);
            }
        }

        result.Append('"');
        return result.ToString();
    }

    /// <summary>Writes an object with one number.</summary>
    public static string Number(string key, long value)
    {
        return "{\"" + key + "\":" + value.ToString() + "}";
    }

    /// <summary>Writes an object with one text.</summary>
    public static string Text(string key, string value)
    {
        return "{\"" + key + "\":" + Quote(value) + "}";
    }

    /// <summary>Writes the notice of a node that was rolled back to its old image.</summary>
    public static string RolledBack(RestartReason reason, string cause)
    {
        return "{\"reason\":" + ((int)reason).ToString() + ",\"cause\":" + Quote(cause) + "}";
    }

    /// <summary>Writes a signal strength.</summary>
    /// <param name="rssi">In dBm.</param>
    /// <param name="channel">The gateway's Wi-Fi channel.</param>
    public static string Rssi(int rssi, int channel)
    {
        return "{\"rssi\":" + rssi.ToString() + ",\"channel\":" + channel.ToString() + "}";
    }

    /// <summary>Writes a refusal of a command.</summary>
    public static string Refused(string reason)
    {
        return "{" + Refusal(reason) + "}";
    }

    /// <summary>Writes a refusal that names the node by its address, where its name is what is refused.</summary>
    public static string Refused(string reason, string address)
    {
        return "{" + Refusal(reason) + ",\"address\":\"" + address + "\"}";
    }

    /// <summary>Writes the answer of a node that keeps its sleep time, and that the one it was sent is refused.</summary>
    public static string SleepTimeRefused(long seconds, string reason)
    {
        return "{\"sleeptime\":" + seconds.ToString() + "," + Refusal(reason) + "}";
    }

    /// <summary>Writes a name answer.</summary>
    public static string Name(string name, string address)
    {
        return "{\"name\":" + Quote(name) + ",\"address\":\"" + address + "\"}";
    }

    /// <summary>Writes an OTA status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="reason">The reason, where it is the gateway's own; else null.</param>
    /// <param name="md5">Which image it is about, where another publisher may hear it, or the publisher can read it; else null.</param>
    /// <param name="address">MAC address of the node that it is about, for a publisher that can read it; else null.</param>
    public static string Ota(OtaStatus status, string reason, string md5, string address)
    {
        return Ota(status, reason, OtaRefusal.Untold, md5, address);
    }

    /// <summary>Writes an OTA status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="reason">The reason, where it is the gateway's own; else null.</param>
    /// <param name="refusal">The same as a number, for programs (docs/ota-extension.md); left out where it is unknown.</param>
    /// <param name="md5">Which image it is about, where another publisher may hear it, or the publisher can read it; else null.</param>
    /// <param name="address">MAC address of the node that it is about, for a publisher that can read it; else null.</param>
    public static string Ota(OtaStatus status, string reason, OtaRefusal refusal, string md5, string address)
    {
        return "{\"result\":\"" + OtaText(status) + "\",\"status\":" + ((int)status).ToString()
            + (reason == null ? "" : ",\"reason\":" + Quote(reason))
            + (refusal == OtaRefusal.Untold ? "" : ",\"refusal\":" + ((int)refusal).ToString())
            + Identity(md5, address);
    }

    /// <summary>Writes OTA status 4.</summary>
    /// <param name="lastChunk">The last chunk that is held.</param>
    /// <param name="md5">The image's MD5; null to leave it out.</param>
    /// <param name="address">The node's address; null to leave it out.</param>
    public static string OtaOutOfSequence(int lastChunk, string md5, string address)
    {
        return "{\"last_chunk\":" + lastChunk.ToString() + ",\"result\":\"OTA out of sequence error\",\"status\":4"
            + Identity(md5, address);
    }

    private static string Refusal(string reason)
    {
        return "\"result\":\"refused\",\"reason\":" + Quote(reason);
    }

    private static string Identity(string md5, string address)
    {
        return (md5 == null ? "" : ",\"md5\":\"" + md5 + "\"")
            + (address == null ? "}" : ",\"address\":\"" + address + "\"}");
    }

    private static string OtaText(OtaStatus status)
    {
        switch (status)
        {
            case OtaStatus.Started:
                return "OTA Started";
            case OtaStatus.StartError:
                return "OTA Start error";
            case OtaStatus.CheckOk:
                return "OTA check OK";
            case OtaStatus.CheckFailed:
                return "OTA check failed";
            case OtaStatus.Timeout:
                return "OTA timeout";
            default:
                return "OTA finished OK";
        }
    }
}
