using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Web;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Examples;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Signing;
using static EnigmaIoT.Simulator.Commands.OptionValues;

namespace EnigmaIoT.Simulator.Commands;

/// <summary>The options of the command line. A value that makes no sense is a parse error.</summary>
internal sealed class SimulatorCommandLine
{
    private const string UdpAirName = "udp";
    private const string SimulatedAirName = "simulated";

    private readonly Option<string?> _image = new("--image")
    {
        Description = "Image to send: a deployment, a nanoCLR or Arduino image, or any file (default: a sample image)",
        HelpName = "FILE",
    };

    private readonly Option<int> _nodes = Number("--nodes", "How many virtual nodes", 3, 1, SimulatorOptions.MaximumNodes);

    private readonly Option<double> _loss = new("--loss")
    {
        Description = "Share of radio frames that get lost, 0 to 1",
        HelpName = "P",
        DefaultValueFactory = _ => 0,
        CustomParser = Loss,
    };

    private readonly Option<int> _seed = Number("--seed", "Decides everything random of the air", 1, 0, int.MaxValue);

    private readonly Option<BrokerAddress?> _broker = new("--broker")
    {
        Description = "An outside broker in place of the embedded one",
        HelpName = "HOST:PORT",
        CustomParser = argument => BrokerAddress.TryParse(Text(argument), out BrokerAddress address)
            ? address
            : Reject<BrokerAddress>(argument, $"--broker: '{Text(argument)}' is not HOST:PORT"),
    };

    private readonly Option<int> _brokerPort =
        Number("--broker-port", "TCP port of the embedded broker; 0 for a free one", 0, 0, ushort.MaxValue);

    private readonly Option<string> _user = new("--user") { Description = "User name for the outside broker" };

    private readonly Option<string> _password = new("--password")
    {
        Description = $"Password for the outside broker (default: ${SecretSources.PasswordVariable})",
    };

    private readonly Option<bool> _secure = new("--secure")
    {
        Description = "Use TLS with the outside broker. Normally its port is 8883 then",
    };

    private readonly Option<bool> _serve = new("--serve")
    {
        Description = "Keep running and take updates from any MQTT client and the gateway's page until Ctrl+C",
    };

    private readonly Option<int> _httpPort =
        Number("--http-port", "With --serve, --portal or --role gateway: TCP port of the gateway's page; 0 for a free one", 0, 0, ushort.MaxValue);

    private readonly Option<string> _httpPassword = new("--http-password")
    {
        Description = "With --serve or --role gateway: the password of the gateway's page, 8 to 64 bytes",
        HelpName = "PASSWORD",
        DefaultValueFactory = _ => SimulatorOptions.DefaultHttpPassword,
        CustomParser = argument => Encoding.UTF8.GetByteCount(Text(argument)) is >= WebPassword.MinimumBytes and <= WebPassword.MaximumBytes
            ? Text(argument)
            : Reject<string>(argument, "--http-password: the password must have 8 to 64 bytes"),
    };

    private readonly Option<int?> _otaPort = Port(
        "--ota-port",
        "With --serve, --portal or --role gateway: UDP port for the gateway's own update by the Arduino tools; 0 for a free one (default: 3232)",
        0);

    private readonly Option<bool> _portal = new("--portal")
    {
        Description = "Start with a gateway without a configuration and print its page's address; once configured, go on as --serve",
    };

    private readonly Option<int> _portalPort =
        Number("--portal-port", "With --portal: TCP port of the page; 0 for a free one", 0, 0, ushort.MaxValue);

    private readonly Option<string> _wifi = new("--wifi")
    {
        Description = "With --portal: the name of the simulated Wi-Fi that a first configuration can join, 1 to 32 bytes",
        HelpName = "NAME",
        DefaultValueFactory = _ => SimulatorOptions.DefaultWifiName,
        CustomParser = argument => Encoding.UTF8.GetByteCount(Text(argument)) is >= 1 and <= 32
            ? Text(argument)
            : Reject<string>(argument, "--wifi: the name must have 1 to 32 bytes"),
    };

    private readonly Option<int> _pageAfter = Number(
        "--page-after", "With --portal: after so many seconds without its Wi-Fi the gateway has its page again", WifiAbsence.Limit / 1000, 1, 3600);

    private readonly Option<string?> _sample = new("--sample")
    {
        Description = "With --serve, --portal or --role gateway: where to write the sample image (default: in the temporary folder)",
        HelpName = "FILE",
    };

    private readonly Option<bool> _sleepy = new("--sleepy")
    {
        Description = "The last node sleeps between its messages; it wakes every 10 s, until set/sleeptime says otherwise",
    };

    private readonly Option<bool> _unencryptedData = new("--unencrypted-data")
    {
        Description = "The gateway publishes data that nodes send in the clear, too",
    };

