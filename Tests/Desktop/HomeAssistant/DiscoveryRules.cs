using System.Text.Json;
using System.Text.RegularExpressions;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>
/// What Home Assistant asks of a device's discovery document: closed root, required keys, known keys of each platform, units that fit
/// their class, categories, topics. An object that breaks one rule costs the entity or the whole device there.
/// </summary>
internal static partial class DiscoveryRules
{
    private static readonly string[] _root =
    [
        "device", "origin", "components", "availability", "availability_mode", "availability_template", "availability_topic",
        "payload_available", "payload_not_available", "command_topic", "state_topic", "qos", "encoding", "message_expiry_interval",
    ];

    private static readonly string[] _device =
    [
        "identifiers", "connections", "name", "manufacturer", "model", "model_id", "hw_version", "sw_version", "serial_number",
        "suggested_area", "configuration_url", "via_device",
    ];

    private static readonly string[] _common =
    [
        "platform", "unique_id", "name", "default_entity_id", "availability", "availability_mode", "entity_category",
        "enabled_by_default", "json_attributes_topic", "json_attributes_template", "icon", "qos", "encoding",
    ];

    private static readonly Dictionary<string, string[]> _platforms = new()
    {
        ["sensor"] =
        [
            "state_topic", "value_template", "device_class", "unit_of_measurement", "expire_after", "state_class", "force_update",
            "suggested_display_precision",
        ],
        ["binary_sensor"] = ["state_topic", "value_template", "device_class", "payload_on", "payload_off", "expire_after", "off_delay"],
        ["switch"] =
        [
            "command_topic", "state_topic", "value_template", "payload_on", "payload_off", "state_on", "state_off", "device_class",
        ],
        ["cover"] =
        [
            "command_topic", "state_topic", "value_template", "device_class", "payload_open", "payload_close", "payload_stop",
            "position_topic", "position_template", "set_position_topic", "set_position_template", "state_open", "state_opening",
            "state_closed", "state_closing", "state_stopped",
        ],
        ["button"] = ["command_topic", "payload_press", "device_class"],
        ["number"] =
        [
            "command_topic", "state_topic", "value_template", "min", "max", "step", "mode", "unit_of_measurement", "device_class",
        ],
        ["device_automation"] = ["automation_type", "topic", "payload", "type", "subtype", "value_template"],
        ["update"] =
        [
            "state_topic", "command_topic", "payload_install", "device_class", "value_template", "latest_version_topic",
            "latest_version_template", "title", "release_summary", "release_url",
        ],
    };

    // Home Assistant takes either form of a key.
    private static readonly Dictionary<string, string> _long = new()
    {
        ["p"] = "platform",
        ["stat_t"] = "state_topic",
        ["cmd_t"] = "command_topic",
        ["val_tpl"] = "value_template",
        ["unit_of_meas"] = "unit_of_measurement",
        ["dev_cla"] = "device_class",
        ["stat_cla"] = "state_class",
        ["ent_cat"] = "entity_category",
        ["en"] = "enabled_by_default",
        ["exp_aft"] = "expire_after",
        ["off_dly"] = "off_delay",
        ["pl_inst"] = "payload_install",
        ["pl_on"] = "payload_on",
        ["pl_off"] = "payload_off",
        ["stat_on"] = "state_on",
        ["stat_off"] = "state_off",
        ["pl_open"] = "payload_open",
        ["pl_cls"] = "payload_close",
        ["pl_stop"] = "payload_stop",
        ["stat_open"] = "state_open",
        ["stat_opening"] = "state_opening",
        ["stat_clsd"] = "state_closed",
        ["stat_closing"] = "state_closing",
        ["stat_stopped"] = "state_stopped",
        ["pos_t"] = "position_topic",
        ["pos_tpl"] = "position_template",
        ["set_pos_t"] = "set_position_topic",
        ["set_pos_tpl"] = "set_position_template",
        ["json_attr_t"] = "json_attributes_topic",
        ["json_attr_tpl"] = "json_attributes_template",
    };

