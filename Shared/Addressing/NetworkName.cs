using System.Text;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Addressing;

/// <summary>Names of networks: the first level of every topic, and the SSID of the gateway's access point.</summary>
public static class NetworkName
{
    /// <summary>The longest name in bytes (the reference: 20 and a terminator).</summary>
    public const int MaximumCount = 20;

    /// <summary>Checks levels of topics that stand before a name.</summary>
    /// <returns>Null where they can be used; else what is wrong, as the end of a sentence that begins with their owner.</returns>
    public static string CheckPrefix(string levels)
    {
        if (Encoding.UTF8.GetBytes(levels).Length > MaximumCount)
        {
            return "must have 1 to " + MaximumCount.ToString() + " bytes";
        }

        int start = 0;
        while (start <= levels.Length)
        {
            int end = levels.IndexOf('/', start);
            end = end < 0 ? levels.Length : end;
            string wrong = Check(levels.Substring(start, end - start));
            if (wrong != null)
            {
                return end == start ? "must not have an empty level" : wrong;
            }

            start = end + 1;
        }

        return null;
    }

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
