namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The short forms of a component's keys (Home Assistant, components/mqtt/abbreviations.py): a document has to fit one message.</summary>
internal static class ShortKey
{
    /// <summary>Gets the short form of a key; the key itself where it has none that is used here.</summary>
    public static string Of(string key)
    {
        switch (key)
        {
            case "platform":
                return "p";
            case "state_topic":
                return "stat_t";
            case "command_topic":
                return "cmd_t";
            case "value_template":
                return "val_tpl";
            case "unit_of_measurement":
                return "unit_of_meas";
            case "device_class":
                return "dev_cla";
            case "state_class":
                return "stat_cla";
            case "entity_category":
                return "ent_cat";
            case "enabled_by_default":
                return "en";
            case "expire_after":
                return "exp_aft";
            case "off_delay":
                return "off_dly";
            case "payload_on":
                return "pl_on";
            case "payload_off":
                return "pl_off";
            case "state_on":
                return "stat_on";
            case "state_off":
                return "stat_off";
            case "payload_install":
                return "pl_inst";
            case "payload_open":
                return "pl_open";
            case "payload_close":
                return "pl_cls";
            case "payload_stop":
                return "pl_stop";
            case "state_open":
                return "stat_open";
            case "state_opening":
                return "stat_opening";
            case "state_closed":
                return "stat_clsd";
            case "state_closing":
                return "stat_closing";
            case "state_stopped":
                return "stat_stopped";
            case "position_topic":
                return "pos_t";
            case "position_template":
                return "pos_tpl";
            case "set_position_topic":
                return "set_pos_t";
            case "set_position_template":
                return "set_pos_tpl";
            case "json_attributes_topic":
                return "json_attr_t";
            case "json_attributes_template":
                return "json_attr_tpl";
            default:
                return key;
        }
    }
}