    private static readonly Dictionary<string, string[]> _required = new()
    {
        ["sensor"] = ["state_topic"],
        ["binary_sensor"] = ["state_topic"],
        ["switch"] = ["command_topic"],
        ["cover"] = [],
        ["button"] = ["command_topic"],
        ["number"] = ["command_topic", "min", "max"],
        ["device_automation"] = ["automation_type", "topic", "type", "subtype"],
        ["update"] = ["state_topic"],
    };

    private static readonly Dictionary<string, string[]> _units = new()
    {
        ["battery"] = ["%"],
        ["current"] = ["A", "mA"],
        ["data_size"] = ["bit", "kbit", "Mbit", "Gbit", "B", "kB", "MB", "GB", "KiB", "MiB", "GiB"],
        ["energy"] = ["J", "kJ", "MJ", "GJ", "mWh", "Wh", "kWh", "MWh", "GWh", "TWh", "cal", "kcal", "Mcal", "Gcal"],
        ["humidity"] = ["%"],
        ["illuminance"] = ["lx"],
        ["power"] = ["mW", "W", "kW", "MW", "GW", "TW"],
        ["power_factor"] = ["%", ""],
        ["pressure"] = ["mPa", "Pa", "hPa", "kPa", "bar", "cbar", "mbar", "mmHg", "inHg", "inH₂O", "psi"],
        ["signal_strength"] = ["dB", "dBm"],
        ["temperature"] = ["°C", "°F", "K"],
        ["timestamp"] = [""],
        ["voltage"] = ["V", "mV", "kV", "MV"],
    };

    /// <summary>Lists what Home Assistant would refuse of a message; empty where nothing.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="document">Its payload.</param>
    public static IReadOnlyList<string> Broken(string topic, JsonElement document)
    {
        List<string> broken = [];
        if (!Topic().IsMatch(topic))
        {
            broken.Add($"topic {topic}");
        }

        foreach (JsonProperty property in document.EnumerateObject().Where(property => !_root.Contains(property.Name)))
        {
            broken.Add($"unknown key {property.Name} at the root");
        }

        NoNull(document, "", broken);
        JsonElement device = Member(document, "device", broken);
        if (device.ValueKind == JsonValueKind.Object)
        {
            broken.AddRange(device.EnumerateObject().Where(property => !_device.Contains(property.Name))
                .Select(property => $"unknown key {property.Name} of the device"));
            if (!device.TryGetProperty("identifiers", out _) && !device.TryGetProperty("connections", out _))
            {
                broken.Add("device without identifiers");
            }
        }

        JsonElement origin = Member(document, "origin", broken);
        if (origin.ValueKind == JsonValueKind.Object && !origin.TryGetProperty("name", out _))
        {
            broken.Add("origin without name");
        }

        JsonElement components = Member(document, "components", broken);
        if (components.ValueKind == JsonValueKind.Object)
        {
            Components(components, broken);
        }

        return broken;
    }

    /// <summary>Lists what Home Assistant would refuse of the state of an <c>update</c>; it drops the whole of it then.</summary>
    public static IReadOnlyList<string> BrokenState(string state)
    {
        List<string> broken = [];
        using JsonDocument document = JsonDocument.Parse(state);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            JsonValueKind kind = property.Value.ValueKind;
            bool isRight = property.Name switch
            {
                "installed_version" or "latest_version" or "title" or "release_summary" => kind == JsonValueKind.String,
                "release_url" => Uri.TryCreate(property.Value.GetString(), UriKind.Absolute, out _),
                "in_progress" => kind is JsonValueKind.True or JsonValueKind.False,
                "update_percentage" => kind == JsonValueKind.Null || (property.Value.TryGetDouble(out double percent) && percent is >= 0 and <= 100),
                _ => false,
            };
            if (!isRight)
            {
                broken.Add($"{property.Name} {property.Value}");
            }
        }

