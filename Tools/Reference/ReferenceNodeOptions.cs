using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Reference;

/// <summary>How a virtual node of version 0.9.8 is made.</summary>
public sealed record ReferenceNodeOptions
{
    /// <summary>
    /// Frames that a node's radio holds while its program is blocked. Version 0.9.8 does everything, writing the flash
    /// included, in the callback of the Wi-Fi task; until that returns, the driver keeps what was received. ESP-IDF's default
    /// is 32 dynamic receive buffers (CONFIG_ESP32_WIFI_DYNAMIC_RX_BUFFER_NUM). The radio acknowledges further frames; they
    /// are lost.
    /// </summary>
    public const int DefaultReceiveBuffers = 32;

    /// <summary>
    /// The same for a driver that copies nothing to dynamic buffers meanwhile: the 10 static ones of ESP-IDF's default
    /// (CONFIG_ESP32_WIFI_STATIC_RX_BUFFER_NUM). Which of the two holds has not been seen on a board.
    /// </summary>
    public const int StaticReceiveBuffers = 10;

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
