using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// Two slots for each kind of image in a flash, and the boot record that says which of them runs. A new image is
/// written to the spare slot, which is erased ahead of it, and runs as
/// <see cref="ImageState.Testing"/> until it is confirmed or its tries are used up.
/// </summary>
public sealed class VirtualSlots : IFirmwareSlots
{
    private readonly SlotSettings _settings;
    private readonly SlotArea _area;
    private readonly SlotRecord _record;
    private readonly ProgressJournal _journal;
    private readonly OpenImage _open;
    private readonly StartLook _look;

    // What was read as running last since the start: no running slot changes before the next one.
    private (ImageKind Kind, int Size, byte[] Sha256) _running;

    /// <summary>Creates slots over a flash. <see cref="Boot"/> has to be called at each start.</summary>
    /// <param name="flash">
    /// At least <see cref="SlotSettings.FlashSize"/> bytes; shared by all starts of the board.
    /// </param>
    /// <param name="settings">Layout and tries; null for the default.</param>
    public VirtualSlots(NorFlash flash, SlotSettings? settings = null)
    {
        _settings = settings ?? new SlotSettings();
        _area = new SlotArea(flash, _settings);
        _record = new SlotRecord(flash, 0);
        int largest = Math.Max(_settings.DeploymentCapacity, _settings.ApplicationCapacity);
        _journal = new ProgressJournal(flash, SlotRecord.Size);
        _open = new OpenImage(_area, _journal, largest);
        _look = new StartLook(_area, _journal, _settings);
        _record.Load();
    }

    /// <inheritdoc/>
    public ImageState State
    {
        get
        {
            ImageState state = ImageState.Confirmed;
            foreach (KindRecord record in _record.Kinds)
            {
                // What runs has precedence over what waits: it has to be confirmed first.
                if (record.State == ImageState.Testing)
                {
                    return ImageState.Testing;
                }

                state = record.State == ImageState.TestPending ? ImageState.TestPending : state;
            }

            return state;
        }
    }

    /// <inheritdoc/>
    public RollbackCause RollbackCause =>
        _record.Kinds.Where(kind => kind.TriesLeft != KindRecord.RevertAsked).Select(kind => kind.RollbackCause)
            .FirstOrDefault(cause => cause != RollbackCause.None);

    /// <summary>Gets the kind of the image that is open; unknown where none is.</summary>
    public ImageKind OpenKind => _open.Kind;

    /// <summary>Gets or sets whose images are taken; null where every image is.</summary>
    public SlotSigning? Signing { get; set; }

    /// <inheritdoc/>
    public bool NeedsSignature => Signing is not null;

    /// <inheritdoc/>
    public SlotResult CheckOffer(ImageKind kind, byte[] facts)
    {
        uint counter = kind is ImageKind.Deployment or ImageKind.Application ? Record(kind).Counter : 0;
        return Signing?.CheckOffer(facts, counter) ?? SlotResult.Ok;
    }

    /// <summary>Returns the highest security counter of a signed image of a kind that was confirmed.</summary>
    public uint Counter(ImageKind kind)
    {
        return Record(kind).Counter;
    }

    /// <inheritdoc/>
    public int Capacity(ImageKind kind)
    {
        return _area.Capacity(kind);
    }

    /// <inheritdoc/>
    public ImageKind Recognise(byte[] buffer, int offset, int count)
    {
        ImageKind kind = ImageMark.Recognise(buffer, offset, count);
        return Capacity(kind) > 0 ? kind : _settings.AcceptUnknown ? ImageKind.Deployment : ImageKind.Unknown;
    }

    /// <summary>
    /// What the boot loader does at each start: goes to a staged image, counts a try of one that is tested, rolls back when
    /// none is left or the image is damaged, goes to a slot that was flashed by wire.
    /// </summary>
    /// <param name="hung">Whether the watchdog restarted the board: an image that is tested is then given up at once.</param>
    public void Boot(bool hung = false)
    {
        _open.Restart();
        _running = default;
        bool recordIsNew = !_record.Load();
        bool changed = recordIsNew;
        for (ImageKind kind = ImageKind.Deployment; kind <= ImageKind.Application; kind++)
        {
            KindRecord record = Record(kind);
            if (hung && record.State == ImageState.Testing && record.TriesLeft != KindRecord.RevertAsked)
            {
                record.RollBack(RollbackCause.Hung);
            }

            changed |= StartChoice.Choose(record, _look.Look(kind, record, recordIsNew), _settings.Tries);
            if (recordIsNew)
            {
                // No record says anything of the spare slot: it is kept, and run only where nothing else is complete.
                SlotContent spare = record.Slots[record.Spare];
                record.Slots[record.Spare] =
                    spare.Meaning == SlotMeaning.Image ? spare with { Meaning = SlotMeaning.GivenUp } : spare;
                record.RollbackCause =
                    record.RollbackCause == RollbackCause.NothingWhole ? RollbackCause.NothingWhole : RollbackCause.None;
            }
        }

        if (changed)
        {
            _record.Save();
        }
    }

    /// <inheritdoc/>
    public SlotResult Begin(ImageKind kind, int size, byte[] md5)
    {
        return Begin(kind, size, md5, []);
    }

