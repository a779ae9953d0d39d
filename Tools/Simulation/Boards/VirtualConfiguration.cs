using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Simulation.Wifi;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>A gateway's configuration file, which its page may change and clear, and the Wi-Fi that it leads to.</summary>
/// <param name="files">The file.</param>
/// <param name="otherwise">What the gateway is set up with where the file cannot say it: this computer's paths may be too long.</param>
/// <param name="store">The gateway's records.</param>
/// <param name="station">The gateway's station.</param>
/// <param name="log">The gateway's log.</param>
public sealed class VirtualConfiguration(
    ConfigFiles files, DeviceConfig otherwise, IConfigStore store, VirtualStation station, ILog log) : IConfigReset
{
    /// <summary>Gets or sets milliseconds for which a change is tried.</summary>
    public int TrialMilliseconds { get; init; } = ConfigTrial.DefaultMilliseconds;

    /// <summary>Gets what makes of the file how the gateway is set up; told whether a change is being tried.</summary>
    public required Func<DeviceConfig, bool, GatewayConfig> Make { get; init; }

    /// <summary>Gets the configuration of this start.</summary>
    public DeviceConfig Current { get; private set; } = new();

    /// <summary>Gets whether it was cleared since it was made.</summary>
    public bool IsCleared { get; private set; }

    /// <summary>Gets the trial of a change.</summary>
    public ConfigTrial? Trial { get; private set; }

    /// <summary>Gets the station.</summary>
    public VirtualStation Station { get; } = station;

    /// <inheritdoc/>
    public void Clear()
    {
        files.Clear();
        store.Clear();
        IsCleared = true;
    }

    /// <summary>Reads the configuration, and joins its Wi-Fi.</summary>
    /// <returns>How the gateway is set up.</returns>
    internal GatewayConfig Start()
    {
        Trial = new ConfigTrial(files, store, log, TrialMilliseconds);
        Current = Trial.Choose(files.Load() ?? otherwise);
        Station.Start(Current);
        return Make(Current, Trial.IsRunning);
    }
}
