namespace EnigmaIoT.Shared.Ports;

/// <summary>A frame as the radio received it. The caller owns it and uses it again and again.</summary>
public sealed class ReceivedFrame
{
    /// <summary>The longest ESP-NOW version 1 payload in bytes (ESP-IDF: ESP_NOW_MAX_DATA_LEN).</summary>
    public const int MaximumCount = 250;

    /// <summary>
    /// The longest payload in bytes that is sent: six chunks of an image in one frame. ESP-NOW version 2 carries up to 1,470 (ESP-IDF:
    /// ESP_NOW_MAX_DATA_LEN_V2), where seven do not fit in.
    /// </summary>
    public const int LargeCount = 1310;

    /// <summary>The payload; only the first <see cref="Count"/> bytes are of this frame.</summary>
    public byte[] Payload = new byte[MaximumCount];

    /// <summary>Gets or sets the sender's MAC address (see <see cref="Addressing.MacAddress"/>).</summary>
    public long Source { get; set; }

    /// <summary>Gets or sets the number of payload bytes, 0 to as many as fit in.</summary>
    public int Count { get; set; }

    /// <summary>Gets whether a frame of more than <see cref="MaximumCount"/> bytes fits in.</summary>
    public bool IsLarge
    {
        get { return Payload.Length > MaximumCount; }
    }

    /// <summary>
    /// Gets or sets the number in <see cref="IFrameKeys"/> of the key with which the radio has opened the frame; 0 where it did not, and
    /// the payload is as it came.
    /// </summary>
    public int OpenedBy { get; set; }

    /// <summary>Gets or sets the signal strength in dBm, -128 to 0.</summary>
    public int Rssi { get; set; }
}
