using EnigmaIoT.Shared.Payload;

namespace EnigmaIoT.Node.Applications;

/// <summary>A reading or a trigger as announced to Home Assistant: a discovery message of version 0.9.8 (reference gateway, type 0x08).</summary>
internal sealed class Entity
{
    private readonly EntityKind _kind;
    private readonly string _key;
    private readonly int _deviceClass;

    /// <summary>Creates a description.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="key">The key of the value, or of a cover's command.</param>
    /// <param name="deviceClass">The number of its device class or type.</param>
    public Entity(EntityKind kind, string key, int deviceClass)
    {
        _kind = kind;
        _key = key;
        _deviceClass = deviceClass;
    }

    /// <summary>Gets or sets the unit; null for none.</summary>
    public string Unit { get; set; }

    /// <summary>Gets or sets the value of a trigger.</summary>
    public int Value { get; set; }

    /// <summary>Writes the message.</summary>
    /// <param name="message">Receives it.</param>
    /// <param name="expireSeconds">After how many seconds without a message the state is not known any more; 0 for never.</param>
    public void Write(MessagePackMessage message, int expireSeconds)
    {
        message.Begin();
        message.Add("type", (int)_kind);
        switch (_kind)
        {
            case EntityKind.Trigger:
                WriteTrigger(message);
                break;
            case EntityKind.Cover:
                WriteCover(message);
                break;
            case EntityKind.Switch:
                message.Add("nmsfx", _key);
                message.Add("val", _key);
                message.Add("pl_on", One(_key, 1));
                message.Add("pl_off", One(_key, 0));
                message.Add("stat_on", 1);
                message.Add("stat_off", 0);
                break;
            default:
                WriteSensor(message, expireSeconds);
                break;
        }
    }

    private void WriteSensor(MessagePackMessage message, int expireSeconds)
    {
        message.Add("nmsfx", _key);
        message.Add("val", _key);
        AddClass(message);
        if (Unit != null)
        {
            message.Add("unit_of_meas", Unit);
        }

        if (_kind == EntityKind.BinarySensor)
        {
            message.Add("pl_on", 1);
            message.Add("pl_off", 0);
        }

        if (expireSeconds > 0)
        {
            message.Add("exp_aft", expireSeconds);
        }
    }

    private void WriteCover(MessagePackMessage message)
    {
        message.Add("nmsfx", _key);
        AddClass(message);
        message.Add("pl_open", One(_key, 1));
        message.Add("pl_cls", One(_key, 0));
        message.Add("pl_stop", One(_key, 2));
        message.Add("stat_open", "open");
        message.Add("stat_opening", "opening");
        message.Add("stat_clsd", "closed");
        message.Add("stat_closing", "closing");
        message.Add("stat_stopped", "stopped");
    }

    private void WriteTrigger(MessagePackMessage message)
    {
        message.Add("nmsfx", _key + "_" + Value.ToString() + "_" + _deviceClass.ToString());
        message.Add("pl", One(_key, Value));
        message.Add("ttype", _deviceClass);
        message.Add("tstype", _key + "_" + Value.ToString());
    }

    private void AddClass(MessagePackMessage message)
    {
        if (_deviceClass > 0)
        {
            message.Add("dev_cla", _deviceClass);
        }
    }

    // As the gateway writes a message with this one value.
    private static string One(string key, int value)
    {
        return "{\"" + key + "\":" + value.ToString() + "}";
    }
}
