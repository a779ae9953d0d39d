using System.Text;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Addressing;

/// <summary>Names of networks: the first level of every topic, and the SSID of the gateway's access point.</summary>
public static class NetworkName
{
    /// <summary>The longest name in bytes (the reference: 20 and a terminator).</summary>
    public const int MaximumCount = 20;

    /// <summary>Checks a name.</summary>
    /// <returns>Null where it can be used; else what is wrong, as the end of a sentence that begins with the name's owner.</returns>
    public static string Check(string name)
    {
        if (!MqttText.IsValid(name))
        {
            return "must not have control characters or others that brokers refuse";
        }

        int count = Encoding.UTF8.GetBytes(name).Length;
        if (count < 1 || count > MaximumCount)
        {
            return "must have 1 to " + MaximumCount.ToString() + " bytes";
        }

        if (name[0] == '$')
        {
            return "must not start with $: such topics are the broker's own";
        }

        return name.IndexOf('/') >= 0 || name.IndexOf('+') >= 0 || name.IndexOf('#') >= 0
            ? "must not have / + #, for it is a level of MQTT topics"
            : null;
    }
}