    /// <inheritdoc/>
    public int Resume(int size, byte[] md5)
    {
        return Resume(size, md5, []);
    }

    /// <inheritdoc/>
    public SlotResult Write(int imageOffset, byte[] buffer, int offset, int count)
    {
        return _open.Write(imageOffset, buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public bool EraseAhead()
    {
        return _open.EraseAhead();
    }

    /// <inheritdoc/>
    public int BeginDelta(ImageKind kind, int size, byte[] md5, int baseSize, byte[] baseSha256, byte[] deltaMd5, int stagedSize)
    {
        if (Capacity(kind) == 0)
        {
            return -(int)SlotResult.UnknownKind;
        }

        int active = Record(kind).Active;
        bool isBase = baseSize <= Capacity(kind)
            && (baseSize == 0 || IsRunning(kind, baseSize, baseSha256) || _area.Sha256(kind, active, baseSize).SequenceEqual(baseSha256));
        if (!isBase)
        {
            return -(int)SlotResult.WrongBase;
        }

        if (!OpenImage.HasRoom(Capacity(kind), size, stagedSize))
        {
            return -(int)SlotResult.WrongSize;
        }

        if (Resume(size, md5, deltaMd5) == 0 || OpenKind != kind)
        {
            SlotResult result = Begin(kind, size, md5, deltaMd5);
            if (result != SlotResult.Ok)
            {
                return -(int)result;
            }
        }

        return _open.BeginDelta(active, baseSize, stagedSize);
    }

    /// <inheritdoc/>
    public int WriteDelta(byte[] buffer, int offset, int count)
    {
        SlotResult result = _open.WriteDelta(buffer.AsSpan(offset, count), out int taken);
        return result == SlotResult.Ok ? taken : -(int)result;
    }

    /// <inheritdoc/>
    public SlotResult Finish(byte[] md5, int offset, byte[]? sha256)
    {
        ImageKind kind = _open.Kind;
        if (kind == ImageKind.Unknown)
        {
            return SlotResult.WrongState;
        }

        _open.Close();
        KindRecord record = Record(kind);
        _open.ClearRest();
        byte[] image = _area.Read(kind, record.Spare, _open.Size);
        byte[] digest = MD5.HashData(image);
        SlotResult result = !digest.AsSpan().SequenceEqual(md5.AsSpan(offset, KindRecord.Md5Count))
            || (sha256 != null && !SHA256.HashData(image).AsSpan().SequenceEqual(sha256)) ? SlotResult.DigestMismatch
            : Check(kind, image, record);
        if (result == SlotResult.Ok)
        {
            record.Slots[record.Spare] = new SlotContent(SlotMeaning.Image, _open.Size, digest);
            record.State = ImageState.TestPending;
            _record.Save();
        }

        _journal.Forget();
        return result;
    }

    /// <inheritdoc/>
    public void Abort()
    {
        _open.Close();
    }

    /// <inheritdoc/>
    public SlotResult Confirm()
    {
        bool changed = false;
        bool hasNew = false;
        foreach (KindRecord record in _record.Kinds)
        {
            bool testing = record.State == ImageState.Testing;
            hasNew |= testing;
            changed |= testing || record.RollbackCause != RollbackCause.None;
            record.State = testing ? ImageState.Confirmed : record.State;
            if (testing)
            {
                record.RaiseCounter();
            }

            record.TriesLeft = 0;
            record.RollbackCause = RollbackCause.None;
        }

        if (changed)
        {
            _record.Save();
        }

        if (hasNew)
        {
            _journal.Tidy();
        }

        return SlotResult.Ok;
    }

    /// <inheritdoc/>
    public SlotResult GiveUp(RollbackCause cause)
    {
        bool changed = false;
        foreach (KindRecord record in _record.Kinds)
        {
            if (record.State == ImageState.Testing && record.Slots[record.Spare].Meaning == SlotMeaning.Image)
            {
                record.RollBack(cause);
                changed = true;
            }
        }

        if (changed)
        {
            _record.Save();
        }

        return changed ? SlotResult.Ok : SlotResult.WrongState;
    }

    /// <inheritdoc/>
    public int ReadRunning(ImageKind kind, byte[] sha256)
    {
        if (Capacity(kind) == 0)
        {
            return 0;
        }

        KindRecord record = Record(kind);
        SlotContent content = record.Slots[record.Active];
        if (content.Meaning != SlotMeaning.Image)
        {
            return 0;
        }

        _area.Sha256(kind, record.Active, content.Size).CopyTo(sha256);
        _running = (kind, content.Size, sha256.AsSpan(0, SHA256.HashSizeInBytes).ToArray());
        return content.Size;
    }

    /// <summary>
    /// Puts an image into the first slot of a kind and has it run, confirmed: what flashing by wire does.
    /// </summary>
    /// <param name="kind">The kind of image.</param>
    /// <param name="image">The image.</param>
    /// <param name="older">What an update left in the second slot, or null where that is erased.</param>
    /// <exception cref="ArgumentException">There is no slot for it, or it does not fit.</exception>
    public void Install(ImageKind kind, byte[] image, byte[]? older = null)
    {
        KindRecord record = Record(kind);
        record.Active = 0;
        record.State = ImageState.Confirmed;
        Put(kind, 0, image);
        if (older != null)
        {
            Put(kind, 1, older);
        }

        foreach (KindRecord other in _record.Kinds)
        {
            for (int slot = 0; slot < KindRecord.SlotCount; slot++)
            {
                other.Slots[slot] = other.Slots[slot].Meaning == SlotMeaning.Unknown ? SlotContent.Empty : other.Slots[slot];
            }
        }

        _record.Save();
    }

    /// <summary>Returns which slot of a kind runs, 0 or 1.</summary>
    public int ActiveSlot(ImageKind kind)
    {
        return Record(kind).Active;
    }

    /// <summary>
    /// Reads the image in a slot, from outside the board; the whole slot where the record does not know its size.
    /// </summary>
    public byte[] ReadImage(ImageKind kind, int slot)
    {
        int size = Record(kind).Slots[slot].Size;
        return _area.Peek(kind, slot, size == 0 ? Capacity(kind) : size);
    }

    /// <summary>Reads a slot to its end, from outside the board.</summary>
    public byte[] ReadAll(ImageKind kind, int slot)
    {
        return _area.Peek(kind, slot, Capacity(kind));
    }

    /// <summary>
    /// Names the image in a slot: its version, or <c>md5:</c> and 8 digits; <c>none</c> where the slot is erased.
    /// </summary>
    public string Describe(ImageKind kind, int slot)
    {
        byte[] image = ReadImage(kind, slot);
        return image.AsSpan().ContainsAnyExcept((byte)0xFF) ? ImageVersion.Describe(image) : "none";
    }

    private SlotResult Begin(ImageKind kind, int size, byte[] md5, byte[] deltaMd5)
    {
        if (Capacity(kind) == 0)
        {
            return SlotResult.UnknownKind;
        }

        if (size <= 0 || size > Capacity(kind))
        {
            return SlotResult.WrongSize;
        }

        if (State == ImageState.Testing)
        {
            // The spare slot holds what the board rolls back to.
            return SlotResult.WrongState;
        }

        _open.Close();
        KindRecord record = Record(kind);
        SlotContent content = record.Slots[record.Spare];
        if (record.State == ImageState.TestPending || record.Slots[record.Spare].Meaning != SlotMeaning.Unknown)
        {
            // Before the first byte changes, the record stops vouching for the slot.
            record.State = ImageState.Confirmed;
            record.Slots[record.Spare] = SlotContent.Unknown;
            _record.Save();
        }

        _open.Begin(kind, record.Spare, size, md5, deltaMd5, content);
        return SlotResult.Ok;
    }

    private int Resume(int size, byte[] md5, byte[] deltaMd5)
    {
        _open.Close();
        if (State == ImageState.Testing || !_journal.Load() || _journal.Size != size || !_journal.Md5.SequenceEqual(md5)
            || size > Capacity(_journal.Kind))
        {
            return 0;
        }

        // A slot that the record vouches for, or that a start found empty, is none that is being written.
        KindRecord record = Record(_journal.Kind);
        return _journal.Slot == record.Spare && record.Slots[record.Spare].Meaning == SlotMeaning.Unknown ? _open.Resume(deltaMd5) : 0;
    }

    private void Put(ImageKind kind, int slot, byte[] image)
    {
        if (image.Length == 0 || image.Length > Capacity(kind))
        {
            throw new ArgumentException($"{image.Length} bytes do not fit into a slot of {Capacity(kind)}");
        }

        for (int sector = 0; sector * NorFlash.SectorSize < image.Length; sector++)
        {
            _area.Erase(kind, slot, sector, 1);
        }

        _area.Write(kind, slot, 0, image);
        Record(kind).Slots[slot] = new SlotContent(SlotMeaning.Image, image.Length, MD5.HashData(image));
    }

    private bool IsRunning(ImageKind kind, int size, byte[] sha256)
    {
        return _running.Kind == kind && _running.Size == size && _running.Sha256.AsSpan().SequenceEqual(sha256);
    }

    private KindRecord Record(ImageKind kind)
    {
        return _record.Kinds[kind - ImageKind.Deployment];
    }

    private SlotResult Check(ImageKind kind, byte[] image, KindRecord record)
    {
        if (kind != ImageKind.Deployment)
        {
            // A board reads a deployment once for its digests and its check, other images twice.
            image = _area.Read(kind, record.Spare, image.Length);
        }

        ImageReport report = ImageReader.Read(image);
        bool runs = _settings.Runs(kind, report)
            || (_settings.AcceptUnknown && report.Format is ImageFormat.Unknown or ImageFormat.CompressedEsp8266Application);
        SlotResult result = !runs ? SlotResult.NotAnImage
            : Signing?.Check(kind, image, report.Trailer, record.Counter) ?? SlotResult.Ok;
        if (result == SlotResult.Ok)
        {
            record.NewCounter = Signing is null ? 0 : report.Trailer!.Counter;
        }

        return result;
    }
}
