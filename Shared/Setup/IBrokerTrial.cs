using EnigmaIoT.Shared.Configuration;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// Connects to the broker of a configuration that is not in force yet, with the topics that the gateway would subscribe to. Nothing
/// here blocks.
/// </summary>
public interface IBrokerTrial
{
    /// <summary>Gets whether the broker was reached and granted the subscriptions.</summary>
    bool IsConnected { get; }

    /// <summary>Gets why the attempt failed; <see cref="TrialFault.None"/> while it runs.</summary>
    TrialFault Fault { get; }

    /// <summary>Gets why the attempt failed, in words.</summary>
    string Reason { get; }

    /// <summary>Starts an attempt.</summary>
    void Start(DeviceConfig config);

    /// <summary>Ends the attempt, or the connection.</summary>
    void Stop();
}
