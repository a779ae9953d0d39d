using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Writes what is known of the gateway itself.</summary>
internal sealed class GatewayFacts
{
    private const int MaximumError = 120;

    private readonly string _networkName;
    private readonly GatewayParts _parts;
    private readonly Publisher _publisher;
    private readonly ImageUploads _uploads;
    private readonly IUpdateProgress _progress;

    /// <summary>Creates a writer.</summary>
    public GatewayFacts(
        string networkName, GatewayParts parts, NodeTable nodes, Publisher publisher, ImageUploads uploads, IUpdateProgress progress)
    {
        _progress = progress;
        _networkName = networkName;
        _parts = parts;
        Nodes = nodes;
        _publisher = publisher;
        _uploads = uploads;
    }

    /// <summary>Gets the nodes.</summary>
    public NodeTable Nodes { get; }

    /// <summary>Writes what the reference tells.</summary>
    public void WriteInfo(WebAnswer answer)
    {
        INetworkInfo network = _parts.Network;
        answer.AddText("{\"version\":\"" + ProtocolVersion.Text + "\"");
        JsonAnswer.AddText(answer, ",\"network\":", _networkName);
        answer.AddText(",\"addresses\":{\"AP\":\"" + Lower(_parts.Radio.Address) + "\",\"STA\":\"");
        answer.AddText(Lower(network == null ? MacAddress.None : network.StationAddress) + "\"}");
        JsonAnswer.AddNumber(answer, ",\"channel\":", _parts.Radio.Channel);
        JsonAnswer.AddText(answer, ",\"ap\":", network?.Ssid);
        answer.AddText(",\"bssid\":\"" + Lower(network == null ? MacAddress.None : network.AccessPoint) + "\"");
        JsonAnswer.AddNumber(answer, ",\"rssi\":", network == null ? 0 : network.Rssi);
        JsonAnswer.AddText(answer, ",\"dns\":", network?.NameServer);
        JsonAnswer.AddNumber(answer, ",\"mem\":", _parts.Board.FreeHeap);
        answer.AddText("}");
    }

    /// <summary>Writes how the gateway stands.</summary>
    public void WriteStatus(WebAnswer answer, long now)
    {
        INetworkInfo network = _parts.Network;
        answer.AddText("{\"version\":\"" + ProtocolVersion.Text + "\"");
        JsonAnswer.AddText(answer, ",\"network\":", _networkName);
        answer.AddText(",\"address\":\"" + MacAddress.Format(_parts.Radio.Address) + "\"");
        JsonAnswer.AddNumber(answer, ",\"channel\":", _parts.Radio.Channel);
        JsonAnswer.AddNumber(answer, ",\"uptime\":", now / 1000);
        JsonAnswer.AddNumber(answer, ",\"time\":", _parts.Clock.UnixMicroseconds / 1000000);
        JsonAnswer.AddText(answer, ",\"wifi\":", network?.Ssid);
        JsonAnswer.AddText(answer, ",\"ip\":", network?.Address);
        JsonAnswer.AddNumber(answer, ",\"rssi\":", network == null ? 0 : network.Rssi);
        JsonAnswer.AddFlag(answer, ",\"broker\":", _publisher.IsConnected);
        JsonAnswer.AddText(answer, ",\"brokerError\":", Cut(_publisher.IsConnected ? null : _parts.Mqtt.LastError));
        JsonAnswer.AddNumber(answer, ",\"mem\":", _parts.Board.FreeHeap);
        JsonAnswer.AddNumber(answer, ",\"nodes\":", Nodes.Registered);
        JsonAnswer.AddNumber(answer, ",\"maxNodes\":", Nodes.Capacity);
        JsonAnswer.AddNumber(answer, ",\"dropped\":", _publisher.Dropped);
        if (_parts.Slots != null)
        {
            JsonAnswer.AddNumber(answer, ",\"image\":", (long)_parts.Slots.State);
            JsonAnswer.AddNumber(answer, ",\"slot\":", _parts.Slots.Capacity(ImageKind.Deployment));
            JsonAnswer.AddNumber(answer, ",\"rollback\":", (long)_parts.Slots.RollbackCause);
            JsonAnswer.AddFlag(answer, ",\"signed\":", _parts.Slots.NeedsSignature);
        }

        JsonAnswer.AddNumber(answer, ",\"updates\":", Nodes.UpdatesRunning);
        int many = _progress.PercentOfMany;
        if (many >= 0)
        {
            JsonAnswer.AddNumber(answer, ",\"many\":", many);
        }

        _uploads.WriteProgress(answer);
        answer.AddText("}");
    }

    /// <summary>An answer has room for no longer one.</summary>
    private static string Cut(string error)
    {
        return error != null && error.Length > MaximumError ? error.Substring(0, MaximumError) : error;
    }

    private static string Lower(long address)
    {
        return MacAddress.Format(address).ToLower();
    }
}