    private readonly Option<string?> _example = new Option<string?>("--example")
    {
        Description = "What the nodes run, in place of the sample application: one of Node/Examples",
        HelpName = string.Join('|', ExampleNodes.Names),
    }.AcceptOnlyFromAmong([.. ExampleNodes.Names]);

    private readonly Option<string> _air = new Option<string>("--air")
    {
        Description = "How radio frames travel: simulated, or as UDP datagrams on the loopback interface (with --role: udp)",
        HelpName = "simulated|udp",
    }.AcceptOnlyFromAmong(SimulatedAirName, UdpAirName);

    private readonly Option<int> _espNow = Number(
        "--esp-now", "Version of ESP-NOW that the radios of the simulated air have: with 2 a frame may have several chunks", 2, 1, 2);

    private readonly Option<int?> _listen = Port("--listen", "UDP port to listen on; 0 for a free one", 0);

    private readonly Option<int?> _peer = Port("--peer", "UDP port of the far end", 1);

    private readonly Option<string> _role = new Option<string>("--role")
    {
        Description = "Be the gateway alone or one node alone, over UDP, until Ctrl+C",
        HelpName = "gateway|node",
    }.AcceptOnlyFromAmong("gateway", "node");

    private readonly Option<string> _network = new("--network")
    {
        Description = "The network's name, 1 to 20 bytes",
        HelpName = "NAME",
        DefaultValueFactory = _ => "enigmaiot",
        CustomParser = argument => NetworkMistake(Text(argument)) is { } mistake
            ? Reject<string>(argument, $"--network: the name {mistake}")
            : Text(argument),
    };

    private readonly Option<string?> _topicPrefix = new("--topic-prefix")
    {
        Description = "Levels of the gateway's topics before the network's name, such as house/radio",
        HelpName = "LEVELS",
        CustomParser = argument => PrefixMistake(Text(argument)) is { } mistake
            ? Reject<string>(argument, $"--topic-prefix: {mistake}")
            : Text(argument),
    };

    private readonly Option<string> _networkKey = new("--network-key")
    {
        Description = "The network key, 8 to 32 characters",
        HelpName = "KEY",
        DefaultValueFactory = _ => SimulatorOptions.DefaultNetworkKey,
        CustomParser = argument => Encoding.UTF8.GetByteCount(Text(argument))
            is >= NetworkKey.MinimumPassword and <= NetworkKey.MaximumPassword
            ? Text(argument)
            : Reject<string>(argument, "--network-key: the network key must have 8 to 32 characters"),
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "With --role node: its name",
        HelpName = "NAME",
        CustomParser = argument => IsNodeName(Text(argument))
            ? Text(argument)
            : Reject<string>(argument, $"--name: '{Text(argument)}' cannot be the name of a node"),
    };

    private readonly Option<long?> _mac = Mac("--mac", "With --role: the MAC address of that board");

    private readonly Option<long?> _gatewayMac =
        Mac("--gateway-mac", "With --role node: the gateway's MAC address (default: the gateway that answers is taken)");

    private readonly Option<string?> _speed = new Option<string?>("--speed")
    {
        Description = "The updater's pause after each chunk: 20, 60 or 180 ms (default: none, the gateway sets the pace)",
        HelpName = "fast|medium|slow",
    }.AcceptOnlyFromAmong("fast", "medium", "slow");

    private readonly Option<string?> _state = new("--state")
    {
        Description = "Folder that keeps the boards' flash from run to run (default: none, it is in memory)",
        HelpName = "DIR",
    };

    private readonly Option<string?> _pcap = OptionValues.Capture("Capture the simulated air to this file (pcap)");

    private readonly Option<SigningRules?> _trust = new("--trust")
    {
        Description = "Boards take only images that one of these keys signed: public keys (PEM) of enigmaiot-image or OpenSSL, three at most",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = ReadKeys,
    };

    private readonly Option<string?> _keys = new("--keys")
    {
        Description = "Write the gateway's keys of radio frames to this file, for Wireshark",
        HelpName = "FILE",
    };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Show the boards' logs" };

    private readonly LoginOptions _login;

    /// <summary>Builds the command.</summary>
    public SimulatorCommandLine()
    {
        _login = new LoginOptions(_user, _password, _secure);
        Command = new RootCommand(
            "EnigmaIoT without hardware: a broker, a gateway and virtual nodes, and one of them is updated.");
        Option[] options =
        [
            _image, _nodes, _loss, _seed, _broker, _brokerPort, _user, _password, _secure, .. _login.Additions, _serve, _httpPort,
            _httpPassword, _otaPort, _portal, _portalPort, _wifi, _pageAfter, _sample, _sleepy, _unencryptedData, _example, _air, _espNow, _listen, _peer,
            _role, _network, _topicPrefix, _networkKey, _name, _mac, _gatewayMac, _speed, _state, _pcap, _keys, _trust, _verbose,
        ];
        foreach (Option option in options)
        {
            Command.Add(option);
        }

        // A command that has others below it must have an action to be complete without one of them.
        Command.SetAction(_ => { });
        Command.Add(Bench.Command);
        Command.Add(Fuzz.Command);

        Command.Validators.Add(CheckCombinations);
    }

