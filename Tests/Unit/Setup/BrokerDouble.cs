using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Setup;

namespace EnigmaIoT.Tests.Unit.Setup;

/// <summary>A trial whose outcome is the test's.</summary>
public sealed class BrokerDouble : IBrokerTrial
{
    /// <inheritdoc/>
    public bool IsConnected { get; set; }

    /// <inheritdoc/>
    public TrialFault Fault { get; set; }

    /// <inheritdoc/>
    public string Reason { get; set; }

    /// <summary>Gets the configuration that is tried; null while none is.</summary>
    public DeviceConfig Tried { get; private set; }

    /// <summary>Gets how often an attempt started.</summary>
    public int Starts { get; private set; }

    /// <inheritdoc/>
    public void Start(DeviceConfig config)
    {
        Starts++;
        Tried = config;
        IsConnected = false;
        Fault = TrialFault.None;
    }

    /// <inheritdoc/>
    public void Stop()
    {
        Tried = null;
    }
}
