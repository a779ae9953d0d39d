using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// Brings an image, or a delta that makes one, into a board's spare slot: the same for node and gateway, whatever way it comes. What the
/// slots do not take is logged here, with their result.
/// </summary>
public sealed class SlotWriter
{
    private readonly IFirmwareSlots _slots;
    private readonly ILog _log;
    private SlotWriterState _state;

    /// <summary>Creates a writer for a board's slots.</summary>
    public SlotWriter(IFirmwareSlots slots, ILog log)
    {
        _slots = slots;
        _log = log;
    }

    /// <summary>Gets the log.</summary>
    public ILog Messages
    {
        get { return _log; }
    }

    /// <summary>Gets whether a slot is open: begun, or gone on with, and not finished or given up since.</summary>
    public bool IsOpen
    {
        get { return _state != SlotWriterState.Closed; }
    }

    /// <summary>Gets whether something is left to erase ahead.</summary>
    public bool IsEraseDue
    {
        get { return _state == SlotWriterState.EraseDue; }
    }

    /// <summary>
    /// Determines whether the image that is offered runs, on trial: a deployment of that size and SHA-256. Its publisher did not hear how
    /// the update ended, and asks again. Reads all of the image.
    /// </summary>
    public bool IsOnTrialWith(OtaOffer offer)
    {
        if (_slots.State != ImageState.Testing || !offer.HasSha256)
        {
            return false;
        }

        byte[] sha256 = new byte[OtaLimits.Sha256Count];
        bool isSame = _slots.ReadRunning(ImageKind.Deployment, sha256) == (int)offer.ImageSize;
        for (int i = 0; i < sha256.Length; i++)
        {
            isSame &= sha256[i] == offer.Sha256[i];
        }

        return isSame;
    }

    /// <summary>Returns how many bytes the slot for an image takes.</summary>
    /// <param name="kind">The image's kind; where it is unknown, the largest slot counts.</param>
    /// <returns>0 where there is no slot for it.</returns>
    public uint Capacity(ImageKind kind)
    {
        if (kind != ImageKind.Unknown)
        {
            return (uint)_slots.Capacity(kind);
        }

        int largest = _slots.Capacity(ImageKind.Deployment);
        int application = _slots.Capacity(ImageKind.Application);
        int compressed = _slots.Capacity(ImageKind.CompressedApplication);
        largest = application > largest ? application : largest;
        return (uint)(compressed > largest ? compressed : largest);
    }

    /// <summary>Returns why the slots take no such image now, before any of it has come.</summary>
    /// <param name="kind">The image's kind; unknown where it follows from its first bytes.</param>
    /// <param name="size">Its bytes.</param>
    /// <returns><see cref="OtaRefusal.Untold"/> where they take it.</returns>
    public OtaRefusal GetRefusal(ImageKind kind, uint size)
    {
        uint capacity = Capacity(kind);
        return _slots.State == ImageState.Testing ? OtaRefusal.OnTrial
            : capacity == 0 ? OtaRefusal.NoSlot
            : size > capacity ? OtaRefusal.TooLarge
            : OtaRefusal.Untold;
    }

    /// <summary>Returns why the slots refuse an image by the facts of its signature, before any of it has arrived.</summary>
    /// <returns><see cref="OtaRefusal.Untold"/> where they accept it or there are no facts: then its end decides.</returns>
    public OtaRefusal GetSignatureRefusal(OtaOffer offer)
    {
        return offer.Facts == null ? OtaRefusal.Untold : SignatureRefusal.Of(_slots.CheckOffer(offer.ImageKind, offer.Facts));
    }

    /// <summary>Continues with an image of which flash holds a part, from before a restart or an update that was given up.</summary>
    /// <returns>Index of the first chunk that is missing; 1 where there is nothing of it, and then no slot is open.</returns>
    public int Resume(OtaOffer offer)
    {
        int held = _slots.Resume((int)offer.Size, offer.Md5);
        _state = held > 0 ? SlotWriterState.EraseDue : SlotWriterState.Closed;
        return held >= (int)offer.Size ? offer.Chunks + 1 : (held / OtaLimits.ChunkCount) + 1;
    }

    /// <summary>Opens the slot for an image by its first bytes, which determine its kind.</summary>
    /// <returns><see cref="SlotResult.NotAnImage"/> where they start none that runs on this board.</returns>
    public SlotResult Begin(OtaOffer offer, byte[] buffer, int offset, int count)
    {
        ImageKind kind = _slots.Recognise(buffer, offset, count);
        if (kind == ImageKind.Unknown)
        {
            _log.Write(LogLevel.Warning, "update refused: no image that runs on this board");
            return SlotResult.NotAnImage;
        }

        return Opened(_slots.Begin(kind, (int)offer.Size, offer.Md5), "update refused: the slot could not be opened");
    }

