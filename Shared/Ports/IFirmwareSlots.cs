namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// The board's spare slots: where a new image is written, and how it is put into use. The running slot is never written.
/// A cut of power at any moment leaves a complete old or a complete new image in use.
/// </summary>
public interface IFirmwareSlots
{
    /// <summary>Gets the state of what runs now: an <see cref="ImageState"/>.</summary>
    int State { get; }

    /// <summary>Gets whether an earlier new image was given up since the last <see cref="Confirm"/>: the board went back.</summary>
    bool WentBack { get; }

    /// <summary>Tells how many bytes an image of a kind may have.</summary>
    /// <param name="kind">An <see cref="ImageKind"/>.</param>
    /// <returns>0 where this board has no slot for that kind.</returns>
    int Capacity(int kind);

    /// <summary>Tells the kind of image that starts with these bytes, and whether this board has slots for it.</summary>
    /// <returns>An <see cref="ImageKind"/>; <see cref="ImageKind.Unknown"/> where this board cannot run it.</returns>
    int Recognise(byte[] buffer, int offset, int count);

    /// <summary>Opens the spare slot of a kind for an image of a size and gives up what was begun before.</summary>
    /// <returns>A <see cref="SlotResult"/>.</returns>
    int Begin(int kind, int size);

    /// <summary>Writes a part of the image. Parts may come in any order; each byte is written once.</summary>
    /// <param name="imageOffset">Where the part belongs in the image, in bytes; a multiple of 4.</param>
    /// <param name="buffer">Holds the part at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the part starts.</param>
    /// <param name="count">Bytes of the part.</param>
    /// <returns>A <see cref="SlotResult"/>.</returns>
    int Write(int imageOffset, byte[] buffer, int offset, int count);

    /// <summary>
    /// Reads the whole slot back, compares its MD5 and, where it is right, has the next restart run the image
    /// (<see cref="ImageState.TestPending"/>).
    /// </summary>
    /// <param name="md5">Holds 16 bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the digest starts.</param>
    /// <returns>A <see cref="SlotResult"/>.</returns>
    int Finish(byte[] md5, int offset);

    /// <summary>Gives up the image that was begun. What runs, and what was finished before, stays.</summary>
    void Abort();

    /// <summary>Keeps the running image for good.</summary>
    /// <returns>A <see cref="SlotResult"/>.</returns>
    int Confirm();
}
