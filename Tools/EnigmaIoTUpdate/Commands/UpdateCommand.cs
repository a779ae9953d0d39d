using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnigmaIoT.Update.Grouping;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Listing;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Offering;
using EnigmaIoT.Update.Progress;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Commands;

/// <summary>The command line: parses it, runs the updater, tells how it ended.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="isTerminal">Whether standard output is a terminal that can redraw a line.</param>
public sealed class UpdateCommand(TextWriter output, TextWriter error, bool isTerminal)
{
    /// <summary>How the tool is called, on command lines and in its messages.</summary>
    public const string ToolName = "enigmaiot-update";

    private static readonly JsonSerializerOptions _jsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private bool _isJson;

    /// <summary>Every wait but those that the command line sets.</summary>
    public UpdateTimings Timings { get; init; } = new();

    /// <summary>The folder where images are kept, where the command line names none.</summary>
    public string Images { get; init; } = ImageStore.DefaultFolder;

    /// <summary>Asks for passwords.</summary>
    public ISecretPrompt Prompt { get; init; } = new TerminalPrompt();

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Cancels the update.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default)
    {
        try
        {
            UpdateCommandLine commandLine = new();
            ParseResult parsed = commandLine.Parse(arguments);
            if (parsed.Action is not (null or ParseErrorAction))
            {
                // Help or version.
                return await parsed.InvokeAsync(
                    new InvocationConfiguration { Output = output, Error = error }, cancellationToken)
                    .ConfigureAwait(false);
            }

            if (commandLine.FindError(parsed) is { } mistake)
            {
                return Fail(ExitCode.Usage, $"{mistake.TrimEnd('.')}. Try --help.");
            }

            UpdateArguments read = commandLine.Read(parsed);
            _isJson = read.Json;
            return read.Offers.Count > 0 ? await OfferAsync(read, cancellationToken).ConfigureAwait(false)
                : read.List
                ? await ListAsync(read, cancellationToken).ConfigureAwait(false)
                : await UpdateAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (FirmwareImageException exception)
        {
            return Fail(ExitCode.File, exception.Message);
        }
        catch (SecretException exception)
        {
            return Fail(ExitCode.Usage, exception.Message);
        }
        catch (BrokerException exception)
        {
            // Of an update it is the private key, which is looked at before anything is connected; its other faults are results.
            return Fail(ExitCode.Of(exception.Fault), exception.Message);
        }
        catch (ConnectionLostException exception)
        {
            return Fail(ExitCode.BrokerUnreachable, exception.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Fail(ExitCode.Cancelled, "Cancelled.");
        }
        catch (Exception exception)
        {
            // A tool on somebody's desk shows no stack trace; the type's name is enough to report it.
            return Fail(ExitCode.Internal, $"unexpected {exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task<int> ListAsync(UpdateArguments arguments, CancellationToken cancellationToken)
    {
        BrokerOptions broker = await FillAsync(arguments, cancellationToken).ConfigureAwait(false);
        NodeListing listing = new(arguments.BaseTopic);
        ListCommand list = new(output, arguments.Json);
        MqttUpdateConnector connector = new(broker);
        if (!arguments.Watch)
        {
            string? mistake = await list.PrintAsync(listing, connector, cancellationToken).ConfigureAwait(false);
            return mistake is null ? ExitCode.Done : Fail(ExitCode.NodeSilent, mistake);
        }

        try
        {
            await list.WatchAsync(listing, connector, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Its usual end.
        }

        return ExitCode.Done;
    }

    private async Task<int> OfferAsync(UpdateArguments arguments, CancellationToken cancellationToken)
    {
        List<OfferedImage> images = [];
        foreach (string file in arguments.Offers)
        {
            OfferedImage image = OfferedImage.Of(FirmwareImage.Load(file), file);
            if (images.Find(other => other.Program == image.Program) is { } other)
            {
                return Fail(ExitCode.Usage, $"'{file}' is {image.Program} too: one image of a program can be offered.");
            }

            images.Add(image with { Summary = arguments.ReleaseNotes, Url = arguments.ReleaseUrl });
        }

        BrokerOptions broker = await FillAsync(arguments, cancellationToken).ConfigureAwait(false);
        UpdateOptions options = new()
        {
            Address = "gateway",
            Image = images[0].Image,
            BaseTopic = arguments.BaseTopic,
            Broker = broker,
            Deltas = !arguments.NoDelta,
            Store = StoreOf(arguments),
            Timings = Timings with { Wake = arguments.Wake, IsPatient = arguments.IsPatient, Restart = TimeSpan.Zero },
        };
        OfferServer server = new(images, options, new MqttUpdateConnector(broker), line => Tell(arguments, line));
        await server.RunAsync(cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private ImageStore? StoreOf(UpdateArguments arguments) =>
        arguments.NoDelta ? null : new ImageStore(arguments.Images ?? Images);

    private void Tell(UpdateArguments arguments, string line)
    {
        if (arguments.Quiet)
        {
            return;
        }

        // An update that was asked for tells beside whoever offers images.
        lock (output)
        {
            output.WriteLine(line.ReplaceLineEndings(" "));
        }
    }

    private async Task<BrokerOptions> FillAsync(UpdateArguments arguments, CancellationToken cancellationToken)
    {
        BrokerOptions broker = await arguments.Secrets
            .FillAsync(arguments.Broker, Prompt, cancellationToken)
            .ConfigureAwait(false);
        if (arguments.Broker.AcceptAnyCertificate)
        {
            error.WriteLine($"{ToolName}: warning: the server's certificate is not checked.");
        }

        return broker;
    }

    private async Task<int> UpdateAsync(UpdateArguments arguments, CancellationToken cancellationToken)
    {
        FirmwareImage image = LoadFirmware(arguments.File);
        if (!arguments.AnyFile && image.Report.Obstacle is { } fault)
        {
            return Fail(ExitCode.File, $"'{arguments.File}' is not sent: {fault}. (--any-file sends it all the same.)");
        }

        FirmwareImage? baseImage = arguments.Base is { } path ? FirmwareImage.Load(path) : null;
        if (baseImage is not null && baseImage.Kind != image.Kind)
        {
            string kinds = $"'{arguments.Base}' ({baseImage.Report.FormatName}) is no base of '{arguments.File}' ({image.Report.FormatName})";
            return Fail(ExitCode.File, kinds + ".");
        }

        BrokerOptions broker = await FillAsync(arguments, cancellationToken).ConfigureAwait(false);
        UpdateOptions options = new()
        {
            Address = arguments.Address.Length > 0 ? arguments.Address : "gateway",
            Image = image,
            BaseTopic = arguments.BaseTopic,
            Broker = broker,
            ChunkPause = arguments.ChunkPause,
            PacedByGateway = arguments.PacedByGateway,
            Force = arguments.Force,
            Deltas = !arguments.NoDelta,
            BaseImage = baseImage,
            Store = StoreOf(arguments),
            // Seeing the node again is only worth a wait where somebody is told.
            Timings = Timings with
            {
                Wake = arguments.Wake,
                IsPatient = arguments.IsPatient,
                Restart = arguments.Quiet ? TimeSpan.Zero : Timings.Restart,
            },
        };
        if (arguments.All || arguments.Nodes.Count > 0)
        {
            return await UpdateManyAsync(arguments, options, cancellationToken).ConfigureAwait(false);
        }

        IProgressDisplay display = Display(arguments, image);
        UpdateResult result = await display
            .ShowAsync(observer => new Updater(options, observer).RunAsync(cancellationToken))
            .ConfigureAwait(false);
        if (!result.IsDone)
        {
            return Fail(ExitCode.Of(result.Outcome), result.Message);
        }

        if (arguments.Json)
        {
            PrintEnd(ExitCode.Done, result.Message);
        }
        else if (!arguments.Quiet)
        {
            output.WriteLine(result.Message);
        }

        return ExitCode.Done;
    }

    // The default of the script is a file that is seldom there.
    private static FirmwareImage LoadFirmware(string path)
    {
        try
        {
            return FirmwareImage.Load(path);
        }
        catch (FirmwareImageException exception) when (exception.InnerException is FileNotFoundException)
        {
            throw new FirmwareImageException(exception.Message + " -f names the firmware.", exception);
        }
    }

    private async Task<int> UpdateManyAsync(UpdateArguments arguments, UpdateOptions options, CancellationToken cancellationToken)
    {
        void TellLine(string line)
        {
            if (!arguments.Json)
            {
                Tell(arguments, line);
            }
        }

        GroupUpdater updater = new(
            options, new MqttUpdateConnector(options.Broker), TellLine, arguments.NoProgress ? null : TellLine);
        IReadOnlyList<NodeEnd> ends = await updater
            .RunAsync(arguments.All ? null : arguments.Nodes, cancellationToken)
            .ConfigureAwait(false);
        if (ends.Count == 0)
        {
            string program = options.Image.Report.Program ?? "this program";
            return Fail(ExitCode.NodeSilent, $"The broker keeps no node of network '{options.BaseTopic}' that runs '{program}'.");
        }

        NodeEnd? failed = ends.FirstOrDefault(end => !end.IsDone);
        if (arguments.Json)
        {
            PrintEnds(ends, failed is null ? ExitCode.Done : ExitCode.Of(failed.Outcome));
        }
        else
        {
            int width = ends.Max(end => end.Node.Length);
            foreach (NodeEnd end in ends)
            {
                Tell(arguments, $"{end.Node.PadRight(width)}  {(end.IsDone ? "ok    " : "failed")}  {end.Message}");
            }
        }

        if (failed is not null)
        {
            string text = $"{ends.Count(end => !end.IsDone)} of {ends.Count} nodes are not updated; {failed.Node}: {failed.Message}";
            error.WriteLine($"{ToolName}: {text.ReplaceLineEndings(" ")}");
        }

        return failed is null ? ExitCode.Done : ExitCode.Of(failed.Outcome);
    }

    private void PrintEnds(IEnumerable<NodeEnd> ends, int code)
    {
        JsonArray nodes = [];
        foreach (NodeEnd end in ends)
        {
            nodes.Add(new JsonObject { ["node"] = end.Node, ["code"] = ExitCode.Of(end.Outcome), ["message"] = end.Message });
        }

        output.WriteLine(new JsonObject { ["code"] = code, ["nodes"] = nodes }.ToJsonString(_jsonOptions));
    }

    private IProgressDisplay Display(UpdateArguments arguments, FirmwareImage image)
    {
        if (arguments.Quiet || arguments.Json)
        {
            return new QuietDisplay();
        }

        return isTerminal && !arguments.NoProgress
            ? new TerminalDisplay(output, image)
            : new LineDisplay(output, image, showProgress: !arguments.NoProgress);
    }

    private int Fail(int code, string message)
    {
        string line = message.ReplaceLineEndings(" ");
        error.WriteLine($"{ToolName}: {line}");
        if (_isJson)
        {
            PrintEnd(code, line);
        }

        return code;
    }

    private void PrintEnd(int code, string message)
    {
        JsonObject end = new() { ["code"] = code, ["message"] = message };
        output.WriteLine(end.ToJsonString(_jsonOptions));
    }
}