        return broken;
    }

    /// <summary>Gives a component's keys their long form.</summary>
    public static JsonElement Expand(JsonElement component)
    {
        return JsonSerializer.SerializeToElement(
            component.EnumerateObject().ToDictionary(property => _long.GetValueOrDefault(property.Name, property.Name), property => property.Value));
    }

    private static void Components(JsonElement components, List<string> broken)
    {
        HashSet<string> keys = [];
        HashSet<string> identifiers = [];
        foreach (JsonProperty written in components.EnumerateObject())
        {
            (string Name, JsonElement Value) component = (written.Name, Expand(written.Value));
            string platform = component.Value.TryGetProperty("platform", out JsonElement value) ? value.GetString()! : "";
            if (!_platforms.TryGetValue(platform, out string[]? known))
            {
                broken.Add($"{component.Name}: platform {platform}");
                continue;
            }

            if (!keys.Add(component.Name))
            {
                broken.Add($"{component.Name} twice");
            }

            string identifier = component.Value.TryGetProperty("unique_id", out value) ? value.GetString()! : "";
            if (platform != "device_automation" && (identifier == "" || !identifiers.Add($"{platform} {identifier}")))
            {
                broken.Add($"{component.Name}: unique_id {identifier}");
            }

            broken.AddRange(component.Value.EnumerateObject()
                .Where(property => !known.Contains(property.Name) && !_common.Contains(property.Name))
                .Select(property => $"{component.Name}: unknown key {property.Name}"));
            broken.AddRange(_required[platform].Where(name => !component.Value.TryGetProperty(name, out _))
                .Select(name => $"{component.Name}: no {name}"));
            Values(component.Name, component.Value, platform, broken);
        }
    }

    private static void Values(string name, JsonElement component, string platform, List<string> broken)
    {
        string category = component.TryGetProperty("entity_category", out JsonElement value) ? value.GetString()! : "";
        bool isState = platform is "sensor" or "binary_sensor";
        if (category is not ("" or "diagnostic" or "config") || (isState && category == "config"))
        {
            broken.Add($"{name}: category {category}");
        }

        if (component.TryGetProperty("command_topic", out _) && platform == "update" && !component.TryGetProperty("payload_install", out _))
        {
            broken.Add($"{name}: command_topic without payload_install");
        }

        if (platform == "sensor" && component.TryGetProperty("device_class", out JsonElement kind))
        {
            string unit = component.TryGetProperty("unit_of_measurement", out value) ? value.GetString()! : "";
            if (!_units.TryGetValue(kind.GetString()!, out string[]? units) || (!units.Contains(unit) && unit != ""))
            {
                broken.Add($"{name}: {kind} in {unit}");
            }
        }

        broken.AddRange(component.EnumerateObject()
            .Where(property => property.Name is "expire_after" or "off_delay" ? !property.Value.TryGetInt32(out int seconds) || seconds < 0
                : property.Name != "availability" && property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            .Select(property => $"{name}: {property.Name} {property.Value}"));

        if (component.TryGetProperty("default_entity_id", out value)
            && (!EntityId().IsMatch(value.GetString()!) || !value.GetString()!.StartsWith(platform + ".", StringComparison.Ordinal)))
        {
            broken.Add($"{name}: default_entity_id {value}");
        }
    }

    private static JsonElement Member(JsonElement document, string name, List<string> broken)
    {
        if (document.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Object)
        {
            return member;
        }

        broken.Add($"no {name}");
        return default;
    }

    private static void NoNull(JsonElement element, string where, List<string> broken)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                broken.Add($"null at {where}");
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    NoNull(property.Value, $"{where}/{property.Name}", broken);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    NoNull(item, where, broken);
                }

                break;
            default:
                break;
        }
    }

    [GeneratedRegex("^homeassistant/device/[a-zA-Z0-9_-]+/config$")]
    private static partial Regex Topic();

    // Home Assistant, core.py: VALID_ENTITY_ID.
    [GeneratedRegex("^(?!.+__)(?!_)[0-9a-z_]+(?<!_)\\.(?!_)[0-9a-z_]+(?<!_)$")]
    private static partial Regex EntityId();
}
