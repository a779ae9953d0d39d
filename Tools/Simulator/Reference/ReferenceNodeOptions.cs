using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulator.Reference;

/// <summary>How a virtual node of version 0.9.8 is made.</summary>
public sealed record ReferenceNodeOptions
{
    /// <summary>
    /// Frames that a node's radio holds while its program is blocked. Version 0.9.8 does everything, writing the flash
    /// included, in the callback of the Wi-Fi task: until that returns, frames stay in the Wi-Fi driver's static receive
    /// buffers, of which ESP-IDF's default configuration has 10. The radio acknowledges further frames; they are lost.
    /// </summary>
    public const int DefaultReceiveBuffers = 10;

    /// <summary>Gets the network's name.</summary>
    public required string NetworkName { get; init; }

    /// <summary>Gets the network key, 8 to 32 characters.</summary>
    public required string NetworkKey { get; init; }

    /// <summary>Gets the node's name, 1 to 32 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Gets its random numbers.</summary>
    public required IRandom Random { get; init; }

    /// <summary>Gets the bytes of each of the two application slots: whole sectors.</summary>
    public int SlotSize { get; init; } = 0x140000;

    /// <summary>Gets how often the node sends data, in milliseconds.</summary>
    public int PeriodMilliseconds { get; init; } = 10_000;
}
