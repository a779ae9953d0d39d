namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Writes what an entity is, from its discovery message: the same in both modes, in the order of the reference.</summary>
internal static class EntityFields
{
    private const string WholeJson = "{{value_json | tojson}}";

    /// <summary>Writes the fields of an entity, without its names and identifiers.</summary>
    /// <param name="message">The message.</param>
    /// <param name="node">The node's topics.</param>
    /// <param name="document">Receives the fields.</param>
    public static void Write(EntityMessage message, NodeNames node, JsonWriter document)
    {
        switch (message.Kind)
        {
            case EntityKind.Sensor:
                WriteSensor(message, node, document);
                break;
            case EntityKind.BinarySensor:
                WriteBinarySensor(message, node, document);
                break;
            case EntityKind.Switch:
                WriteSwitch(message, node, document);
                break;
            case EntityKind.Cover:
                WriteCover(message, node, document);
                break;
            default:
                WriteTrigger(message, node, document);
                break;
        }
    }

    /// <summary>Gets the type of a trigger: a word for its number, or the node's own.</summary>
    public static string TypeOf(EntityMessage trigger)
    {
        return trigger.Text("ttype") ?? EntityWords.TriggerType(trigger.Number("ttype", -1)) ?? "button_short_press";
    }

    /// <summary>Gets the subtype of a trigger: a word for its number, or the node's own.</summary>
    public static string SubtypeOf(EntityMessage trigger)
    {
        return trigger.Text("tstype") ?? EntityWords.TriggerSubtype(trigger.Number("tstype", -1)) ?? "turn_on";
    }

    private static void WriteSensor(EntityMessage message, NodeNames node, JsonWriter document)
    {
        string deviceClass = ClassOf(message);
        string unit = message.Text("unit_of_meas");
        unit = unit == null || unit.Length == 0 || deviceClass == "timestamp" ? null : EntityWords.Unit(unit, deviceClass);

        // Home Assistant refuses the whole entity for a unit of another class: it is worth more than its class.
        if (deviceClass != null && unit != null && !EntityWords.IsUnitOf(unit, deviceClass))
        {
            deviceClass = null;
        }

        document.Text("device_class", deviceClass);
        WriteDuration(message, "exp_aft", "expire_after", node.ExpireSeconds, document);
        document.Text("state_topic", node.Data);
        document.Text("unit_of_measurement", unit);
        document.Text("value_template", ValueTemplate(message, node, "value"));
        WriteAttributes(message, node, document);
    }

    private static void WriteBinarySensor(EntityMessage message, NodeNames node, JsonWriter document)
    {
        document.Text("state_topic", node.Data);
        document.Text("device_class", ClassOf(message));
        message.Copy("pl_on", "payload_on", document);
        message.Copy("pl_off", "payload_off", document);
        document.Text("value_template", ValueTemplate(message, node, "value"));
        WriteDuration(message, "exp_aft", "expire_after", node.ExpireSeconds, document);
        WriteDuration(message, "off_dly", "off_delay", 0, document);
        WriteAttributes(message, node, document);
    }

    private static void WriteSwitch(EntityMessage message, NodeNames node, JsonWriter document)
    {
        document.Text("command_topic", node.SetData);
        message.Copy("pl_on", "payload_on", document);
        message.Copy("pl_off", "payload_off", document);
        document.Text("state_topic", node.Data);
        message.Copy("stat_on", "state_on", document);
        message.Copy("stat_off", "state_off", document);
        document.Text("value_template", ValueTemplate(message, node, null));
        WriteAttributes(message, node, document);
    }

    private static void WriteCover(EntityMessage message, NodeNames node, JsonWriter document)
    {
        // The reference has the node's own data topic here, which nothing comes from to the node.
        document.Text("command_topic", node.SetData);
        document.Text("device_class", ClassOf(message));
        message.Copy("pl_cls", "payload_close", document);
        message.Copy("pl_open", "payload_open", document);
        message.Copy("pl_stop", "payload_stop", document);
        document.Text("position_topic", node.Data);
        document.Text("position_template", "{{value_json.pos}}");
        document.Text("set_position_topic", node.SetData);
        document.Text("set_position_template", "{\"cmd\":\"" + (message.Text("pl_goto") ?? "pos") + "\",\"pos\":{{position|int}}}");
        message.Copy("stat_clsd", "state_closed", document);
        message.Copy("stat_closing", "state_closing", document);
        message.Copy("stat_open", "state_open", document);
        message.Copy("stat_opening", "state_opening", document);
        message.Copy("stat_stopped", "state_stopped", document);
        document.Text("state_topic", node.Data);
        document.Text("value_template", "{{value_json.state}}");
        WriteAttributes(message, node, document);
    }

    private static void WriteTrigger(EntityMessage message, NodeNames node, JsonWriter document)
    {
        document.Text("automation_type", "trigger");
        document.Text("topic", node.Data);
        message.Copy("pl", "payload", document);
        document.Text("type", TypeOf(message));
        document.Text("subtype", SubtypeOf(message));
    }

    private static string ClassOf(EntityMessage message)
    {
        return EntityWords.DeviceClass(message.Kind, message.Number("dev_cla", 0));
    }

    private static string ValueTemplate(EntityMessage message, NodeNames node, string otherwise)
    {
        string template = message.Text("val_tpl");
        if (template != null && template.Length > 0)
        {
            return WithName(template, node.Label);
        }

        string field = message.Text("val") ?? otherwise;
        return field == null ? null : "{{value_json." + field + "}}";
    }

    // The reference puts the node's name in place of three asterisks.
    private static string WithName(string template, string name)
    {
        int at = template.IndexOf("***");
        return at < 0 ? template : template.Substring(0, at) + name + WithName(template.Substring(at + 3), name);
    }

    private static void WriteDuration(EntityMessage message, string key, string name, int otherwise, JsonWriter document)
    {
        int seconds = message.Number(key, otherwise);
        if (seconds > 0)
        {
            document.Literal(name, seconds.ToString());
        }
    }

    private static void WriteAttributes(EntityMessage message, NodeNames node, JsonWriter document)
    {
        if (message.IsTrue("attr"))
        {
            document.Text("json_attributes_topic", node.Data);
            document.Text("json_attributes_template", WholeJson);
        }
    }
}
