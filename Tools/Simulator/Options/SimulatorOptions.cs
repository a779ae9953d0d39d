using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Examples;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Simulator.Options;

/// <summary>What the command line asks for, checked.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The network key where none is given.</summary>
    public const string DefaultNetworkKey = "simulated-network";

    /// <summary>The password of the gateway's page where none is given.</summary>
    public const string DefaultHttpPassword = "simulated-page";

    /// <summary>The name of the simulated Wi-Fi where none is given.</summary>
    public const string DefaultWifiName = "Home";

    /// <summary>The UDP port where a gateway listens unless told otherwise; a node sends there.</summary>
    public const int DefaultGatewayPort = 47010;

    /// <summary>The UDP port where a node listens unless told otherwise; a gateway sends there.</summary>
    public const int DefaultNodePort = 47011;

    /// <summary>The most nodes: what a gateway registers at once (<see cref="GatewayConfig.MaximumNodes"/>).</summary>
    public const int MaximumNodes = 35;

    /// <summary>The gateway's MAC address where none is given.</summary>
    public const long DefaultGatewayAddress = 0x02_00_00_00_00_01;

    /// <summary>The first node's MAC address where none is given; the others count on.</summary>
    public const long FirstNodeAddress = 0x02_00_00_00_01_01;

    private static readonly string[] _names = ["kitchen", "garage", "garden"];

    /// <summary>Gets the image file, or null for the sample image.</summary>
    public string? Image { get; init; }

    /// <summary>Gets how many nodes there are, 1 to <see cref="MaximumNodes"/>.</summary>
    public int Nodes { get; init; } = _names.Length;

    /// <summary>Gets the share of radio frames that get lost, 0 to 1.</summary>
    public double Loss { get; init; }

    /// <summary>Gets what decides everything random of the air.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the outside broker, or null for the embedded one.</summary>
    public BrokerOptions? Broker { get; init; }

    /// <summary>Gets where the outside broker's passwords come from that the command line does not hold.</summary>
    public SecretSources? Secrets { get; init; }

    /// <summary>Gets the embedded broker's TCP port; 0 for a free one.</summary>
    public int BrokerPort { get; init; }

    /// <summary>Gets whether to keep running and to take updates from any MQTT client.</summary>
    public bool Serve { get; init; }

    /// <summary>Gets the TCP port of the gateway's page; 0 for a free one.</summary>
    public int HttpPort { get; init; }

    /// <summary>Gets the password of the gateway's page, 8 to 64 bytes in UTF-8; null for the one that was chosen on the page.</summary>
    public string? HttpPassword { get; init; } = DefaultHttpPassword;

    /// <summary>Gets which images the boards take; null for every one.</summary>
    public SigningRules? Signing { get; init; }

    /// <summary>
    /// Gets the UDP port on which the gateway takes its own image from the Arduino tools; 0 for a free one, null for the usual one where
    /// that is free.
    /// </summary>
    public int? OtaPort { get; init; }

    /// <summary>Gets whether boards run until Ctrl+C: what comes from outside is taken.</summary>
    public bool RunsOn => Serve || Role != Role.All;

    /// <summary>Gets whether to start with a gateway that has no configuration.</summary>
    public bool Portal { get; init; }

    /// <summary>Gets whether the gateway has the configuration file of its folder, and not one made of these options.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>Gets the TCP port of the page of a first configuration; 0 for a free one.</summary>
    public int PortalPort { get; init; }

    /// <summary>Gets the name of the simulated Wi-Fi that a first configuration can join.</summary>
    public string WifiName { get; init; } = DefaultWifiName;

    /// <summary>Gets after how many seconds without its Wi-Fi a gateway of <see cref="Portal"/> has its page again.</summary>
    public int PageAfter { get; init; } = WifiAbsence.Limit / 1000;

    /// <summary>Gets the password of that Wi-Fi.</summary>
    public string WifiPassword { get; init; } = "simulated-wifi";

    /// <summary>Gets the file that receives a sample image to try updates with; null for one in the temporary folder.</summary>
    public string? SampleFile { get; init; }

    /// <summary>Gets whether the gateway publishes data that nodes send in the clear.</summary>
    public bool UnencryptedData { get; init; }

    /// <summary>Gets whether the last node sleeps between its messages.</summary>
    public bool Sleepy { get; init; }

    /// <summary>Gets the example that the nodes run, one of <see cref="ExampleNodes.Names"/>; null for the sample application.</summary>
    public string? Example { get; init; }

    /// <summary>Gets the version of ESP-NOW that the radios of the simulated air have.</summary>
    public EspNowVersion EspNow { get; init; } = EspNowVersion.Two;

    /// <summary>Gets whether frames are UDP datagrams.</summary>
    public bool OverUdp { get; init; }

    /// <summary>Gets the UDP port of the gateway, or of the only node; 0 for a free one.</summary>
    public int ListenPort { get; init; } = DefaultGatewayPort;

    /// <summary>Gets the UDP port of the far end.</summary>
    public int PeerPort { get; init; } = DefaultNodePort;

    /// <summary>Gets which boards this program is.</summary>
    public Role Role { get; init; }

    /// <summary>Gets the network's name.</summary>
    public string NetworkName { get; init; } = "enigmaiot";

    /// <summary>Gets the levels of the gateway's topics before the network's name; null for none.</summary>
    public string? TopicPrefix { get; init; }

    /// <summary>Gets what every topic of the network begins with.</summary>
    public string BaseTopic => TopicPrefix is null ? NetworkName : $"{TopicPrefix}/{NetworkName}";

    /// <summary>Gets the network key, 8 to 32 bytes in UTF-8.</summary>
    public string NetworkKey { get; init; } = DefaultNetworkKey;

    /// <summary>Gets the only node's name; null for the first of the usual ones.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the only board's MAC address; null for the usual one.</summary>
    public long? Address { get; init; }

    /// <summary>Gets the gateway's MAC address for a node alone; the broadcast address where it is not known.</summary>
    public long GatewayAddress { get; init; } = MacAddress.Broadcast;

    /// <summary>Gets whether the gateway sets the updater's pace: where no speed was asked for.</summary>
    public bool PacedByGateway { get; init; } = true;

    /// <summary>Gets the updater's pause after each chunk, where the gateway does not set the pace.</summary>
    public TimeSpan ChunkPause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Gets the folder that keeps the boards' flash, or null for one that is deleted at the end.</summary>
    public string? StateFolder { get; init; }

    /// <summary>Gets the file that receives a capture of the simulated air, or null for none.</summary>
    public string? CaptureFile { get; init; }

    /// <summary>Gets the file that receives the gateway's keys of radio frames, or null for none.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Gets whether the boards' logs are shown.</summary>
    public bool Verbose { get; init; }

    /// <summary>Gets the name of a node.</summary>
    /// <param name="index">From 0 on.</param>
    public string NodeName(int index)
    {
        return Role == Role.Node && Name is not null ? Name
            : index < _names.Length ? _names[index]
            : $"node{index + 1}";
    }

    /// <summary>Determines whether a node sleeps between its messages.</summary>
    /// <param name="index">From 0 on.</param>
    public bool Sleeps(int index)
    {
        return Sleepy && index == Nodes - 1;
    }

    /// <summary>Gets the MAC address of a node.</summary>
    /// <param name="index">From 0 on.</param>
    public long NodeAddress(int index)
    {
        return Role == Role.Node && Address is { } address ? address : FirstNodeAddress + index;
    }
}
