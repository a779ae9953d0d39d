using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Setup;
using EnigmaIoT.Simulation.Storage;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulation.Web;
using EnigmaIoT.Simulation.Wifi;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>
/// Runs a gateway without configuration (<c>--portal</c>): its page, in real time, among simulated Wi-Fis. Once it is configured it goes
/// on as <c>--serve</c> does, with what the page stored.
/// </summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="output">Standard output.</param>
internal sealed class PortalJob(SimulatorOptions options, TextWriter output)
{
    /// <summary>What is said where the configuration was cleared.</summary>
    public const string Cleared = "The configuration was cleared: the gateway restarts with the page of a first configuration.";

    // The gateway's records and files, as World names the folder.
    private const long Address = SimulatorOptions.DefaultGatewayAddress;
    private const int Haste = 5;

    /// <summary>Runs until it is cancelled.</summary>
    /// <returns><see cref="ExitCode.Done"/>.</returns>
    /// <exception cref="SimulatorException">Something that it needs is not there.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        string folder = options.StateFolder ?? Directory.CreateTempSubdirectory("enigmaiot-").FullName;
        try
        {
            if (options.Broker is { } outside)
            {
                return await RunAsync(folder, outside, cancellation).ConfigureAwait(false);
            }

            EmbeddedBroker embedded = await StartBrokerAsync().ConfigureAwait(false);
            await using (embedded.ConfigureAwait(false))
            {
                return await RunAsync(folder, embedded.Address.ToOptions(), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            if (options.StateFolder is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task<int> RunAsync(string folder, BrokerOptions broker, CancellationToken cancellation)
    {
        while (true)
        {
            DeviceConfig? config = await ConfigureAsync(folder, broker, cancellation).ConfigureAwait(false);
            if (config is null)
            {
                return ExitCode.Done;
            }

            ServeJob job = new(After(config, folder), output);
            switch (await job.RunAsync(cancellation).ConfigureAwait(false))
            {
                case ServeEnd.WifiLost:
                    // As the gateway's program does it.
                    output.WriteLine($"The Wi-Fi {config.WifiSsid} was away for {options.PageAfter} s: the gateway restarts with its page.");
                    ReturnMark.Set(new FileStore(FolderOf(folder)), returns: true);
                    break;
                case ServeEnd.Cleared:
                    output.WriteLine(Cleared);
                    break;
                default:
                    return ExitCode.Done;
            }
        }
    }

    private async Task<EmbeddedBroker> StartBrokerAsync()
    {
        try
        {
            return await EmbeddedBroker.StartAsync(options.BrokerPort).ConfigureAwait(false);
        }
        catch (SocketException failure)
        {
            throw World.PortError($"TCP port {options.BrokerPort}", failure);
        }
    }

    private static string FolderOf(string folder)
    {
        return Path.Combine(folder, $"{Address:x12}");
    }

    private SimulatorOptions After(DeviceConfig config, string folder)
    {
        return options with
        {
            Serve = true,
            Portal = false,
            HttpPassword = null,
            IsConfigured = true,
            StateFolder = folder,
            NetworkName = config.NetworkName,
            NetworkKey = config.NetworkKey,
            Broker = BrokerTrial.OptionsOf(config),
        };
    }

    private async Task<DeviceConfig?> ConfigureAsync(string folder, BrokerOptions broker, CancellationToken cancellation)
    {
        string own = FolderOf(folder);
        FolderFiles files = new(own);
        using WorldThread thread = new(new Scheduler());
        ConsoleLog log = new(thread.Scheduler, "gateway", output, options.Verbose ? LogLevel.Information : LogLevel.Warning);
        VirtualSetup setup = new(
            new VirtualSetupOptions
            {
                Files = new ConfigFiles(files, files.Prefix, log),
                Store = new FileStore(own),
                Wifi = new VirtualWifi(thread.Scheduler, Surroundings.Of(options)) { Haste = Haste },
                Random = new SystemRandom(),
                Listen = Listen,
                Address = link => $"http://{((TcpWebLink)link).EndPoint}/",
                TryBroker = wake => new BrokerTrial(Address, wake),
                Suggested = new DeviceConfig { MqttHost = broker.Host, MqttPort = broker.Port },
            },
            thread.Scheduler,
            new AirStation(new AirModel(thread.Scheduler, new AirSettings()), Address),
            log);
        setup.Board.PowerOn();
        thread.Start();
        try
        {
            await thread.WaitAsync(() => setup.Firmware is not null || setup.Configured is not null, limit: null, cancellation)
                .ConfigureAwait(false);
            string? page = await thread.AskAsync(() => setup.Page).ConfigureAwait(false);
            if (page is not null)
            {
                Welcome(page, broker, await thread.AskAsync(() => setup.Firmware?.Machine.State == SetupState.Returning).ConfigureAwait(false));
            }

            await thread.WaitAsync(() => setup.Configured is not null, limit: null, cancellation).ConfigureAwait(false);
            return await thread.AskAsync(() => setup.Configured).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine("Stopped.");
            return null;
        }
        finally
        {
            thread.Stop();
            setup.Board.PowerOff();
        }
    }

    private TcpWebLink Listen()
    {
        try
        {
            return new TcpWebLink(IPAddress.Loopback, options.PortalPort);
        }
        catch (SocketException failure)
        {
            throw World.PortError($"TCP port {options.PortalPort}", failure);
        }
    }

    private void Welcome(string page, BrokerOptions broker, bool isConfigured)
    {
        output.WriteLine($"Gateway      {MacAddress.Format(Address)}, {(isConfigured ? "its Wi-Fi is away" : "without a configuration")}");
        output.WriteLine($"Page         {page}");
        output.WriteLine($"Wi-Fi        {options.WifiName}, password {options.WifiPassword} (simulated)");
        output.WriteLine($"Broker       {broker.Address}");
        output.WriteLine("Ctrl+C ends.");
        output.Flush();
    }
}
