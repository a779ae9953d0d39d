using EnigmaIoT.Shared.Configuration;

namespace EnigmaIoT.Shared.Setup;

/// <summary>Writes a configuration for the form, in pieces that fit an answer, without its secrets.</summary>
public static class ConfigReport
{
    /// <summary>The number of pieces.</summary>
    public const int Pieces = 6;

    /// <summary>Writes a piece. Behind the last one the list of an application's fields is open.</summary>
    /// <param name="writer">Writes.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="hasPassword">Whether the page's password is chosen.</param>
    /// <param name="piece">1 to <see cref="Pieces"/>.</param>
    public static void Write(MemberWriter writer, DeviceConfig config, bool hasPassword, int piece)
    {
        switch (piece)
        {
            case 1:
                writer.Open();
                writer.Text("networkName", config.NetworkName);
                writer.Text("wifiSsid", config.WifiSsid);
                writer.Text("mqttHost", config.MqttHost);
                writer.Number("mqttPort", config.MqttPort);
                writer.Flag("mqttTls", config.MqttTls);
                writer.Number("channel", config.Channel);
                break;
            case 2:
                writer.Text("mqttUser", config.MqttUser);
                writer.Text("ntpServer", config.NtpServer);
                writer.Text("hostName", config.HostName);
                writer.Flag("readingNeedsPassword", config.ReadingNeedsPassword);
                writer.Text("nodeName", config.NodeName);
                writer.Number("sleepSeconds", config.Sleepy ? SleepSeconds(config) : 0);
                break;
            case 3:
                writer.Text("key1", Key(config, 0));
                writer.Text("key2", Key(config, 1));
                break;
            case 4:
                writer.Text("key3", Key(config, 2));
                writer.Text("hardwareClass", config.Signing == null ? null : config.Signing.HardwareClass);
                writer.Flag("allowOlder", config.Signing != null && config.Signing.AllowsOlder);
                break;
            case 5:
                writer.Text("topicPrefix", config.TopicPrefix);
                writer.Text("homeAssistant", HomeAssistantWord.Of(config.HomeAssistant));
                writer.Number("statusSeconds", config.StatusSeconds);
                writer.Flag("cayenneFlat", config.CayenneFlat);
                writer.Flag("cayenneUnsigned", config.CayenneUnsigned);
                break;
            default:
                // Which secrets there are, not what they are.
                writer.Answer.AddText(",\"stored\":");
                writer.Open();
                writer.Flag("networkKey", config.NetworkKey != null);
                writer.Flag("wifiPassword", config.WifiPassword.Length > 0);
                writer.Flag("mqttPassword", config.MqttPassword != null);
                writer.Flag("mqttCaFile", config.MqttCaFile != null);
                writer.Flag("mqttCertificateFile", config.MqttCertificateFile != null);
                writer.Flag("mqttKeyFile", config.MqttKeyFile != null);
                writer.Flag("pagePassword", hasPassword);
                writer.Answer.AddText("},\"fields\":[");
                break;
        }
    }

    private static string Key(DeviceConfig config, int index)
    {
        return config.Signing == null ? null : config.Signing.Key(index);
    }

    private static int SleepSeconds(DeviceConfig config)
    {
        return config.SleepSeconds == 0 ? DeviceConfig.DefaultSleepSeconds : config.SleepSeconds;
    }
}
