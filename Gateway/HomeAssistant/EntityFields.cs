namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Writes what an entity is, from its discovery message: the same in both modes, in the order of the reference.</summary>
internal static class EntityFields
{
    private const string WholeJson = "{{value_json | tojson}}";
    private const char Quote = '"';

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
        return WordOf(trigger, "ttype", EntityWords.TriggerType(trigger.Number("ttype", -1))) ?? "button_short_press";
    }

    /// <summary>Gets the subtype of a trigger: a word for its number, or the node's own.</summary>
    public static string SubtypeOf(EntityMessage trigger)
    {
        return WordOf(trigger, "tstype", EntityWords.TriggerSubtype(trigger.Number("tstype", -1))) ?? "turn_on";
    }

    private static string WordOf(EntityMessage trigger, string key, string listed)
    {
        // A whole number stands for a word of the list, or for none.
        return listed != null || trigger.IsWhole(key) ? listed : trigger.Word(key);
    }

    private static void WriteSensor(EntityMessage message, NodeNames node, JsonWriter document)
    {
        string deviceClass = ClassOf(message);
        string unit = message.Word("unit_of_meas");
        unit = unit == null || deviceClass == "timestamp" ? null : EntityWords.Unit(unit, deviceClass);

        // Home Assistant refuses the whole entity for a unit of another class: it is worth more than its class.
        if (deviceClass != null && unit != null && !EntityWords.IsUnitOf(unit, deviceClass))
        {
            deviceClass = null;
        }

        document.Text("device_class", deviceClass);
        WriteDuration(message, "exp_aft", "expire_after", node.ExpireSeconds, document);
        document.Text("state_topic", node.Data);
        document.Text("unit_of_measurement", unit);
        document.Text("value_template", ValueTemplate(message, node, message.Word("val") ?? "value"));
        WriteAttributes(message, node, document);
    }

    private static void WriteBinarySensor(EntityMessage message, NodeNames node, JsonWriter document)
    {
        document.Text("state_topic", node.Data);
        document.Text("device_class", ClassOf(message));
        message.Copy("pl_on", "payload_on", document);
        message.Copy("pl_off", "payload_off", document);
        document.Text("value_template", ValueTemplate(message, node, message.Text("val") ?? "value"));
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
        document.Text("value_template", ValueTemplate(message, node, message.Text("val")));
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
        document.Text("set_position_template", "{\"cmd\":" + GoTo(message) + ",\"pos\":{{position|int}}}");
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
        document.Text("payload", message.Word("pl"));
        document.Text("type", TypeOf(message));
        document.Text("subtype", SubtypeOf(message));
    }

    private static string ClassOf(EntityMessage message)
    {
        return EntityWords.DeviceClass(message.Kind, message.Number("dev_cla", 0));
    }

    // The reference writes the word as it is: nodes for it have the quotes, and the comma that it forgets, in the word.
    private static string GoTo(EntityMessage cover)
    {
        string word = cover.Word("pl_goto") ?? "pos";
        int count = word.Length > 1 && word[word.Length - 1] == ',' ? word.Length - 1 : word.Length;
        bool isQuoted = count > 1 && word[0] == Quote && word[count - 1] == Quote;
        return isQuoted ? word.Substring(0, count) : Quote + Escaped(word, Quote) + Quote;
    }

    private static string ValueTemplate(EntityMessage message, NodeNames node, string field)
    {
        // As the reference, which takes no template for a switch.
        string template = message.Kind == EntityKind.Switch ? null : message.Text("val_tpl");
        if (template != null)
        {
            return WithName(template, node.Label);
        }

        if (field == null)
        {
            return null;
        }

        return IsExpression(field) ? "{{value_json." + field + "}}" : "{{value_json['" + Escaped(field, '\'') + "']}}";
    }

    // What Home Assistant reads behind the dot: a name, or a name with a path or a filter. It refuses the entity for anything else.
    private static bool IsExpression(string field)
    {
        for (int i = 0; i < field.Length; i++)
        {
            char c = field[i];
            bool isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (i > 0 && (c == '.' || c == '|' || c == '['))
            {
                return true;
            }

            if (!isWord && (i == 0 || c < '0' || c > '9'))
            {
                return false;
            }
        }

        return true;
    }

    private static string Escaped(string text, char quote)
    {
        string escaped = string.Empty;
        for (int i = 0; i < text.Length; i++)
        {
            escaped += text[i] == quote || text[i] == '\\' ? "\\" + text[i] : text[i].ToString();
        }

        return escaped;
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
