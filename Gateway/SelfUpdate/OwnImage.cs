using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>
/// The gateway's own next image on its way into the spare slot, one at a time, whatever way it comes. What a node checks is checked
/// here: kind, size, MD5, SHA-256 where it was told, and that the image proves itself. Then the board restarts into it, on trial.
/// Reasons have 37 characters at most, as many as an old client of the Arduino tools reads.
/// </summary>
public sealed class OwnImage
{
    /// <summary>Why an image is refused while another one comes.</summary>
    public const string UpdateRunning = "another update is running";

    private const string Restarting = "the gateway is about to restart";
    private const string OnTrial = "the new image is still on trial";
    private const string NoSlot = "no slot for that kind of image";
    private const string TooLarge = "the image is larger than the slot";
    private const string WrongBase = "the delta is against another image";
    private const string NotTaken = "the delta is none that can be taken";
    private const long Never = long.MaxValue;

    private readonly SlotWriter _slots;
    private readonly IBoard _board;
    private readonly ILog _log;
    private long _restartAt = Never;
    private bool _isRestarting;

    /// <summary>Creates the way into a board's slots.</summary>
    /// <param name="slots">The slots.</param>
    /// <param name="board">Restarts, at once or in a moment.</param>
    /// <param name="log">Receives what becomes of an image.</param>
    public OwnImage(IFirmwareSlots slots, IBoard board, ILog log)
    {
        _slots = new SlotWriter(slots, log);
        _board = board;
        _log = log;
    }

    /// <summary>Gets the image that comes or came last; of size 0 before the first.</summary>
    public OtaOffer Offer { get; } = new OtaOffer();

    /// <summary>Gets whether an image comes.</summary>
    public bool IsComing { get; private set; }

    /// <summary>Gets how many bytes of what is sent, the image or a delta, the slot has taken.</summary>
    public int Written { get; private set; }

    /// <summary>Gets why a delta was refused that was to begin.</summary>
    public OtaRefusal DeltaRefusal { get; private set; }

    /// <summary>Gets where chunks of a delta wait; null where the image itself comes, or none.</summary>
    public DeltaIntake Delta { get; private set; }

    /// <summary>Returns why an image cannot come now.</summary>
    /// <param name="size">Its bytes.</param>
    /// <param name="kind">Its kind; unknown where it follows from its first bytes.</param>
    /// <returns>Null where it can.</returns>
    public string GetRefusal(uint size, ImageKind kind)
    {
        if (_restartAt != Never || IsComing)
        {
            return IsComing ? UpdateRunning : Restarting;
        }

        switch (_slots.GetRefusal(kind, size))
        {
            case OtaRefusal.Untold:
                return null;
            case OtaRefusal.OnTrial:
                return OnTrial;
            case OtaRefusal.NoSlot:
                return NoSlot;
            default:
                return TooLarge;
        }
    }

    /// <summary>Returns why an image is refused by the facts of its signature.</summary>
    /// <returns>Null where it is not.</returns>
    public string GetSignatureRefusal(OtaOffer offer)
    {
        return Describe(_slots.GetSignatureRefusal(offer));
    }

    /// <summary>Starts with an image for which <see cref="GetRefusal"/> has no reason, and of which no more is known.</summary>
    /// <param name="size">Its bytes, 1 or more.</param>
    /// <param name="md5">Its MD5.</param>
    public void Begin(uint size, byte[] md5)
    {
        Offer.Size = size;
        Offer.Chunks = (int)OtaLimits.Chunks(size);
        Offer.Kind = ImageKind.Unknown;
        Offer.HasSha256 = false;
        Offer.Facts = null;
        Offer.ClearDelta();
        Array.Copy(md5, 0, Offer.Md5, 0, md5.Length);
        NoteBegin();
    }

    /// <summary>
    /// Starts with an image, or a delta that makes one, for which <see cref="GetRefusal"/> has no reason, or goes on with what flash holds of it.
    /// </summary>
    /// <param name="offer">What comes.</param>
    /// <param name="missing">Index of the first chunk that is missing: one more than the last where none is.</param>
    /// <returns>Null, or why a delta is refused: then nothing is changed.</returns>
    public string Begin(OtaOffer offer, out int missing)
    {
        Offer.CopyFrom(offer);
        missing = 1;
        if (Offer.Delta != null)
        {
            byte[] ring = new byte[DeltaIntake.RingCount];
            DeltaRefusal = _slots.BeginDelta(Offer, out int done);
            if (DeltaRefusal != OtaRefusal.Untold)
            {
                return Describe(DeltaRefusal);
            }

            Delta = new DeltaIntake(_slots, Offer, done, ring);
        }

        NoteBegin();
        missing = Delta == null ? _slots.Resume(Offer) : Delta.Next;
        NoteTaken(missing);
        return null;
    }

