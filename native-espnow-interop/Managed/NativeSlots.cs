using System.Runtime.CompilerServices;

namespace EnigmaIoT.Interop;

/// <summary>
/// The firmware slots of the board (see <c>IFirmwareSlots</c> in Shared). Kinds: 1 deployment, 2 application (nanoCLR).
/// Results: 0 done, 1 unknown kind, 2 wrong size, 3 wrong state, 4 digest mismatch, 5 the flash did not do it, 6 no image that
/// runs here, 7 the delta's base does not run, 8 no delta that is taken here, 9 no memory, 10 unsigned, 11 a key that is not
/// trusted, 12 a wrong signature, 13 another hardware class, 14 other native assemblies, 15 an older image; -1 where an argument is out
/// of range.
/// </summary>
public static class NativeSlots
{
    /// <summary>Gets the state of the running image: 0 confirmed, 1 testing, 2 test pending.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetState();

    /// <summary>
    /// Gets why an earlier new image was rolled back since the last <see cref="Confirm"/>: 0 it was not, 1 its tries were used
    /// up, 2 reverted, 3 damaged, 4 the boot record could not be written, 5 its program threw an exception, 6 it hung, 7 its
    /// application said that it is not well, 8 nothing complete was found and a damaged image runs.
    /// </summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetRollbackCause();

    /// <summary>
    /// Has signed images alone be taken from now on, of this key among others, up to three. <see cref="NativeRadio.Begin"/>
    /// forgets what an earlier program has set.
    /// </summary>
    /// <param name="publicKey">x and y of a P-256 key, 32 bytes each, big-endian.</param>
    /// <returns>0 where the key is trusted; 1 where it is none or one too many: still nothing unsigned is taken.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Trust(byte[] publicKey);

    /// <summary>Sets what signed images are compared with, once a key is set.</summary>
    /// <param name="hardwareClass">The board's hardware class, at most 16 bytes; empty for none.</param>
    /// <param name="allowsOlder">Not 0 where an image may have a lower counter than one that was confirmed.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int SetSigningRules(byte[] hardwareClass, int allowsOlder);

    /// <summary>Gets 1 where signed images alone are taken, 0 where every image is.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int NeedsSignature();

    /// <summary>Checks what is told of an image before it comes: 0, or the result that its end would have.</summary>
    /// <param name="kind">1 or 2; others have no counter.</param>
    /// <param name="facts">The 24 bytes of message 0 (docs/ota-extension.md).</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int CheckOffer(int kind, byte[] facts);

    /// <summary>Returns how many bytes an image of a kind may have; 0 where the board has no slot for it.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetCapacity(int kind);

    /// <summary>Opens the spare slot of a kind for an image of a size, and gives up what was begun before.</summary>
    /// <param name="kind">1 or 2.</param>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="md5">Its 16 bytes.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Begin(int kind, int size, byte[] md5);

    /// <summary>
    /// Opens again the slot that the last <see cref="Begin"/> was writing, if it was of this size and digest. Returns
    /// how many bytes from the image's start are held; 0 where there is nothing to continue.
    /// </summary>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="md5">Its 16 bytes.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Resume(int size, byte[] md5);

    /// <summary>
    /// Writes a part of the image, or of a delta that is kept in the slot, in any order, each byte once.
    /// </summary>
    /// <param name="imageOffset">Where the part belongs, a multiple of 4.</param>
    /// <param name="buffer">Holds the part at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the part starts.</param>
    /// <param name="count">Bytes of the part.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Write(int imageOffset, byte[] buffer, int offset, int count);

    /// <summary>
    /// Erases a step of what <see cref="Write"/> comes to and of what an older image left behind the new one: a sector or a block.
    /// </summary>
    /// <returns>1 where there may be more to erase, 0 where not.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int EraseAhead();

    /// <summary>
    /// Opens the spare slot of a kind for an image that comes as a delta, and goes on with what is held of it. Changes nothing where
    /// the base does not run, or where image and delta together do not fit the slot. Tells how many bytes of the delta's start are not
    /// needed again; below 0 stands a result, such as -7, and -1 where an argument is out of range.
    /// </summary>
    /// <param name="kind">1 or 2.</param>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="md5">Its 16 bytes.</param>
    /// <param name="baseSize">Bytes of the image that the delta is against; 0 where it is against none.</param>
    /// <param name="baseSha256">Its 32 bytes.</param>
    /// <param name="deltaMd5">The delta's own 16 bytes.</param>
    /// <param name="stagedSize">
    /// Bytes of the delta where it comes in any order: <see cref="Write"/> keeps its parts in the slot; 0 where it comes in order.
    /// </param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int BeginDelta(
        int kind, int size, byte[] md5, int baseSize, byte[] baseSha256, byte[] deltaMd5, int stagedSize);

    /// <summary>
    /// Takes bytes of the delta, in order, while there is room. With none it writes what can be made of those that wait, or of a delta that
    /// is kept in the slot, once in a call at most. Returns how many bytes were taken, or with none for how many there is room; below 0
    /// stands a result, such as -8, and -1 where an argument is out of range.
    /// </summary>
    /// <param name="buffer">Holds the bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many there are, 0 or more.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int WriteDelta(byte[] buffer, int offset, int count);

    /// <summary>Reads the slot back, compares its digests, has the image prove itself, and has the next restart run it.</summary>
    /// <param name="md5">Holds 16 bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the MD5 starts.</param>
    /// <param name="sha256">32 bytes, or an empty array where none is known.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Finish(byte[] md5, int offset, byte[] sha256);

    /// <summary>Closes the image that was begun; what was written is kept for <see cref="Resume"/>.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Abort();

    /// <summary>Keeps the running image for good.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Confirm();

    /// <summary>Marks the image under test to be rolled back at the next start. Returns wrong state where none is tested.</summary>
    /// <param name="cause">What <see cref="GetRollbackCause"/> returns afterwards, 1 to 255.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GiveUp(int cause);

    /// <summary>Reads the image of a kind that runs, about 0.3 s per MB. Returns its size in bytes; 0 where that is not known.</summary>
    /// <param name="kind">1 or 2.</param>
    /// <param name="sha256">Receives its 32 bytes.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int ReadRunning(int kind, byte[] sha256);
}