    /// <summary>Opens the slot for an image whose chunks arrive in any order. The offer has its kind.</summary>
    /// <returns>Other than done where no slot is open.</returns>
    public SlotResult Begin(OtaOffer offer)
    {
        return Opened(_slots.Begin(offer.Kind, (int)offer.Size, offer.Md5), "update refused: the slot could not be opened");
    }

    /// <summary>Opens the slot for the image that comes of a delta, or goes on with it.</summary>
    /// <param name="offer">The delta.</param>
    /// <param name="done">How many bytes of its start are not needed again.</param>
    /// <returns><see cref="OtaRefusal.Untold"/> where it is open.</returns>
    public OtaRefusal BeginDelta(OtaOffer offer, out int done)
    {
        DeltaOffer delta = offer.Delta;
        int stagedSize = offer.IsForMany ? (int)offer.Size : 0;
        done = _slots.BeginDelta(delta.Kind, (int)delta.Size, delta.Md5, (int)delta.BaseSize, delta.BaseSha256, offer.Md5, stagedSize);

        // A window that is to be made has bytes left: what is longer was another delta.
        done = done < (int)offer.Size ? done : -(int)SlotResult.WrongDelta;
        SlotResult result = Opened(done < 0 ? (SlotResult)(-done) : SlotResult.Ok, "delta refused");
        return result == SlotResult.Ok ? OtaRefusal.Untold : result == SlotResult.WrongBase ? OtaRefusal.WrongBase : OtaRefusal.NoDelta;
    }

    /// <summary>Writes a part of the image; parts may come in any order.</summary>
    /// <param name="imageOffset">Where the part belongs in the image, in bytes; a multiple of 4.</param>
    /// <param name="buffer">Holds the part at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the part starts.</param>
    /// <param name="count">Bytes of the part.</param>
    public SlotResult Write(int imageOffset, byte[] buffer, int offset, int count)
    {
        SlotResult result = _slots.Write(imageOffset, buffer, offset, count);
        if (result != SlotResult.Ok)
        {
            Log(count.ToString() + " bytes from " + imageOffset.ToString() + " on could not be written", result);
        }

        return result;
    }

    /// <summary>Passes bytes of a delta to the slots, in order, and writes what they decode to.</summary>
    /// <param name="buffer">Holds the bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many there are, 1 or more.</param>
    /// <returns>How many were taken, and are not to be given again; below 0 where this is no delta that can be taken.</returns>
    public int WriteDelta(byte[] buffer, int offset, int count)
    {
        int taken = _slots.WriteDelta(buffer, offset, count);
        if (taken < 0)
        {
            Log("no more of the delta is taken", (SlotResult)(-taken));
        }

        return taken;
    }

    /// <summary>Erases a step of what is to come, if something is left: no write stands still then for all that an older image left.</summary>
    public void EraseAhead()
    {
        if (IsEraseDue && !_slots.EraseAhead())
        {
            _state = SlotWriterState.Open;
        }
    }

    /// <summary>Erases a step of what is left behind the image that is written, all of it: the delta that it was made of.</summary>
    /// <returns>Whether there may be more.</returns>
    public bool ClearBehind()
    {
        return _slots.EraseAhead();
    }

    /// <summary>Checks the whole image and has the next start run it.</summary>
    /// <returns>Other than done where it is not the image that was announced, or none that runs here.</returns>
    public SlotResult Finish(OtaOffer offer)
    {
        SlotResult result = _slots.Finish(offer.ImageMd5, 0, offer.HasSha256 ? offer.Sha256 : null);
        if (result == SlotResult.Ok)
        {
            _state = SlotWriterState.Closed;
        }
        else
        {
            Log(
                result == SlotResult.NotAnImage
                    ? "the image is none that runs here: it is cut, damaged or for another chip"
                    : SignatureRefusal.Of(result) != OtaRefusal.Untold ? "the image's signature is not taken"
                    : "the image is not what was announced",
                result);
        }

        return result;
    }

    /// <summary>Closes the image that was begun, if any. What was written of it stays for <see cref="Resume"/>.</summary>
    public void Abort()
    {
        if (IsOpen)
        {
            _state = SlotWriterState.Closed;
            _slots.Abort();
        }
    }

    private SlotResult Opened(SlotResult result, string otherwise)
    {
        _state = result == SlotResult.Ok ? SlotWriterState.EraseDue : SlotWriterState.Closed;
        if (!IsOpen)
        {
            Log(otherwise, result);
        }

        return result;
    }

    private void Log(string text, SlotResult result)
    {
        _log.Write(LogLevel.Error, text + ", result " + ((int)result).ToString());
    }
}
