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
    public const string AnotherRuns = "another update is running";

    /// <summary>Why an image is refused when the last one is in place.</summary>
    public const string Restarting = "the gateway is about to restart";

    /// <summary>Why an image is refused while the running one is on trial.</summary>
    public const string OnTrial = "the new image is still on trial";

    /// <summary>Why an image is refused that no slot takes.</summary>
    public const string TooLarge = "the image is larger than the slot";

    private const string NoSlot = "no slot for that kind of image";
    private const string NoImage = "no image that runs on this board";
    private const string NotWritten = "the flash did not take the image";
    private const string Wrong = "the image is not what was announced";
    private const long Never = long.MaxValue;

    private readonly IFirmwareSlots _slots;
    private readonly IBoard _board;
    private readonly ILog _log;
    private readonly byte[] _md5 = new byte[OtaLimits.Md5Count];
    private byte[] _sha256;
    private bool _isOpen;
    private long _restartAt = Never;

    /// <summary>Makes the way into a board's slots.</summary>
    public OwnImage(IFirmwareSlots slots, IBoard board, ILog log)
    {
        _slots = slots;
        _board = board;
        _log = log;
    }

    /// <summary>Gets whether an image comes.</summary>
    public bool IsComing { get; private set; }

    /// <summary>Gets the bytes of the image that comes or came last; 0 before the first.</summary>
    public int Size { get; private set; }

    /// <summary>Gets how many of its bytes are written.</summary>
    public int Written { get; private set; }

    /// <summary>Returns why an image cannot come now.</summary>
    /// <param name="size">Its bytes.</param>
    /// <param name="kind">Its kind; unknown where its first bytes will tell it.</param>
    /// <returns>Null where it can.</returns>
    public string WhyNot(uint size, ImageKind kind)
    {
        uint capacity = kind == ImageKind.Unknown ? Largest() : (uint)_slots.Capacity(kind);
        return _restartAt != Never ? Restarting
            : IsComing ? AnotherRuns
            : _slots.State == ImageState.Testing ? OnTrial
            : capacity == 0 ? NoSlot
            : size > capacity ? TooLarge
            : null;
    }

    /// <summary>Starts with an image for which <see cref="WhyNot"/> has no reason.</summary>
    /// <param name="size">Its bytes, 1 or more.</param>
    /// <param name="md5">Its MD5.</param>
    /// <param name="sha256">Its SHA-256; null where that is not known.</param>
    public void Begin(uint size, byte[] md5, byte[] sha256)
    {
        IsComing = true;
        Size = (int)size;
        Written = 0;
        _isOpen = false;
        _sha256 = sha256;
        Array.Copy(md5, 0, _md5, 0, _md5.Length);
        _log.Write(LogLevel.Information, "update of the gateway: " + Size.ToString() + " bytes, MD5 " + HexText.Format(_md5));
    }

    /// <summary>Goes on with what flash holds of the image that was begun, from before a restart or an update that was given up.</summary>
    /// <param name="unit">The bytes that come at once.</param>
    /// <returns>The bytes that need not come again: whole units, or all of the image. They are <see cref="Written"/>.</returns>
    public int Resume(int unit)
    {
        int held = _slots.Resume(Size, _md5);
        _isOpen = held > 0;
        Written = held >= Size ? Size : held - (held % unit);
        return Written;
    }

    /// <summary>Determines whether an image runs, on trial: whoever sent it asks again.</summary>
    public bool IsOnTrialWith(OtaOffer offer)
    {
        if (_slots.State != ImageState.Testing || !offer.HasSha256)
        {
            return false;
        }

        byte[] sha256 = new byte[OtaLimits.Sha256Count];
        bool isSame = _slots.ReadRunning(ImageKind.Deployment, sha256) == (int)offer.Size;
        for (int i = 0; i < sha256.Length; i++)
        {
            isSame &= sha256[i] == offer.Sha256[i];
        }

        return isSame;
    }

    /// <summary>Takes the next bytes.</summary>
    /// <param name="buffer">Holds them at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many there are: a multiple of 4, or what the image ends with. The first ones tell the kind of image.</param>
    /// <returns>Null, or why the image is given up.</returns>
    public string Write(byte[] buffer, int offset, int count)
    {
        string reason = _isOpen ? null : Open(buffer, offset, count);
        if (reason == null && _slots.Write(Written, buffer, offset, count) != SlotResult.Ok)
        {
            reason = NotWritten;
        }

        if (reason != null)
        {
            GiveUp(reason);
            return reason;
        }

        // A step with each part: no single call stands still for all that an older image left behind the new one.
        _slots.EraseAhead();
        Written += count;
        return null;
    }

    /// <summary>Checks the image once all of it was written, and has the board restart into it a moment later.</summary>
    /// <returns>Null, or why it is given up.</returns>
    public string Finish(long now)
    {
        SlotResult result = _slots.Finish(_md5, 0, _sha256);
        if (result != SlotResult.Ok)
        {
            string reason = result == SlotResult.NotAnImage ? NoImage : Wrong;
            GiveUp(reason);
            return reason;
        }

        IsComing = false;
        _isOpen = false;
        _restartAt = now + OtaLimits.RestartDelayMilliseconds;
        _log.Write(LogLevel.Information, "update of the gateway: the image is right, restarting into it");
        return null;
    }

    /// <summary>Gives up the image that comes; what runs stays.</summary>
    public void GiveUp(string reason)
    {
        if (!IsComing)
        {
            return;
        }

        IsComing = false;
        if (_isOpen)
        {
            _slots.Abort();
            _isOpen = false;
        }

        _log.Write(LogLevel.Warning, "update of the gateway given up: " + reason);
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

        _restartAt = Never;
        _board.Restart();
        return int.MaxValue;
    }

    private string Open(byte[] buffer, int offset, int count)
    {
        ImageKind kind = _slots.Recognise(buffer, offset, count);
        if (kind == ImageKind.Unknown)
        {
            return NoImage;
        }

        SlotResult result = _slots.Begin(kind, Size, _md5);
        _isOpen = result == SlotResult.Ok;
        return _isOpen ? null : result == SlotResult.WrongSize ? TooLarge : NotWritten;
    }

    private uint Largest()
    {
        int largest = _slots.Capacity(ImageKind.Deployment);
        int application = _slots.Capacity(ImageKind.Application);
        int compressed = _slots.Capacity(ImageKind.CompressedApplication);
        largest = application > largest ? application : largest;
        return (uint)(compressed > largest ? compressed : largest);
    }
}