    /// <summary>Gets the command; its action does nothing.</summary>
    public RootCommand Command { get; }

    /// <summary>Gets the command <c>bench</c>.</summary>
    public BenchCommandLine Bench { get; } = new();

    /// <summary>Gets the command that fuzzes.</summary>
    public FuzzCommandLine Fuzz { get; } = new();

    /// <summary>Parses a command line.</summary>
    public ParseResult Parse(IReadOnlyList<string> arguments)
    {
        // A password may start with @: no response files.
        return Command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    /// <summary>Finds what the parser does not see.</summary>
    /// <returns>One line, or null where nothing is wrong.</returns>
    public string? FindError(ParseResult result)
    {
        return result.CommandResult.Command == Command ? _login.FindError(result) : null;
    }

    private static SigningRules? ReadKeys(ArgumentResult argument)
    {
        SigningRules rules = new();
        if (argument.Tokens.Count > SigningRules.MaximumKeys)
        {
            return Reject<SigningRules?>(argument, $"--trust: {SigningRules.MaximumKeys} keys at most");
        }

        for (int i = 0; i < argument.Tokens.Count; i++)
        {
            string file = argument.Tokens[i].Value;
            try
            {
                using SigningKey key = SigningKey.FromPem(File.ReadAllText(file));
                rules.SetKey(i, key.ConfigurationText);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SigningException)
            {
                return Reject<SigningRules?>(argument, $"--trust: '{file}' is no key that can be read: {exception.Message}");
            }
        }

        return rules;
    }

    /// <summary>Reads a command line without errors.</summary>
    public SimulatorOptions Read(ParseResult result)
    {
        Role role = result.GetValue(_role) switch
        {
            "gateway" => Role.Gateway,
            "node" => Role.Node,
            _ => Role.All,
        };
        bool isNode = role == Role.Node;
        return new SimulatorOptions
        {
            Image = result.GetValue(_image),
            Nodes = isNode ? 1 : role == Role.Gateway ? 0 : result.GetValue(_nodes),
            Loss = result.GetValue(_loss),
            Seed = result.GetValue(_seed),
            Broker = result.GetValue(_broker) is { } broker
                ? _login.Read(result, broker.Host, broker.Port)
                : null,
            Secrets = _login.ReadSources(result),
            BrokerPort = result.GetValue(_brokerPort),
            Serve = result.GetValue(_serve),
            OtaPort = result.GetValue(_otaPort),
            Portal = result.GetValue(_portal),
            PortalPort = result.GetValue(_portalPort),
            WifiName = result.GetValue(_wifi)!,
            PageAfter = result.GetValue(_pageAfter),
            HttpPort = result.GetValue(_httpPort),
            HttpPassword = result.GetValue(_httpPassword)!,
            SampleFile = result.GetValue(_sample),
            Sleepy = result.GetValue(_sleepy),
            UnencryptedData = result.GetValue(_unencryptedData),
            Example = result.GetValue(_example),
            OverUdp = role != Role.All || result.GetValue(_air) == UdpAirName,
            ListenPort = result.GetValue(_listen)
                ?? (isNode ? SimulatorOptions.DefaultNodePort : SimulatorOptions.DefaultGatewayPort),
            PeerPort = result.GetValue(_peer)
                ?? (isNode ? SimulatorOptions.DefaultGatewayPort : SimulatorOptions.DefaultNodePort),
            Role = role,
            NetworkName = result.GetValue(_network)!,
            TopicPrefix = result.GetValue(_topicPrefix),
            NetworkKey = result.GetValue(_networkKey)!,
            Name = result.GetValue(_name),
            Address = result.GetValue(_mac),
            GatewayAddress = result.GetValue(_gatewayMac) ?? MacAddress.Broadcast,
            EspNow = result.GetValue(_espNow) == 1 ? EspNowVersion.One : EspNowVersion.Two,
            PacedByGateway = result.GetResult(_speed) is null,
            ChunkPause = TimeSpan.FromMilliseconds(result.GetValue(_speed) switch
            {
                "slow" => 180,
                "medium" => 60,
                _ => 20,
            }),
            StateFolder = result.GetValue(_state),
            CaptureFile = result.GetValue(_pcap),
            KeyFile = result.GetValue(_keys),
            Signing = result.GetValue(_trust),
            Verbose = result.GetValue(_verbose),
        };
    }

    private static bool IsNodeName(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        return IsText(name) && NodeName.IsValid(bytes, 0, bytes.Length);
    }

    private static string? NetworkMistake(string name)
    {
        return name.Contains('\uFFFD', StringComparison.Ordinal) ? "is not UTF-8" : NetworkName.Check(name);
    }

    private static string? PrefixMistake(string prefix)
    {
        return !IsText(prefix) ? "the levels are not UTF-8" : NetworkName.CheckPrefix(prefix);
    }

    // The runtime puts U+FFFD in the place of bytes on the command line that are not UTF-8, and encoders do with lone surrogates.
    private static bool IsText(string name)
    {
        return MqttText.IsValid(name) && !name.Contains('\uFFFD', StringComparison.Ordinal);
    }

    private void CheckCombinations(CommandResult result)
    {
        string? role = Given(result, _role) ? result.GetValue(_role) : null;
        string? mistake = null;
        if (Given(result, _user) != Given(result, _password) && !Given(result, _user))
        {
            mistake = "--password needs --user";
        }
        else if (Given(result, _user) && !Given(result, _broker))
        {
            mistake = "--user needs --broker: the embedded broker asks for none";
        }
        else if (Given(result, _secure) && !Given(result, _broker))
        {
            mistake = "--secure needs --broker: the embedded broker speaks plain TCP";
        }
        else if (Given(result, _broker) && Given(result, _brokerPort))
        {
            mistake = "--broker and --broker-port exclude each other";
        }
        else if (role is null && (Given(result, _name) || Given(result, _mac) || Given(result, _gatewayMac)))
        {
            mistake = "--name, --mac and --gateway-mac need --role";
        }
        else if (role == "gateway" && (Given(result, _name) || Given(result, _gatewayMac)))
        {
            mistake = "--name and --gateway-mac need --role node";
        }
        else if (role is not null && (Given(result, _serve) || Given(result, _image) || Given(result, _nodes)))
        {
            mistake = "--role goes without --serve, --image and --nodes";
        }
        else if (role is not null && Given(result, _air) && result.GetValue(_air) != UdpAirName)
        {
            mistake = "--role needs --air udp";
        }
        else if (Given(result, _pcap) && (role is not null || result.GetValue(_air) == UdpAirName))
        {
            mistake = "--pcap captures the simulated air only";
        }
        else if (Given(result, _espNow) && (role is not null || result.GetValue(_air) == UdpAirName))
        {
            mistake = "--esp-now is about the simulated air only";
        }
        else if (role == "node" && Given(result, _keys))
        {
            mistake = "--keys needs a gateway";
        }
        else if (role == "node" && (Given(result, _broker) || Given(result, _brokerPort)))
        {
            mistake = "a node alone has no broker";
        }
        else if (Given(result, _sample) && !Given(result, _serve) && !Given(result, _portal) && role != "gateway")
        {
            mistake = "--sample needs --serve, --portal or --role gateway";
        }
        else if (Given(result, _portal) && (role is not null || Given(result, _serve) || Given(result, _image)))
        {
            mistake = "--portal goes without --role, --serve and --image";
        }
        else if (Given(result, _portal) && (Given(result, _network) || Given(result, _networkKey)))
        {
            mistake = "--portal goes without --network and --network-key: the page asks for them";
        }
        else if ((Given(result, _portalPort) || Given(result, _wifi) || Given(result, _pageAfter)) && !Given(result, _portal))
        {
            mistake = "--portal-port, --wifi and --page-after need --portal";
        }
        else if (Given(result, _otaPort) && !Given(result, _serve) && !Given(result, _portal) && role != "gateway")
        {
            mistake = "--ota-port needs --serve, --portal or --role gateway";
        }
        else if (Given(result, _httpPassword) && !Given(result, _serve) && role != "gateway")
        {
            mistake = "--http-password needs --serve or --role gateway";
        }
        else if (Given(result, _httpPort) && !Given(result, _serve) && !Given(result, _portal) && role != "gateway")
        {
            mistake = "--http-port needs --serve, --portal or --role gateway";
        }
        else if (Given(result, _example) && role == "gateway")
        {
            mistake = "a gateway alone has no node that runs an example";
        }
        else if (Given(result, _sleepy) && role == "gateway")
        {
            mistake = "a gateway alone has no node that sleeps";
        }
        else if (Given(result, _unencryptedData) && (role == "node" || Given(result, _portal)))
        {
            mistake = "--unencrypted-data needs a gateway that the command line configures";
        }
        else if (Given(result, _serve) && Given(result, _image))
        {
            mistake = "--serve goes without --image: an MQTT client sends it";
        }

        if (mistake is not null)
        {
            result.AddError(mistake);
        }
    }

    private static bool Given(CommandResult result, Option option)
    {
        return result.GetResult(option) is { Implicit: false };
    }
}
