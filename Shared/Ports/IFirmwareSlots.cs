namespace EnigmaIoT.Shared.Ports;

/// <summary>
/// The board's spare slots: where a new image is written, and how it is put into use. The running slot is never written.
/// A cut of power at any moment leaves a complete old or a complete new image in use.
/// </summary>
public interface IFirmwareSlots
{
    /// <summary>Gets the state of the running image.</summary>
    ImageState State { get; }

    /// <summary>Gets why an earlier new image was rolled back since the last <see cref="Confirm"/>.</summary>
    RollbackCause RollbackCause { get; }

    /// <summary>Gets whether signed images alone are taken (docs/signed-images.md).</summary>
    bool NeedsSignature { get; }

    /// <summary>Checks the facts of a signed image before it is sent. What counts is the check of <see cref="Finish"/>.</summary>
    /// <param name="kind">The kind of image; its counter is not checked where that is unknown.</param>
    /// <param name="facts">24 bytes (docs/ota-extension.md).</param>
    /// <returns>What <see cref="Finish"/> would come to; <see cref="SlotResult.Ok"/> where every image is taken.</returns>
    SlotResult CheckOffer(ImageKind kind, byte[] facts);

    /// <summary>Returns how many bytes an image of a kind may have.</summary>
    /// <param name="kind">The kind of image.</param>
    /// <returns>0 where this board has no slot for that kind.</returns>
    int Capacity(ImageKind kind);

    /// <summary>Returns the kind of image that starts with these bytes.</summary>
    /// <returns><see cref="ImageKind.Unknown"/> also where this board has no slot for that kind.</returns>
    ImageKind Recognise(byte[] buffer, int offset, int count);

    /// <summary>
    /// Opens the spare slot of a kind for an image of a size and gives up what was begun before. Notes in flash what is
    /// written, so that <see cref="Resume"/> can go on with it later.
    /// </summary>
    /// <param name="kind">The kind of image.</param>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="md5">Its digest, 16 bytes.</param>
    SlotResult Begin(ImageKind kind, int size, byte[] md5);

    /// <summary>
    /// Opens again the slot that the last <see cref="Begin"/> was writing, if it was of this size and digest; after an
    /// <see cref="Abort"/> or a restart as well. What <see cref="Write"/> is then given of the part that is held is passed over.
    /// </summary>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="md5">Its digest, 16 bytes.</param>
    /// <returns>
    /// How many bytes from the image's start are held in flash: whole sectors, or the whole image. 0 where there is nothing to
    /// go on with; then nothing is open.
    /// </returns>
    int Resume(int size, byte[] md5);

    /// <summary>
    /// Writes a part of the image, or of a delta that is kept in the slot, and erases first what <see cref="EraseAhead"/> has not. Parts may
    /// come in any order; each byte is written once.
    /// </summary>
    /// <param name="imageOffset">Where the part belongs in the image or the delta, in bytes; a multiple of 4.</param>
    /// <param name="buffer">Holds the part at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the part starts.</param>
    /// <param name="count">Bytes of the part.</param>
    SlotResult Write(int imageOffset, byte[] buffer, int offset, int count);

    /// <summary>
    /// Erases a step of what <see cref="Write"/> comes to, and of what an older image left behind the new one: a block of 64 KB (150 to
    /// 250 ms) once less than that is erased ahead, else nothing or, where calls in vain have shown that there is time, a sector of 4 KB
    /// (45 ms). What is blank it passes over. Called each millisecond in which it does no harm that the board stands still, it leaves
    /// nothing for Write to erase.
    /// </summary>
    /// <returns>Whether there may be more to erase. A flash that fails fails in the write.</returns>
    bool EraseAhead();

    /// <summary>
    /// Opens the spare slot of a kind for an image that comes as a delta in the format VCDIFF (docs/decisions/vcdiff.md): goes on with
    /// it where a part of it is held, else begins it as <see cref="Begin"/> does. What is held is not written again. The same delta goes
    /// on with the window that was being made when a sector was noted last: <see cref="WriteDelta"/> takes what comes behind that.
    /// </summary>
    /// <param name="kind">The kind of image.</param>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="md5">Its digest, 16 bytes.</param>
    /// <param name="baseSize">Bytes of the image that the delta is against; 0 where it is against none.</param>
    /// <param name="baseSha256">Its digest, 32 bytes.</param>
    /// <param name="deltaMd5">The delta's own digest, 16 bytes.</param>
    /// <param name="stagedSize">
    /// Bytes of the delta where it comes in any order: <see cref="Write"/> keeps its parts in the slot's last sectors until all of it is
    /// there. Nothing of it is held behind a restart. 0 where it comes in order.
    /// </param>
    /// <returns>
    /// How many bytes of the delta's start are not needed again; below 0 a negated <see cref="SlotResult"/>: that of
    /// <see cref="SlotResult.WrongBase"/> where the base is not what runs, <see cref="SlotResult.WrongSize"/> where a delta that is kept does
    /// not fit behind the image; in both cases nothing is changed.
    /// </returns>
    int BeginDelta(ImageKind kind, int size, byte[] md5, int baseSize, byte[] baseSha256, byte[] deltaMd5, int stagedSize);

    /// <summary>
    /// Takes bytes of the delta, in order: they wait in memory of the native part while there is room, and what is not taken is given again.
    /// Called with none, or where there is no room, it writes what can be made of those that wait: once, at most, so that a call does not
    /// last. Of a delta that is kept in the slot it is called with none, once all of it is there, until there is room. Slots without such
    /// memory make something of the bytes at once.
    /// </summary>
    /// <param name="buffer">Holds the bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many there are, 0 or more.</param>
    /// <returns>
    /// How many were taken; with none for how many there is room: where nothing waits for as many as behind <see cref="BeginDelta"/>, and
    /// only then <see cref="Finish"/> finds all. Below 0 a negated <see cref="SlotResult"/>, behind which nothing is taken any more.
    /// </returns>
    int WriteDelta(byte[] buffer, int offset, int count);

    /// <summary>
    /// Reads the whole slot back, compares its digests, has the image prove itself by its own checksums and, where only signed images are
    /// taken, by its signature, and, where all are right, has the next restart run it (<see cref="ImageState.TestPending"/>). Where they
    /// are not, nothing is left to go on
    /// with.
    /// </summary>
    /// <param name="md5">Holds 16 bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the digest starts.</param>
    /// <param name="sha256">32 bytes, or null where none is known.</param>
    SlotResult Finish(byte[] md5, int offset, byte[] sha256);

    /// <summary>
    /// Closes the image that was begun. What runs, and what was finished before, stays; what was written is kept for
    /// <see cref="Resume"/>.
    /// </summary>
    void Abort();

    /// <summary>Keeps the running image for good.</summary>
    SlotResult Confirm();

    /// <summary>Marks the image under test to be rolled back at the next start.</summary>
    /// <param name="cause">The value of <see cref="RollbackCause"/> from then on.</param>
    /// <returns><see cref="SlotResult.WrongState"/> where no image is tested, or there is none to roll back to.</returns>
    SlotResult GiveUp(RollbackCause cause);

    /// <summary>Reads the image of a kind that runs. It may take a third of a second.</summary>
    /// <param name="kind">The kind of image.</param>
    /// <param name="sha256">Receives its 32 bytes.</param>
    /// <returns>The image's size in bytes; 0 where it is not known.</returns>
    int ReadRunning(ImageKind kind, byte[] sha256);
}
