using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The document of the gateway, to which those of the nodes refer.</summary>
internal sealed class GatewayDocument : IDocument
{
    private readonly string _address;
    private readonly string _networkName;
    private readonly Publisher _publisher;
    private bool _isWritten;

    /// <summary>Makes the document.</summary>
    /// <param name="address">The gateway's address as 12 hex digits.</param>
    /// <param name="networkName">The network's name.</param>
    /// <param name="publisher">Knows the network's topics.</param>
    public GatewayDocument(string address, string networkName, Publisher publisher)
    {
        _address = address;
        _networkName = networkName;
        _publisher = publisher;
    }

    /// <inheritdoc/>
    public void Rewind()
    {
        _isWritten = false;
    }

    /// <inheritdoc/>
    public bool WriteNext(JsonWriter part)
    {
        if (_isWritten)
        {
            return false;
        }

        _isWritten = true;
        DeviceParts.BeginDevice(part, _address, "EnigmaIoT gateway " + _networkName);
        part.End('}');
        DeviceParts.WriteOrigin(part);
        DeviceParts.BeginComponents(part);
        DeviceParts.BeginComponent(part, _address, "binary_sensor", "connectivity", "Connectivity");
        part.Text("device_class", "connectivity");
        part.Text("state_topic", _publisher.Topic(CommandName.GatewayNode, CommandName.Status));
        part.Text("payload_on", "1");
        part.Text("payload_off", "0");
        part.Text("entity_category", "diagnostic");
        part.End('}');
        DeviceParts.End(part);
        return true;
    }
}