    /// <summary>Determines whether an image runs on trial, for a sender that repeats its offer.</summary>
    public bool IsOnTrialWith(OtaOffer offer)
    {
        return _slots.IsOnTrialWith(offer);
    }

    /// <summary>Takes the next bytes.</summary>
    /// <param name="buffer">Holds them at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many there are: a multiple of 4, or what the image ends with. The first ones determine the kind of image.</param>
    /// <returns>Null, or why the image is given up.</returns>
    public string Write(byte[] buffer, int offset, int count)
    {
        SlotResult result = _slots.IsOpen ? SlotResult.Ok : _slots.Begin(Offer, buffer, offset, count);
        if (result == SlotResult.Ok)
        {
            result = _slots.Write(Written, buffer, offset, count);
        }

        if (result == SlotResult.Ok)
        {
            // A step with each part: no single call stands still for all that an older image left behind the new one.
            _slots.EraseAhead();
            Written += count;
        }

        return GiveUpAt(result);
    }

    /// <summary>Makes something of the chunks of a delta that wait, so much that no call stands still for long.</summary>
    /// <param name="end">The first chunk that is missing.</param>
    /// <returns>Null, or why the image is given up.</returns>
    public string Work(int end)
    {
        if (!Delta.Work(end))
        {
            GiveUp(NotTaken);
            return NotTaken;
        }

        _slots.EraseAhead();
        NoteTaken(Delta.Next);
        return null;
    }

    /// <summary>Checks the image once all of it was written, and has the board restart into it a moment later.</summary>
    /// <returns>Null, or why it is given up.</returns>
    public string Finish(long now)
    {
        SlotResult result = _slots.Finish(Offer);
        if (result == SlotResult.Ok)
        {
            IsComing = false;
            Delta = null;
            _restartAt = now + OtaLimits.RestartDelayMilliseconds;
            _log.Write(LogLevel.Information, "update of the gateway: the image is right, restarting into it");
        }

        return GiveUpAt(result);
    }

    /// <summary>Aborts the image that is being received. The running one stays.</summary>
    public void GiveUp(string reason)
    {
        if (IsComing)
        {
            IsComing = false;
            Delta = null;
            _slots.Abort();
            _log.Write(LogLevel.Warning, "update of the gateway given up: " + reason);
        }
    }

    /// <summary>Restarts when that is due.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        if (_restartAt == Never)
        {
            return int.MaxValue;
        }

        if (now < _restartAt)
        {
            return (int)(_restartAt - now);
        }

        // It may wait for others: no image is taken meanwhile.
        if (!_isRestarting)
        {
            _isRestarting = true;
            _board.Restart();
        }

        return int.MaxValue;
    }

    private void NoteBegin()
    {
        IsComing = true;
        Written = 0;
        _log.Write(
            LogLevel.Information,
            "update of the gateway: " + Offer.ImageSize.ToString() + " bytes, MD5 " + HexText.Format(Offer.ImageMd5)
                + (Offer.Delta == null ? "" : ", by a delta of " + Offer.Size.ToString()));
    }

    private void NoteTaken(int missing)
    {
        Written = missing > Offer.Chunks ? (int)Offer.Size : (missing - 1) * OtaLimits.ChunkCount;
    }

    /// <summary>Aborts the image where the slot did not accept it.</summary>
    /// <returns>Null where it did, else why not.</returns>
    private string GiveUpAt(SlotResult result)
    {
        if (result == SlotResult.Ok)
        {
            return null;
        }

        string reason = Describe(result);
        GiveUp(reason);
        return reason;
    }

    private static string Describe(OtaRefusal refusal)
    {
        switch (refusal)
        {
            case OtaRefusal.WrongBase:
                return WrongBase;
            case OtaRefusal.NoDelta:
                return "a delta cannot be taken now";
            case OtaRefusal.NotSigned:
                return "only signed images are taken";
            case OtaRefusal.UnknownKey:
                return "signed with a key that is not trusted";
            case OtaRefusal.WrongSignature:
                return "the image's signature is wrong";
            case OtaRefusal.WrongHardware:
                return "for another hardware class";
            case OtaRefusal.WrongInterop:
                return "for another native interop";
            case OtaRefusal.OlderImage:
                return "older than one that was confirmed";
            default:
                return null;
        }
    }

    private static string Describe(SlotResult result)
    {
        switch (result)
        {
            case SlotResult.NotAnImage:
                return "no image that runs on this board";
            case SlotResult.WrongSize:
                return TooLarge;
            case SlotResult.DigestMismatch:
                return "the image is not what was announced";
            default:
                return Describe(SignatureRefusal.Of(result)) ?? "the flash did not take the image";
        }
    }
}
