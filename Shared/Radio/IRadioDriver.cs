using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Radio;

/// <summary>The native radio behind a <see cref="BatchedRadio"/>: every call is a crossing into native code.</summary>
public interface IRadioDriver
{
    /// <summary>Gets the Wi-Fi channel in use, 1 to 14.</summary>
    int Channel { get; }

    /// <summary>Gets how many received frames were lost since the start because nobody fetched them in time.</summary>
    int Overruns { get; }

    /// <summary>
    /// Passes frames to be sent and fetches what has come in. Integers are little-endian. A record of
    /// <paramref name="outgoing"/> is destination (6 bytes), ticket u16,
    /// rate u8 (<see cref="AirRate"/>), count u16, payload. <paramref name="incoming"/> receives:
    /// number of outgoing records taken u8, number of results u8, the results (ticket u16, delivered u8), then received frames
    /// (source 6 bytes, RSSI i8, channel u8, number of the key that opened it i32 or 0, count u16, payload) as many as fit; the
    /// rest comes next time. Payloads to be sent carry a <see cref="Sessions.SealingOrder"/>.
    /// </summary>
    /// <param name="outgoing">The records; those that were not taken are handed over again.</param>
    /// <param name="outgoingCount">Their bytes, 0 or more.</param>
    /// <param name="incoming">At least 512 bytes.</param>
    /// <returns>Bytes written to <paramref name="incoming"/>, 2 or more; negative where nothing was done.</returns>
    int Exchange(byte[] outgoing, int outgoingCount, byte[] incoming);

    /// <summary>Makes room for large frames in native memory, or gives that back.</summary>
    /// <returns>False where the radio's software knows no such frames, or there is no memory.</returns>
    bool TrySetRoom(FrameRoom room);
}
