using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>The broker and the boards of one run, in real time.</summary>
internal sealed class World : IAsyncDisposable
{
    /// <summary>The version of a slot without an image.</summary>
    public const string NoImage = "none";

    private readonly BoardFactory _boards;
    private EmbeddedBroker? _embedded;

    private World(SimulatorOptions options, bool acceptUnknown, TextWriter log)
    {
        Thread = new WorldThread(new Scheduler());
        _boards = new BoardFactory(options, acceptUnknown, Thread.Scheduler, log);
    }

    /// <summary>Gets the kinds of image that a board has slots for.</summary>
    public static IReadOnlyList<ImageKind> SlotKinds { get; } = [ImageKind.Deployment, ImageKind.Application];

    /// <summary>Gets the thread that owns the boards.</summary>
    public WorldThread Thread { get; }

    /// <summary>Gets the broker; null where there is none.</summary>
    public BrokerOptions? Broker { get; private set; }

    /// <summary>Gets where the gateway's page is; null where it has none.</summary>
    public IPEndPoint? Page => _boards.Page;

    /// <summary>Gets the nodes. Their thread is <see cref="Thread"/>.</summary>
    public IReadOnlyList<VirtualNode> Nodes => _boards.Nodes;

    /// <summary>Gets every board: what it is called, its MAC address, its UDP port or 0.</summary>
    public IEnumerable<(string Name, long Address, int Port)> Boards => _boards.List();

    /// <summary>Gets whether the gateway has joined its Wi-Fi. To be asked on the boards' thread.</summary>
    public bool IsJoined => _boards.Gateway?.Configuration?.Station.IsJoined ?? true;

    /// <summary>Gets whether the gateway's configuration was cleared. To be asked on the boards' thread.</summary>
    public bool IsCleared => _boards.Gateway?.Configuration?.IsCleared ?? false;

    /// <summary>Gets the UDP port for the gateway's own update by the Arduino tools; 0 where there is none.</summary>
    public int OtaPort => _boards.OtaPort;

    /// <summary>Gets how many frames of updates the gateway sent again. To be asked on the boards' thread.</summary>
    public int SentAgain => _boards.Gateway?.Firmware?.Updates.SentAgain ?? 0;

    /// <summary>Gets at what rates chunks went, and how many a frame; null over UDP. To be asked on the boards' thread.</summary>
    public string? ChunksSent => _boards.Tally?.Describe();

    /// <summary>Starts a world.</summary>
    /// <param name="options">What the command line asks for.</param>
    /// <param name="acceptUnknown">Whether images of an unknown kind are taken as raw data.</param>
    /// <param name="log">Receives the boards' logs.</param>
    /// <exception cref="SimulatorException">A port or a folder cannot be used.</exception>
    public static async Task<World> StartAsync(SimulatorOptions options, bool acceptUnknown, TextWriter log)
    {
        World world = new(options, acceptUnknown, log);
        try
        {
            await world.OpenAsync(options).ConfigureAwait(false);
            return world;
        }
        catch
        {
            await world.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Determines whether a node is registered, can be addressed by its name and keeps what it runs. To be asked on the boards'
    /// thread.
    /// </summary>
    public bool IsUp(VirtualNode node)
    {
        bool isKnown = _boards.Gateway is not { } gateway || gateway.Firmware?.Nodes.FindByName(node.Firmware?.Name) is not null;
        return node.Firmware is { IsRegistered: true } && isKnown && node.Slots.State == ImageState.Confirmed;
    }

    /// <summary>Waits for the gateway's first attempt to connect to the broker.</summary>
    /// <exception cref="SimulatorException">It failed.</exception>
    public async Task WaitForBrokerAsync(CancellationToken cancellation)
    {
        if (Broker is null)
        {
            return;
        }

        await Thread.WaitAsync(HasTried, limit: null, cancellation).ConfigureAwait(false);
        if (_boards.Link is { State: not MqttLinkState.Connected, LastError: { } error })
        {
            throw new SimulatorException(ExitCode.BrokerUnreachable, $"broker {Broker.Address}: {error}");
        }
    }

    /// <summary>Waits until every node is registered.</summary>
    /// <returns>False where the limit came first.</returns>
    public Task<bool> WaitForNodesAsync(TimeSpan limit, CancellationToken cancellation)
    {
        return Thread.WaitAsync(() => Nodes.All(IsUp), limit, cancellation);
    }

    /// <summary>Reads what a node runs.</summary>
    /// <param name="node">The node.</param>
    /// <param name="kind">One of <see cref="SlotKinds"/>.</param>
    public Task<NodeReport> ReportAsync(VirtualNode node, ImageKind kind)
    {
        return Thread.AskAsync(() =>
        {
            int slot = node.Slots.ActiveSlot(kind);
            byte[] image = node.Slots.ReadImage(kind, slot);
            return new NodeReport(slot, node.Slots.Describe(kind, slot), Convert.ToHexStringLower(MD5.HashData(image)));
        });
    }

    /// <summary>Creates a deployment to try an update with: its version lies above that of what the first node runs.</summary>
    public async Task<byte[]> SampleAsync()
    {
        string? runs = Nodes.Count == 0 ? null : (await ReportAsync(Nodes[0], ImageKind.Deployment).ConfigureAwait(false)).Version;
        Version version = Version.TryParse(runs ?? BoardFactory.FirstVersion.ToString(), out Version? known)
            ? new Version(known.Major, known.Minor + 1, 0, 0)
            : BoardFactory.FirstVersion;
        return SampleImage.Create(version);
    }

    /// <summary>Stops everything: boards, radios, broker.</summary>
    public async ValueTask DisposeAsync()
    {
        // What still calls the boards' thread ends before that thread's own means do.
        Thread.Stop();
        _boards.Dispose();
        Thread.Dispose();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync().ConfigureAwait(false);
        }
    }

    private bool HasTried()
    {
        return _boards.Link is { } link && (link.State == MqttLinkState.Connected || link.LastError is not null);
    }

    /// <summary>Says why a port cannot be used.</summary>
    public static SimulatorException PortError(string port, SocketException failure)
    {
        string why = failure.SocketErrorCode == SocketError.AddressAlreadyInUse ? "is in use"
            : failure.SocketErrorCode == SocketError.AccessDenied ? "may not be used by this user"
            : $"cannot be used ({failure.SocketErrorCode})";
        return new SimulatorException(ExitCode.Port, $"{port} {why}");
    }

    private async Task OpenAsync(SimulatorOptions options)
    {
        if (options.Role != Role.Node)
        {
            Broker = options.Broker ?? await StartBrokerAsync(options.BrokerPort).ConfigureAwait(false);
        }

        try
        {
            if (options.StateFolder is { } folder)
            {
                // Says where a text is no path at all.
                _ = Path.GetFullPath(folder);
            }

            _boards.Create(Broker);
        }
        catch (SocketException failure)
        {
            throw PortError($"UDP port {options.ListenPort}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException
            or InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw new SimulatorException(ExitCode.File, $"--state {options.StateFolder}: {FileErrorText.OfFolder(options.StateFolder!, failure)}");
        }

        Thread.Start();
    }

    private async Task<BrokerOptions> StartBrokerAsync(int port)
    {
        try
        {
            _embedded = await EmbeddedBroker.StartAsync(port).ConfigureAwait(false);
            return _embedded.Address.ToOptions();
        }
        catch (SocketException failure)
        {
            throw PortError($"TCP port {port}", failure);
        }
    }
}
