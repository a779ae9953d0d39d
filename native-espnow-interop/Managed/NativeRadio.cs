using System.Runtime.CompilerServices;

namespace EnigmaIoT.Interop;

/// <summary>
/// ESP-NOW. Wi-Fi must have been started before. Every method returns 0 or more where it did what it is for, else the
/// negated <c>esp_err_t</c>, or -1 where an argument is out of range.
/// </summary>
public static class NativeRadio
{
    /// <summary>Starts ESP-NOW.</summary>
    /// <param name="role">0 sends from the station interface (a node), 1 from the access point interface (a gateway).</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Start(int role);

    /// <summary>
    /// Takes everything anew, for a program that starts: stops ESP-NOW, wipes all keys and gives their slots and the digests
    /// back, closes the image that is open. Native code outlives a restart of the CLR alone (F5 in Visual Studio). Handles and
    /// slots from before are worth nothing afterwards.
    /// </summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Begin();

    /// <summary>Stops ESP-NOW and forgets peers, frames and results.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Stop();

    /// <summary>Writes the MAC address of the interface that sends.</summary>
    /// <param name="address">Receives 6 bytes.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetAddress(byte[] address);

    /// <summary>Gets the Wi-Fi channel in use.</summary>
    /// <returns>1 to 14.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetChannel();

    /// <summary>Goes to a Wi-Fi channel: a node's, to the one where it found its gateway.</summary>
    /// <param name="channel">1 to 14.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int SetChannel(int channel);

    /// <summary>
    /// Passes frames to be sent and fetches what has come in: one crossing for any number of either. Integers are
    /// little-endian. A record of <paramref name="outgoing"/> is destination (6 bytes), ticket u16, rate u8, count u16, payload. What
    /// comes back in <paramref name="incoming"/> is: number of outgoing records taken u8, number of results u8, the results
    /// (ticket u16, delivered u8), then the received frames (source 6 bytes, RSSI i8, channel u8, number of the key that opened
    /// it i32 or 0, count u16, payload), as many as fit; the rest comes next time. Records that were not taken have to be handed
    /// over again.
    /// <para>
    /// Frames are sealed as they are taken and opened as they are handed over. The payload of a record is the frame with its
    /// content in the clear and room for the tag, and in the place of its IV the order to seal it: key number i32, where
    /// encryption starts u8, seven zero bytes. What carries no such order, or one of a key that is gone, is not sent and comes
    /// back as not delivered; only InvalidateKey goes as it is. A received frame that none of its sender's keys opens is handed
    /// over as it came.
    /// </para>
    /// </summary>
    /// <param name="outgoing">The records.</param>
    /// <param name="outgoingCount">Their bytes, 0 or more.</param>
    /// <param name="incoming">At least 512 bytes.</param>
    /// <returns>Bytes written to <paramref name="incoming"/>, 2 or more.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Exchange(byte[] outgoing, int outgoingCount, byte[] incoming);

    /// <summary>
    /// Makes room for frames of up to 1,310 bytes, of ESP-NOW version 2, in the native heap, or gives that back. Such frames hold several
    /// chunks of an image.
    /// </summary>
    /// <param name="room">0 for frames of up to 250 bytes, 1 for long ones that are sent, 2 for long ones that are received.</param>
    /// <returns>
    /// 0; -2 where ESP-IDF has no such frames or the heap no room for them, or where frames that wait need what is to be given back: it is
    /// done by a later call then.
    /// </returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int SetRoom(int room);

    /// <summary>Returns how many received frames were lost since the start because nobody fetched them in time.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetOverruns();

    /// <summary>Gets how many keys there can be at a time.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetKeyCapacity();

    /// <summary>Takes a key.</summary>
    /// <param name="key">32 bytes, as radio frames use them (24 for the cipher, 8 for the additional data).</param>
    /// <param name="peer">6 bytes: whose frames the key opens; zeros where it opens anyone's.</param>
    /// <returns>
    /// The key's number, 1 or more, never the same twice: it names the key here, in orders and in received frames. -1 where there
    /// are <see cref="GetKeyCapacity"/> keys already.
    /// </returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int LoadKey(byte[] key, byte[] peer);

    /// <summary>Wipes a key.</summary>
    /// <param name="number">The key's number.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int ClearKey(int number);

    /// <summary>Copies a key, to be kept over a deep sleep. The caller wipes the copy.</summary>
    /// <param name="number">The key's number.</param>
    /// <param name="key">Receives 32 bytes.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int CopyKey(int number, byte[] key);

    /// <summary>
    /// Opens a frame in place that <see cref="Exchange"/> handed over as it came, because the key was loaded after that.
    /// </summary>
    /// <param name="number">The key's number.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="encryptedFrom">Where the encrypted part starts: 13, or 15 in a name result.</param>
    /// <param name="count">The frame's bytes, its tag included.</param>
    /// <returns>0; -2 where the tag is wrong or the key is gone. The encrypted part is then undefined.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int OpenFrame(int number, byte[] frame, int encryptedFrom, int count);
}
