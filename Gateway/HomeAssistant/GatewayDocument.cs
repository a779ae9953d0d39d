using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The document of the gateway, to which those of the nodes refer.</summary>
internal sealed class GatewayDocument : IDocument
{
    private readonly HomeAssistantParts _parts;
    private readonly string _address;
    private readonly Publisher _publisher;
    private GatewayPart _next;

    /// <summary>Creates the document.</summary>
    public GatewayDocument(HomeAssistantParts parts)
    {
        _parts = parts;
        _address = parts.Address;
        _publisher = parts.Publisher;
    }

    /// <inheritdoc/>
    public void Rewind()
    {
        _next = GatewayPart.Head;
    }

    /// <inheritdoc/>
    public bool Shorten()
    {
        return false;
    }

    /// <inheritdoc/>
    public bool WriteNext(JsonWriter part)
    {
        GatewayPart current = _next;
        if (current == GatewayPart.None)
        {
            return false;
        }

        _next = current + 1;
        if (_next == GatewayPart.Update && _parts.Platform.Program == null)
        {
            _next++;
        }

        part.IsShort = true;
        if (current > GatewayPart.Connectivity && current < GatewayPart.End)
        {
            part.Separate();
        }

        Write(part, current);
        return true;
    }

    private void Write(JsonWriter part, GatewayPart which)
    {
        switch (which)
        {
            case GatewayPart.Head:
                DeviceParts.BeginDevice(part, _address, "EnigmaIoT gateway " + _parts.Config.NetworkName);
                part.Text("configuration_url", Page());
                part.End('}');
                DeviceParts.WriteOrigin(part);
                DeviceParts.BeginComponents(part);
                break;
            case GatewayPart.Connectivity:
                DeviceParts.BeginComponent(part, _address, "binary_sensor", "connectivity", "Connectivity");
                part.Text("device_class", "connectivity");
                part.Text("state_topic", _publisher.Topic(CommandName.GatewayNode, CommandName.Status));
                part.Text("payload_on", "1");
                part.Text("payload_off", "0");
                part.Text("entity_category", "diagnostic");
                part.End('}');
                break;
            case GatewayPart.Heap:
                BeginCounter(part, "heap", "Free heap", "{{value_json.heap}}");
                part.Text("device_class", "data_size");
                part.Text("unit_of_measurement", "B");
                part.End('}');
                break;
            case GatewayPart.Nodes:
                BeginCounter(part, "nodes", "Nodes", "{{value_json.nodes}}");
                part.End('}');
                break;
            case GatewayPart.Restart:
                string topic = _publisher.Topic(CommandName.GatewayNode, CommandName.SetRestart);
                DeviceParts.WriteButton(part, _address, "restart", "Restart", topic, null);
                break;
            case GatewayPart.Update:
                DeviceParts.WriteUpdate(part, _address, CommandName.GatewayNode, _publisher, null);
                break;
            default:
                DeviceParts.End(part);
                break;
        }
    }

    private void BeginCounter(JsonWriter part, string key, string name, string template)
    {
        string topic = _publisher.Topic(CommandName.GatewayNode, CommandName.Counters);
        DeviceParts.BeginSensor(part, _address, key, name, topic, template);
        part.Text("state_class", "measurement");
    }

    // Browsers find the gateway by its name where it has one; a network that does not know it may have its address.
    private string Page()
    {
        INetworkInfo network = _parts.Platform.Network;
        string address = network == null ? string.Empty : network.Address;
        string host = _parts.Config.HostName != null ? _parts.Config.HostName + ".local" : address;
        return _parts.Platform.Web == null || host.Length == 0 ? null : "http://" + host + "/";
    }
}
