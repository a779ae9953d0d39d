using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>The content of a device's configuration file (docs/device.md). Texts that it does not name are null.</summary>
public sealed class DeviceConfig
{
    /// <summary>The sleep time of a sleepy node without a setting, in seconds (as the reference).</summary>
    public const int DefaultSleepSeconds = 10;

    /// <summary>Gets or sets the network's name: 1 to 20 bytes (<see cref="Addressing.NetworkName"/>).</summary>
    public string NetworkName { get; set; } = "enigmaiot";

    /// <summary>Gets or sets the levels before the network's name in the gateway's topics: 1 to 20 bytes; null for none.</summary>
    public string TopicPrefix { get; set; }

    /// <summary>Gets or sets the network key: 8 to 32 bytes.</summary>
    public string NetworkKey { get; set; }

    /// <summary>Gets or sets the name of the Wi-Fi that a gateway joins: 1 to 32 bytes.</summary>
    public string WifiSsid { get; set; }

    /// <summary>Gets or sets that Wi-Fi's password: 8 to 63 bytes, or empty where it is open.</summary>
    public string WifiPassword { get; set; } = string.Empty;

    /// <summary>Gets or sets the broker's host name or IPv4 address.</summary>
    public string MqttHost { get; set; }

    /// <summary>Gets or sets the broker's port; 0 for 1883, or 8883 with TLS.</summary>
    public int MqttPort { get; set; }

    /// <summary>Gets or sets the user name at the broker.</summary>
    public string MqttUser { get; set; }

    /// <summary>Gets or sets the password at the broker.</summary>
    public string MqttPassword { get; set; }

    /// <summary>Gets or sets whether the connection to the broker is encrypted.</summary>
    public bool MqttTls { get; set; }

    /// <summary>Gets or sets the path of the certificate (PEM) of the authority that signed the broker's.</summary>
    public string MqttCaFile { get; set; }

    /// <summary>Gets or sets the path of the gateway's own certificate (PEM), for brokers that ask for one; null for none.</summary>
    public string MqttCertificateFile { get; set; }

    /// <summary>Gets or sets the path of the key (PEM) of <see cref="MqttCertificateFile"/>.</summary>
    public string MqttKeyFile { get; set; }

    /// <summary>Gets or sets the time server.</summary>
    public string NtpServer { get; set; }

    /// <summary>Gets or sets a gateway's name in its Wi-Fi: 1 to 32 letters, digits and hyphens.</summary>
    public string HostName { get; set; }

    /// <summary>
    /// Gets or sets the password of whoever may change something on the page, 8 to 64 bytes. The page itself stores its hash elsewhere.
    /// </summary>
    public string PagePassword { get; set; }

    /// <summary>Gets or sets whether a gateway's page and REST interface ask for the page's password before they show anything.</summary>
    public bool ReadingNeedsPassword { get; set; }

    /// <summary>Gets or sets the LED's GPIO, 0 to 48; -1 where there is none.</summary>
    public int LedPin { get; set; } = -1;

    /// <summary>
    /// Gets or sets the GPIO of the button that clears the configuration, 0 to 48, low while it is pressed; -1 where there is none.
    /// </summary>
    public int ButtonPin { get; set; }

    /// <summary>Gets or sets the Wi-Fi channel, 1 to 13; 0 where it is not given.</summary>
    public int Channel { get; set; }

    /// <summary>Gets or sets a node's first name.</summary>
    public string NodeName { get; set; }

    /// <summary>Gets or sets whether a node is built to sleep between its messages.</summary>
    public bool Sleepy { get; set; }

    /// <summary>Gets or sets a sleepy node's first sleep time in seconds, 1 to 13600; 0 for the program's own default.</summary>
    public int SleepSeconds { get; set; }

    /// <summary>Gets the fields that a node's application adds to its configuration.</summary>
    public ApplicationValues Application { get; } = new ApplicationValues();

    /// <summary>Gets or sets whether a gateway publishes the data of nodes that do not encrypt it.</summary>
    public bool UnencryptedData { get; set; }

    /// <summary>Gets or sets whether a gateway reads voltage and current of CayenneLPP as unsigned.</summary>
    public bool CayenneUnsigned { get; set; }

    /// <summary>Gets or sets whether a gateway makes one JSON object of CayenneLPP in place of a list.</summary>
    public bool CayenneFlat { get; set; }

    /// <summary>
    /// Gets or sets in how many seconds a gateway publishes the status of a node once, unless it has changed much; 0 for each message.
    /// </summary>
    public int StatusSeconds { get; set; } = 60;

    /// <summary>Gets or sets how a gateway announces the entities of nodes to Home Assistant.</summary>
    public HomeAssistantMode HomeAssistant { get; set; }

    /// <summary>Gets or sets the least level of the lines that a gateway's log has.</summary>
    public LogLevel LogLevel { get; set; }

    /// <summary>Gets or sets how many nodes a gateway takes, 1 to 250; 0 for as many as its memory allows.</summary>
    public int MaximumNodes { get; set; }

    /// <summary>Gets or sets how many updates a gateway runs at once, 1 to 4; 0 for as many as its memory allows.</summary>
    public int MaximumUpdates { get; set; }

    /// <summary>Gets or sets the UDP port for a gateway's own update by the Arduino tools, 1 to 65535; 0 for none.</summary>
    public int ArduinoOtaPort { get; set; } = 3232;

    /// <summary>Gets or sets for how many seconds a new image has to run well before it is confirmed, 1 to 3600.</summary>
    public int ConfirmAfterSeconds { get; set; } = 30;

    /// <summary>
    /// Gets or sets for how many seconds a new image may try to reach its network before the board restarts, 30 to 3600; 0 for the
    /// program's own default.
    /// </summary>
    public int ConfirmWithinSeconds { get; set; }

    /// <summary>Gets or sets after how many seconds a program that hangs is restarted, 30 to 3600; 0 for never.</summary>
    public int WatchdogSeconds { get; set; } = 60;

    /// <summary>Gets or sets which images are accepted; null for every image.</summary>
    public SigningRules Signing { get; set; }

    /// <summary>Returns what a gateway lacks.</summary>
    /// <returns>Null where it lacks nothing; else a line that names the key.</returns>
    public string CheckGateway()
    {
        if (MqttCaFile == null && MqttTls)
        {
            return "mqttCaFile is missing, and mqttTls needs it to know the broker";
        }

        if (MqttCertificateFile == null != (MqttKeyFile == null))
        {
            return MqttKeyFile == null
                ? "mqttKeyFile is missing, and mqttCertificateFile needs it"
                : "mqttCertificateFile is missing, and mqttKeyFile belongs to it";
        }

        return Missing(NetworkKey, "networkKey") ?? Missing(WifiSsid, "wifiSsid") ?? Missing(MqttHost, "mqttHost");
    }

    /// <summary>Returns what a node lacks.</summary>
    /// <returns>Null where it lacks nothing; else a line that names the key.</returns>
    public string CheckNode()
    {
        return Missing(NetworkKey, "networkKey");
    }

    private static string Missing(string value, string key)
    {
        return value == null ? key + " is missing" : null;
    }
}
