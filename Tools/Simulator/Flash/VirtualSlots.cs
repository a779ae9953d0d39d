using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulator.Images;

namespace EnigmaIoT.Simulator.Flash;

/// <summary>
/// Two slots for each kind of image in a flash, and the boot record that says which of them runs. A new image is
/// written to the spare slot, each sector erased just before its first write, and runs as
/// <see cref="ImageState.Testing"/> until it is confirmed or its tries are used up.
/// </summary>
public sealed class VirtualSlots : IFirmwareSlots
{
    private readonly SlotSettings _settings;
    private readonly SlotArea _area;
    private readonly SlotRecord _record;
    private readonly ProgressJournal _journal;
    private readonly OpenImage _open;

    /// <summary>Makes slots over a flash. <see cref="Boot"/> has to be called at each start.</summary>
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
        _record.Load();
    }

    /// <inheritdoc/>
    public int State
    {
        get
        {
            int state = ImageState.Confirmed;
            foreach (KindRecord record in _record.Kinds)
            {
                // What runs goes before what waits: it has to be confirmed first.
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
    public int WentBack =>
        _record.Kinds.Where(kind => kind.TriesLeft != KindRecord.RevertAsked).Select(kind => kind.WentBack)
            .FirstOrDefault(cause => cause != WentBackCause.No);

    /// <inheritdoc/>
    public int OpenKind => _open.Kind;

    /// <inheritdoc/>
    public int Capacity(int kind)
    {
        return _area.Capacity(kind);
    }

    /// <inheritdoc/>
    public int Recognise(byte[] buffer, int offset, int count)
    {
        int kind = ImageKind.Recognise(buffer, offset, count);
        return Capacity(kind) > 0 ? kind : _settings.AcceptUnknown ? ImageKind.Deployment : ImageKind.Unknown;
    }

    /// <summary>
    /// What the boot loader does at each start: goes to a staged image, counts a try of one that is tested, goes back
    /// when none is left. A slot whose content is not what the record says was flashed by wire: it runs, confirmed.
    /// </summary>
    /// <param name="hung">Whether the watchdog restarted the board: an image that is tested is then given up at once.</param>
    public void Boot(bool hung = false)
    {
        _open.Close();
        _record.Load();
        bool changed = false;
        for (int kind = ImageKind.Deployment; kind <= ImageKind.Application; kind++)
        {
            changed |= TakeFlashedByWire(kind) | Select(Record(kind), hung);
        }

        if (changed)
        {
            _record.Save();
        }
    }

    /// <inheritdoc/>
    public int Begin(int kind, int size, byte[] md5)
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
            // The spare slot holds what the board goes back to.
            return SlotResult.WrongState;
        }

        _open.Close();
        KindRecord record = Record(kind);
        if (record.State == ImageState.TestPending || record.Size[record.Spare] != 0)
        {
            // Before the first byte changes, the record stops vouching for the slot.
            record.State = ImageState.Confirmed;
            record.ForgetImage(record.Spare);
            _record.Save();
        }

        _open.Begin(kind, record.Spare, size, md5);
        return SlotResult.Ok;
    }

    /// <inheritdoc/>
    public int Resume(int size, byte[] md5)
    {
        _open.Close();
        if (State == ImageState.Testing || !_journal.Load() || _journal.Size != size || !_journal.Md5.SequenceEqual(md5)
            || size > Capacity(_journal.Kind))
        {
            return 0;
        }

        // A slot that the record vouches for holds a complete image.
        KindRecord record = Record(_journal.Kind);
        return _journal.Slot == record.Spare && record.Size[record.Spare] == 0 ? _open.Resume() : 0;
    }

    /// <inheritdoc/>
    public int Write(int imageOffset, byte[] buffer, int offset, int count)
    {
        return _open.Write(imageOffset, buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public int Finish(byte[] md5, int offset, byte[]? sha256)
    {
        int kind = _open.Kind;
        if (kind == ImageKind.Unknown)
        {
            return SlotResult.WrongState;
        }

        _open.Close();
        KindRecord record = Record(kind);
        ReadOnlySpan<byte> digest = _area.Md5(kind, record.Spare, _open.Size);
        bool right = digest.SequenceEqual(md5.AsSpan(offset, KindRecord.Md5Count))
            && (sha256 == null || _area.Sha256(kind, record.Spare, _open.Size).SequenceEqual(sha256));
        if (right)
        {
            record.SetImage(record.Spare, _open.Size, digest);
            record.State = ImageState.TestPending;
            _record.Save();
        }

        _journal.Forget();
        return right ? SlotResult.Ok : SlotResult.DigestMismatch;
    }

    /// <inheritdoc/>
    public void Abort()
    {
        _open.Close();
    }

    /// <inheritdoc/>
    public int Confirm()
    {
        bool changed = false;
        foreach (KindRecord record in _record.Kinds)
        {
            bool testing = record.State == ImageState.Testing;
            changed |= testing || record.WentBack != WentBackCause.No;
            record.State = testing ? ImageState.Confirmed : record.State;
            record.TriesLeft = 0;
            record.WentBack = WentBackCause.No;
        }

        if (changed)
        {
            _record.Save();
        }

        return SlotResult.Ok;
    }

    /// <inheritdoc/>
    public int GiveUp(int cause)
    {
        bool changed = false;
        foreach (KindRecord record in _record.Kinds)
        {
            if (record.State == ImageState.Testing && record.Size[record.Spare] != 0)
            {
                record.GoBack(cause);
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
    public int ReadRunning(int kind, byte[] sha256)
    {
        if (Capacity(kind) == 0)
        {
            return 0;
        }

        KindRecord record = Record(kind);
        int size = record.Size[record.Active];
        if (size != 0)
        {
            _area.Sha256(kind, record.Active, size).CopyTo(sha256);
        }

        return size;
    }

    /// <summary>
    /// Puts an image into the first slot of a kind and has it run, confirmed: what flashing by wire does.
    /// </summary>
    /// <exception cref="ArgumentException">There is no slot for it, or it does not fit.</exception>
    public void Install(int kind, byte[] image)
    {
        if (image.Length == 0 || image.Length > Capacity(kind))
        {
            throw new ArgumentException($"{image.Length} bytes do not fit into a slot of {Capacity(kind)}");
        }

        for (int sector = 0; sector * NorFlash.SectorSize < image.Length; sector++)
        {
            _area.Erase(kind, 0, sector);
        }

        _area.Write(kind, 0, 0, image);
        KindRecord record = Record(kind);
        record.Active = 0;
        record.State = ImageState.Confirmed;
        record.SetImage(0, image.Length, MD5.HashData(image));
        _record.Save();
    }

    /// <summary>Tells which slot of a kind runs, 0 or 1.</summary>
    public int ActiveSlot(int kind)
    {
        return Record(kind).Active;
    }

    /// <summary>
    /// Reads the image in a slot, from outside the board; the whole slot where the record does not know its size.
    /// </summary>
    public byte[] ReadImage(int kind, int slot)
    {
        int size = Record(kind).Size[slot];
        return _area.Peek(kind, slot, size == 0 ? Capacity(kind) : size);
    }

    /// <summary>
    /// Names the image in a slot: its version, or <c>md5:</c> and 8 digits; <c>none</c> where the slot is erased.
    /// </summary>
    public string Describe(int kind, int slot)
    {
        byte[] image = ReadImage(kind, slot);
        return image.AsSpan().ContainsAnyExcept((byte)0xFF) ? ImageVersion.Describe(image) : "none";
    }

    private KindRecord Record(int kind)
    {
        return _record.Kinds[kind - ImageKind.Deployment];
    }

    private bool TakeFlashedByWire(int kind)
    {
        KindRecord record = Record(kind);
        bool taken = false;
        for (int slot = 0; slot < KindRecord.SlotCount; slot++)
        {
            int size = record.Size[slot];
            if (size != 0 && !_area.Md5(kind, slot, size).SequenceEqual(record.Md5(slot)))
            {
                record.Active = slot;
                record.State = ImageState.Confirmed;
                record.ForgetImage(slot);
                taken = true;
            }
        }

        return taken;
    }

    private bool Select(KindRecord record, bool hung)
    {
        if (record.State == ImageState.Confirmed)
        {
            return false;
        }

        if (record.State == ImageState.TestPending)
        {
            record.Active = record.Spare;
            record.State = ImageState.Testing;
            record.WentBack = WentBackCause.No;
            record.TriesLeft = _settings.Tries;
        }
        else if (hung && record.TriesLeft != KindRecord.RevertAsked)
        {
            record.GoBack(WentBackCause.Hung);
        }

        if (record.TriesLeft > 0 && record.TriesLeft != KindRecord.RevertAsked)
        {
            record.TriesLeft--;
            return true;
        }

        record.Active = record.Spare;
        record.State = ImageState.Confirmed;
        record.WentBack = record.TriesLeft == KindRecord.RevertAsked ? record.WentBack : WentBackCause.TriesUsedUp;
        record.TriesLeft = 0;
        return true;
    }
}
