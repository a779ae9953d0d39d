using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>What a board is that is set up, and what is around it.</summary>
public sealed class VirtualSetupOptions
{
    /// <summary>Gets what is set up.</summary>
    public SetupKind Kind { get; init; }

    /// <summary>Gets where its configuration is.</summary>
    public required ConfigFiles Files { get; init; }

    /// <summary>Gets its records.</summary>
    public required IConfigStore Store { get; init; }

    /// <summary>Gets its station.</summary>
    public required IWifi Wifi { get; init; }

    /// <summary>Gets its random numbers.</summary>
    public required IRandom Random { get; init; }

    /// <summary>Gets what opens its HTTP port at each start. A link that can be disposed of is when the board stops.</summary>
    public required Func<IWebLink> Listen { get; init; }

    /// <summary>Gets the page's address on such a port.</summary>
    public Func<IWebLink, string> Address { get; init; } = _ => "http://192.168.4.1/";

    /// <summary>Gets what makes the trial of the broker, with what wakes the board; null for a node.</summary>
    public Func<Action, IBrokerTrial>? TryBroker { get; init; }

    /// <summary>Gets what stands in the page's fields at first.</summary>
    public DeviceConfig? Suggested { get; init; }

    /// <summary>Gets what a node's application adds.</summary>
    public IApplicationFields? Fields { get; init; }
}
