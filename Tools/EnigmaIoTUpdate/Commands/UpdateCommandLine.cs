using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using EnigmaIoT.Update.Messages;

namespace EnigmaIoT.Update.Commands;

/// <summary>The options, with the names and defaults of the Python script, and ours.</summary>
internal sealed class UpdateCommandLine
{
    private const string FastSpeed = "fast";
    private const int HelpWidth = 80;

    private static readonly Dictionary<string, TimeSpan> _speeds = new(StringComparer.OrdinalIgnoreCase)
    {
        [FastSpeed] = TimeSpan.FromMilliseconds(20),
        ["medium"] = TimeSpan.FromMilliseconds(60),
        ["slow"] = TimeSpan.FromMilliseconds(180),
    };

    private readonly Option<string> _file = new("--file", "-f")
    {
        Description = "File to program into the device",
        DefaultValueFactory = _ => "program.bin",
    };

    private readonly Option<string> _address = new("--daddress", "-d")
    {
        Description = "Node address (AA:BB:CC:DD:EE:FF) or name (required)",
    };

    private readonly Option<string> _topic = new("--topic", "-t")
    {
        Description = "Base topic for MQTT messages: the network's name",
        DefaultValueFactory = _ => "enigmaiot",
    };

    private readonly Option<string> _user = new("--user", "-u")
    {
        Description = "MQTT server username",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _password = new("--password", "-P")
    {
        Description = $"MQTT server user password (default: ${SecretSources.PasswordVariable})",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _server = new("--server", "-S")
    {
        Description = "MQTT server address or name",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private readonly Option<int> _port = new("--port", "-p")
    {
        Description = "MQTT server port",
        DefaultValueFactory = _ => 1883,
        CustomParser = argument => int.TryParse(
            argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is >= 1 and <= ushort.MaxValue
            ? port
            : Reject<int>(argument, "The port is a number from 1 to 65535"),
    };

    private readonly Option<bool> _secure = new("--secure", "-s")
    {
        Arity = ArgumentArity.Zero,
        Description = "Use TLS in the MQTT connection; the usual port is 8883",
    };

    private readonly Option<bool> _unsecure = new("--unsecure")
    {
        Arity = ArgumentArity.Zero,
        Description = "Use plain TCP in the MQTT connection (default); the usual port is 1883",
    };

    private readonly Option<string> _speed = new("--speed", "-D")
    {
        Description = "Pause after each chunk: 20, 60 or 180 ms [default: none, the gateway sets the pace; 20 ms for "
            + "gateways of version 0.9.8]",
        HelpName = "fast|medium|slow",
    };

    private readonly Option<double> _timeout = new("--timeout")
    {
        Description = "Seconds to wait for the node to answer; a sleeping node answers when it wakes. Where it is given, a "
            + "node that is off is waited for too",
        DefaultValueFactory = _ => 60,
        CustomParser = argument => double.TryParse(
            argument.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
            && seconds is > 0 and <= 604_800
            ? seconds
            : Reject<double>(argument, "The timeout is a number of seconds, more than 0 and at most 604800"),
        HelpName = "seconds",
    };

    private readonly Option<string[]> _nodes = new("--nodes")
    {
        Description = "Several nodes in place of -d, separated by commas: by broadcasts to those that can take them, then one after "
            + "another. May be given several times",
        HelpName = "a,b,c",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _all = new("--all")
    {
        Arity = ArgumentArity.Zero,
        Description = "The same for all nodes of the network that run the image's program",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Arity = ArgumentArity.Zero,
        Description = "Send the image also to a node that runs it already",
    };

    private readonly Option<string> _base = new("--base")
    {
        Description = "File that the node runs now: a delta against it is sent. Without it, the image of the folder that the node "
            + "says it runs",
        HelpName = "file",
    };

    private readonly Option<string> _images = new("--images")
    {
        Description = "Folder where images that were sent are kept, for deltas against them (default: one of the user's own)",
        HelpName = "folder",
    };

    private readonly Option<bool> _noDelta = new("--no-delta")
    {
        Arity = ArgumentArity.Zero,
        Description = "Send the image as it is: no delta, not compressed, and keep no images",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Arity = ArgumentArity.Zero,
        Description = "Print nothing but errors",
    };

    private readonly Option<bool> _noProgress = new("--no-progress")
    {
        Arity = ArgumentArity.Zero,
        Description = "Print no progress",
    };

    private readonly Option<bool> _anyFile = new("--any-file")
    {
        Arity = ArgumentArity.Zero,
        Description = "Send the file whatever is in it: also where it is no firmware that this program knows, or not whole",
    };

    private readonly Option<bool> _list = new("--list")
    {
        Arity = ArgumentArity.Zero,
        Description = "List the nodes of the network, their programs, versions and when they were heard last; no update",
    };

    private readonly Option<bool> _watch = new("--watch")
    {
        Arity = ArgumentArity.Zero,
        Description = "As --list, and go on to tell each change until Ctrl+C",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Arity = ArgumentArity.Zero,
        Description = "Print one JSON document in place of text; with --watch one a line",
    };

    private readonly Option<string[]> _offers = new("--serve-offers")
    {
        Description = "Offer firmware files to all boards that run their programs, and send one where the gateway asks for it, as Home "
            + "Assistant's Install does; until Ctrl+C. Several may be given",
        HelpName = "file",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string> _notes = new("--release-notes")
    {
        Description = "What is new in what is offered, at most 255 characters",
    };

    private readonly Option<string> _notesUrl = new("--release-url")
    {
        Description = "Where more is told of it, http or https",
    };

    private readonly HelpOption _help = new("--help", "-h");

    private readonly VersionOption _version = new("--version");

    private readonly LoginOptions _login;

    private readonly ArgparseSpelling _spelling;

    /// <summary>Builds the command.</summary>
    public UpdateCommandLine()
    {
        Option[] reference =
            [_file, _address, _topic, _user, _password, _server, _port, _secure, _unsecure, _speed, _help];
        _login = new LoginOptions(_user, _password, _secure);
        Option[] additions = [.. _login.Additions, _nodes, _all, _anyFile, _timeout, _force, _base, _images, _noDelta, _quiet, _noProgress,
            _list, _watch, _json, _offers, _notes, _notesUrl, _version];
        _spelling = new ArgparseSpelling(reference, additions, [_secure, _unsecure]);

        if (_help.Action is HelpAction help)
        {
            help.MaxWidth = HelpWidth;
            _help.Action = new UpdateHelp(help);
        }

        Command = new RootCommand("Updates an EnigmaIoT node over the air, through MQTT and its gateway.");
        Command.Directives.Clear();
        Command.Options.Clear();
        foreach (Option option in reference.Concat(additions))
        {
            Command.Add(option);
        }
    }

    /// <summary>The command; without an action.</summary>
    public RootCommand Command { get; }

    /// <summary>Parses a command line.</summary>
    /// <param name="arguments">Its arguments.</param>
    public ParseResult Parse(IReadOnlyList<string> arguments)
    {
        // A password may start with @: no response files, as in the script.
        ParserConfiguration configuration = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        return Command.Parse(_spelling.Respell(arguments), configuration);
    }

    /// <summary>Finds what is wrong with a command line.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <returns>One line, or null where nothing is wrong.</returns>
    public string? FindError(ParseResult result)
    {
        if (result.Errors.Count > 0)
        {
            return result.Errors[0].Message.ReplaceLineEndings(" ");
        }

        if (!NodeTopics.IsBaseTopic(result.GetValue(_topic)!))
        {
            return $"'{result.GetValue(_topic)}' is not a base topic";
        }

        if (result.GetValue(_images) is { } folder && string.IsNullOrWhiteSpace(folder))
        {
            return "--images names no folder";
        }

        if (result.GetValue(_base) is not null && result.GetValue(_noDelta))
        {
            return "--base is for a delta: it does not go with --no-delta";
        }

        string? mistake = Offers(result) ? FindOfferError(result)
            : Lists(result) ? FindListError(result)
            : IsForMany(result) ? FindErrorOfMany(result)
            : FindUpdateError(result);
        return mistake ?? FindServerError(result) ?? _login.FindError(result);
    }

    /// <summary>Reads a command line without errors.</summary>
    /// <param name="result">The parsed command line.</param>
    public UpdateArguments Read(ParseResult result)
    {
        return new UpdateArguments(
            result.GetValue(_file)!,
            result.GetValue(_anyFile),
            result.GetValue(_address) ?? "",
            Nodes(result),
            result.GetValue(_all),
            result.GetValue(_topic)!,
            _login.Read(result, result.GetValue(_server)!, result.GetValue(_port)),
            _login.ReadSources(result),
            _speeds[Speed(result)],
            result.GetResult(_speed) is null,
            TimeSpan.FromSeconds(result.GetValue(_timeout)),
            result.GetResult(_timeout) is { Implicit: false },
            result.GetValue(_force),
            result.GetValue(_base),
            result.GetValue(_images),
            result.GetValue(_noDelta),
            result.GetValue(_quiet),
            result.GetValue(_noProgress),
            result.GetValue(_json),
            Lists(result),
            result.GetValue(_watch),
            result.GetValue(_offers)!,
            result.GetValue(_notes),
            result.GetValue(_notesUrl));
    }

    private string? FindOfferError(ParseResult result)
    {
        if (Lists(result) || IsForMany(result) || result.GetResult(_address) is { Implicit: false })
        {
            return "--serve-offers offers to all boards of a program: neither -d nor --list goes with it";
        }

        Option[] useless = [_file, _base, _speed, _force, _anyFile, _json];
        if (Array.Find(useless, option => result.GetResult(option) is { Implicit: false }) is { } other)
        {
            return $"--serve-offers names the files that are offered: {other.Name} does not go with it";
        }

        bool isUrl = result.GetValue(_notesUrl) is not { } url
            || (url.Length <= 255 && Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is ("http" or "https"));
        return isUrl ? null : "--release-url is an address that begins with http:// or https://, of at most 255 characters";
    }

    private string? FindErrorOfMany(ParseResult result)
    {
        if (result.GetResult(_address) is { Implicit: false } || (result.GetValue(_all) && Nodes(result).Count > 0))
        {
            return "-d names one node, --nodes several, --all means all: only one of them can be used";
        }

        if (!result.GetValue(_all) && Nodes(result).Count == 0)
        {
            return "--nodes names no node";
        }

        return result.GetValue(_base) is not null ? "--base names what one node runs: it does not go with several"
            : Nodes(result).FirstOrDefault(node => !NodeTopics.IsNode(node)) is { } wrong ? $"'{wrong}' is not the address or the name of a node"
            : FindSpeedError(result);
    }

    private bool IsForMany(ParseResult result) => result.GetValue(_all) || result.GetResult(_nodes) is { Implicit: false };

    private List<string> Nodes(ParseResult result) =>
    [
        .. result.GetValue(_nodes)!
            .SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal),
    ];

    private bool Offers(ParseResult result) => result.GetValue(_offers)!.Length > 0;

    private string? FindListError(ParseResult result)
    {
        return IsForMany(result) || result.GetResult(_address) is { Implicit: false } ? "--list and --watch list all nodes: -d does not go with them" : null;
    }

    private string? FindUpdateError(ParseResult result)
    {
        string? address = result.GetValue(_address);
        if (string.IsNullOrEmpty(address))
        {
            return "Destination address not supplied (-d)";
        }

        if (!NodeTopics.IsNode(address))
        {
            return $"'{address}' is not the address or the name of a node";
        }

        return FindSpeedError(result);
    }

    private string? FindSpeedError(ParseResult result)
    {
        return _speeds.ContainsKey(Speed(result)) ? null : "The speed is fast, medium or slow";
    }

    private string? FindServerError(ParseResult result)
    {
        if (string.IsNullOrWhiteSpace(result.GetValue(_server)))
        {
            return "The server's address is empty";
        }

        if (!IsServer(result.GetValue(_server)!))
        {
            return $"'{result.GetValue(_server)}' is not the name or address of a server alone: the port is given with -p, TLS "
                + "with -s, and a scheme or a path with nothing";
        }

        return null;
    }

    // An IPv6 address has colons too, but never one alone. What else a name may have is for the name lookup to say.
    private static bool IsServer(string text) =>
        !text.Contains('/', StringComparison.Ordinal)
        && !text.Any(char.IsWhiteSpace)
        && text.Count(character => character == ':') != 1;

    private bool Lists(ParseResult result) => result.GetValue(_list) || result.GetValue(_watch);

    private string Speed(ParseResult result) => result.GetValue(_speed) ?? FastSpeed;

    private static T? Reject<T>(ArgumentResult argument, string message)
    {
        argument.AddError(message);
        return default;
    }
}
