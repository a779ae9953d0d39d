using System.Collections;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// The image that is being written to a spare slot: clears the way for it and what an older image left behind it, and notes in
/// the journal what is complete from the start on. It does to the flash what SlotWriter and ProgressJournal of
/// native-espnow-interop/portable do, in the same calls; which is what SlotWriter.h says of it.
/// </summary>
internal sealed class OpenImage : IDeltaEnds
{
    /// <summary>
    /// Calls of <see cref="EraseAhead"/> with nothing to do, from a block's erase on, that make time for a block's sectors.
    /// </summary>
    private const int EnoughIdleCalls = 150;

    /// <summary>Blocks that are erased by their sectors then, before that has to show again.</summary>
    private const int MaximumBlocksBySector = 16;

    private const int UnitSize = 4;

    /// <summary>Bytes of a delta that may wait to be decoded (DeltaWriter.h).</summary>
    private const int MaximumWaiting = 8192;

    /// <summary>Bytes that are read together of a delta that is kept in the slot.</summary>
    private const int ReadTogether = 256;

    private readonly SlotArea _area;
    private readonly ProgressJournal _journal;
    private readonly bool[] _cleared;
    private readonly int[] _written;

    // A bit for each unit, so that a part that comes twice does not stand for one that is missing.
    private readonly BitArray _units;
    private ImageKind _kind;
    private int _slot;
    private int _noted;
    private int _heldBefore;
    private int _next;
    private int _ahead;
    private int _inOrderEnd;
    private int _idleCalls;
    private int _blocksBySector;
    private bool _isTrusted;
    private int _active;
    private DeltaDecoder? _delta;
    private readonly byte[] _waiting = new byte[MaximumWaiting];
    private int _waitingCount;

    // Whether the delta is kept in the slot; so it is said to be until it is closed, also once all of it is decoded.
    private bool _isStaged;

    // Sectors of the slot, without those that are set aside at its end for a delta; that delta's bytes, 0 once it is decoded; how many of
    // them are decoded.
    private int _end;
    private int _stagedSize;
    private int _stagedTaken;

    /// <param name="area">Where the slots are.</param>
    /// <param name="journal">Where progress is noted.</param>
    /// <param name="capacity">Bytes of the largest slot.</param>
    public OpenImage(SlotArea area, ProgressJournal journal, int capacity)
    {
        _area = area;
        _journal = journal;
        _cleared = new bool[capacity / NorFlash.SectorSize];
        _written = new int[_cleared.Length];
        _units = new BitArray(capacity / UnitSize);
    }

    /// <summary>Gets the image's kind; unknown where none is open.</summary>
    public ImageKind Kind { get; private set; }

    public int Size { get; private set; }

    /// <summary>Starts an image from nothing.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="slot">Its slot.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="md5">Its digest.</param>
    /// <param name="deltaMd5">The digest of the delta that it comes as; empty where it comes itself.</param>
    /// <param name="content">
    /// What stands in the slot before. It tells whether what reads as erased there is: no cut of power can have hit its erase; and from
    /// where on it is blank, so that this is not read again.
    /// </param>
    public void Begin(
        ImageKind kind,
        int slot,
        int size,
        ReadOnlySpan<byte> md5,
        ReadOnlySpan<byte> deltaMd5,
        SlotContent content)
    {
        Close();
        _journal.Begin(kind, slot, size, md5, deltaMd5);
        Open(kind, slot, size, 0, content.IsErasedBehind || IsTrusted(kind, slot));
        int end = Sectors(_area.Capacity(kind));
        int blankFrom = Sectors(content.BlankFrom(_area.Capacity(kind)));
        Array.Fill(_cleared, true, blankFrom, end - blankFrom);
    }

    /// <summary>Goes on with the image that the journal was loaded with, which may come in another way than before.</summary>
    /// <param name="deltaMd5">The digest of the delta that it comes as now; empty where it comes itself.</param>
    /// <returns>How many bytes are held; 0 where none are, and then nothing is open.</returns>
    public int Resume(ReadOnlySpan<byte> deltaMd5)
    {
        Close();
        int sectors = Sectors(_journal.Size);
        int held = 0;
        while (held < sectors
            && _journal.Holds(held, _area.ReadSector(_journal.Kind, _journal.Slot, held, BytesOf(held, _journal.Size))))
        {
            held++;
        }

        if (held == 0)
        {
            return 0;
        }

        DeltaPlace place = _journal.IsDelta(deltaMd5) ? _journal.PlaceOf(held - 1) : default;
        _journal.Begin(_journal.Kind, _journal.Slot, _journal.Size, _journal.Md5.ToArray(), deltaMd5);
        _journal.Place = place;
        for (int sector = 0; sector < held; sector++)
        {
            _journal.Note(sector, _area.ReadSector(_journal.Kind, _journal.Slot, sector, BytesOf(sector, _journal.Size)));
        }

        Open(_journal.Kind, _journal.Slot, _journal.Size, held, IsTrusted(_journal.Kind, _journal.Slot));
        return _heldBefore;
    }

    /// <summary>Determines whether a delta can be kept behind an image in a slot.</summary>
    /// <param name="capacity">Bytes of the slot.</param>
    /// <param name="size">Bytes of the image.</param>
    /// <param name="stagedSize">Bytes of the delta; 0 where it is not kept.</param>
    public static bool HasRoom(int capacity, int size, int stagedSize)
    {
        return stagedSize == 0
            || (size <= capacity && stagedSize <= capacity && Sectors(stagedSize) <= (capacity / NorFlash.SectorSize) - Sectors(size));
    }

    /// <summary>Writes a part of the image, or of the delta that is kept in the slot.</summary>
    public SlotResult Write(int imageOffset, ReadOnlySpan<byte> bytes)
    {
        if (_isStaged)
        {
            return Stage(imageOffset, bytes);
        }

        return WriteImage(imageOffset, bytes);
    }

    /// <summary>Clears a step of the way.</summary>
    /// <returns>Whether there is more to clear.</returns>
    public bool EraseAhead()
    {
        if (_stagedSize > 0 && EraseAside())
        {
            return true;
        }

        if (Kind == ImageKind.Unknown || !FindUncleared())
        {
            return false;
        }

        // Of a delta few frames are under way, so the radio holds them.
        (int first, int count) = Block(_ahead, _next, _end);
        if (_delta != null && _ahead >= Sectors(Size))
        {
            Clear(first, count);
            return true;
        }

        if (first == _ahead && count > 1 && _ahead < Sectors(Size))
        {
            if (_delta != null || _ahead - _next < count)
            {
                _idleCalls = 0;
                Clear(first, count);
                return true;
            }

            if (_blocksBySector == 0)
            {
                if (++_idleCalls < EnoughIdleCalls)
                {
                    return true;
                }

                _idleCalls = 0;
                _blocksBySector = MaximumBlocksBySector;
            }

            _blocksBySector--;
        }

        // What is blank is passed over, a block's worth at most.
        for (int passed = 0; passed < count && FindUncleared() && !Clear(_ahead, 1); passed++)
        {
        }

        return true;
    }

    /// <summary>Clears the rest of the slot: what an older image left behind this one.</summary>
    public void ClearRest()
    {
        while (FindUncleared())
        {
            (int first, int count) = Block(_ahead, _next, _end);
            Clear(first, count);
        }
    }

    /// <summary>Has what follows come as a delta, which goes on where it can.</summary>
    /// <param name="active">The slot that it copies from.</param>
    /// <param name="baseSize">Bytes of the image in it; 0 where it copies from none.</param>
    /// <param name="stagedSize">
    /// Bytes of the delta where it comes in any order and is kept at the end of the slot, which has room for it; 0 where it comes in order.
    /// </param>
    /// <returns>Bytes of the delta that are not needed again.</returns>
    public int BeginDelta(int active, int baseSize, int stagedSize)
    {
        _active = active;
        _waitingCount = 0;
        _delta = new DeltaDecoder(this, baseSize, Size);
        _isStaged = stagedSize > 0;
        _stagedSize = stagedSize;
        _end -= Sectors(stagedSize);
        DeltaPlace place = _journal.Place;
        int done = 0;
        if (place.Delta > 0 && place.Image < Size)
        {
            _delta.Continue(place);
            done = place.Delta;
        }

        _stagedTaken = Math.Min(done, stagedSize);
        return done;
    }

    /// <summary>Takes bytes of the delta while there is room. Decodes, with one write at most, where there is none or none are given.</summary>
    /// <param name="bytes">The bytes; none of a delta that is kept in the slot.</param>
    /// <param name="taken">How many were taken; where none were given, for how many there is room.</param>
    public SlotResult WriteDelta(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        if (_delta == null)
        {
            return SlotResult.WrongState;
        }

        if (_isStaged)
        {
            return bytes.IsEmpty ? DecodeStage(_delta, out taken) : SlotResult.WrongState;
        }

        bool decodes = bytes.IsEmpty || _waitingCount == MaximumWaiting;
        SlotResult result = decodes ? Decode(_delta) : SlotResult.Ok;
        if (result == SlotResult.Ok)
        {
            int room = MaximumWaiting - _waitingCount;
            int kept = Math.Min(bytes.Length, room);
            bytes[..kept].CopyTo(_waiting.AsSpan(_waitingCount));
            _waitingCount += kept;
            taken = bytes.IsEmpty ? room : kept;
        }

        return result;
    }

    /// <inheritdoc/>
    void IDeltaEnds.ReadBase(int offset, Span<byte> bytes)
    {
        _area.ReadAt(Kind, _active, offset, bytes);
    }

    /// <inheritdoc/>
    void IDeltaEnds.ReadImage(int offset, Span<byte> bytes)
    {
        _area.ReadAt(Kind, _slot, offset, bytes);
    }

    /// <inheritdoc/>
    SlotResult IDeltaEnds.Write(int offset, ReadOnlySpan<byte> bytes)
    {
        _journal.Place = _delta!.Place;
        return WriteImage(offset, bytes);
    }

    public void Close()
    {
        Kind = ImageKind.Unknown;
        _delta = null;
        _isStaged = false;
        TakeBack();
    }

    /// <summary>Forgets what is known of the slot: power may have been cut.</summary>
    public void Restart()
    {
        Close();
        _isTrusted = false;
    }

    // Whether what reads as erased in a slot is still known to be, as it was for the image that was opened there last.
    private bool IsTrusted(ImageKind kind, int slot)
    {
        return _isTrusted && kind == _kind && slot == _slot;
    }

    // What was set aside stands behind the image from now on, and is cleared with the rest.
    private void TakeBack()
    {
        int aside = Sectors(_stagedSize);
        _stagedSize = 0;
        _stagedTaken = 0;
        Array.Fill(_cleared, false, _end, aside);
        _end += aside;
    }

    private SlotResult WriteImage(int imageOffset, ReadOnlySpan<byte> bytes)
    {
        if (Kind == ImageKind.Unknown || imageOffset < 0 || imageOffset % 4 != 0 || bytes.Length < 1
            || bytes.Length > Size - imageOffset)
        {
            return SlotResult.WrongState;
        }

        int passed = Math.Clamp(_heldBefore - imageOffset, 0, bytes.Length);
        if (passed < bytes.Length)
        {
            WriteNew(imageOffset + passed, bytes[passed..]);
        }

        return SlotResult.Ok;
    }

    private SlotResult Stage(int offset, ReadOnlySpan<byte> bytes)
    {
        if (Kind == ImageKind.Unknown || offset < 0 || offset % 4 != 0 || bytes.Length < 1 || bytes.Length > _stagedSize - offset)
        {
            return SlotResult.WrongState;
        }

        int last = _end + ((offset + bytes.Length - 1) / NorFlash.SectorSize);
        for (int sector = _end + (offset / NorFlash.SectorSize); sector <= last; sector++)
        {
            if (!_cleared[sector])
            {
                ClearAside(sector);
            }
        }

        _area.Write(Kind, _slot, (_end * NorFlash.SectorSize) + offset, bytes);
        return SlotResult.Ok;
    }

    private bool EraseAside()
    {
        int end = _end + Sectors(_stagedSize);
        int sector = _end;
        while (sector < end && _cleared[sector])
        {
            sector++;
        }

        if (sector < end)
        {
            ClearAside(sector);
        }

        return sector < end;
    }

    // With its block where nothing of that is clear, and so nothing written: an older image may have ended in it.
    private void ClearAside(int sector)
    {
        (int first, int count) = Block(sector, _end, _end + Sectors(_stagedSize));
        if (_cleared.AsSpan(first, count).Contains(true))
        {
            (first, count) = (sector, 1);
        }

        Clear(first, count);
    }

    private SlotResult DecodeStage(DeltaDecoder delta, out int room)
    {
        Span<byte> bytes = stackalloc byte[Math.Min(_stagedSize - _stagedTaken, ReadTogether)];
        _area.ReadAt(Kind, _slot, (_end * NorFlash.SectorSize) + _stagedTaken, bytes);
        SlotResult result = delta.Take(bytes, out int taken);
        _stagedTaken += taken;
        room = _stagedTaken == _stagedSize ? MaximumWaiting : 0;
        if (room > 0)
        {
            TakeBack();
        }

        return result;
    }

    private SlotResult Decode(DeltaDecoder delta)
    {
        SlotResult result = delta.Take(_waiting.AsSpan(0, _waitingCount), out int taken);
        _waiting.AsSpan(taken, _waitingCount - taken).CopyTo(_waiting);
        _waitingCount -= taken;
        return result;
    }

    private static int Sectors(int size)
    {
        return (size + NorFlash.SectorSize - 1) / NorFlash.SectorSize;
    }

    private static int BytesOf(int sector, int size)
    {
        return Math.Min(NorFlash.SectorSize, size - (sector * NorFlash.SectorSize));
    }

    private void Open(ImageKind kind, int slot, int size, int held, bool isTrusted)
    {
        Kind = kind;
        _kind = kind;
        Size = size;
        _slot = slot;
        _end = Sectors(_area.Capacity(kind));
        _noted = held;
        _heldBefore = Math.Min(size, held * NorFlash.SectorSize);
        _next = held;
        _ahead = held;
        _inOrderEnd = 0;
        _idleCalls = 0;
        _blocksBySector = 0;
        _isTrusted = isTrusted;
        Array.Clear(_written);
        _units.SetAll(false);
        Array.Clear(_cleared);
        Array.Fill(_cleared, true, 0, held);
    }

    private void WriteNew(int imageOffset, ReadOnlySpan<byte> bytes)
    {
        int last = (imageOffset + bytes.Length - 1) / NorFlash.SectorSize;
        for (int sector = imageOffset / NorFlash.SectorSize; sector <= last; sector++)
        {
            if (!_cleared[sector])
            {
                (int first, int count) = Block(sector, _next, _end);
                Clear(first, count);
            }
        }

        _area.Write(Kind, _slot, imageOffset, bytes);
        _next = Math.Max(_next, last + 1);
        Count(imageOffset, bytes);
    }

    // Moves on to the first sector of the slot that is not clear.
    private bool FindUncleared()
    {
        while (_ahead < _end && _cleared[_ahead])
        {
            _ahead++;
        }

        return _ahead < _end;
    }

    // What is erased together with a sector: its block where all of that lies in a range of which nothing is written, else itself.
    private (int First, int Count) Block(int sector, int from, int end)
    {
        (int first, int count) = _area.Block(_kind, _slot, sector);
        return first >= from && first + count <= end ? (first, count) : (sector, 1);
    }

    // Returns whether anything was erased: what is blank is not, where that can be believed; behind the image, too, for the record will say
    // that it is erased there.
    private bool Clear(int first, int count)
    {
        bool isErased = !_isTrusted || !_area.IsBlank(_kind, _slot, first, count);
        if (isErased)
        {
            _area.Erase(_kind, _slot, first, count);
        }

        Array.Fill(_cleared, true, first, count);
        return isErased;
    }

    private void Count(int imageOffset, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int part = Math.Min(bytes.Length, NorFlash.SectorSize - (imageOffset % NorFlash.SectorSize));
            CountPart(imageOffset, bytes[..part]);
            imageOffset += part;
            bytes = bytes[part..];
        }
    }

    private void CountPart(int imageOffset, ReadOnlySpan<byte> bytes)
    {
        if (imageOffset % NorFlash.SectorSize == 0)
        {
            _inOrderEnd = imageOffset;
        }

        // A board has the CRC-32 of what came in order; the flash holds the same, for each part was read back.
        bool isInOrder = imageOffset == _inOrderEnd;
        _inOrderEnd = isInOrder ? imageOffset + bytes.Length : _inOrderEnd;
        for (int end = imageOffset + bytes.Length; imageOffset < end; imageOffset += UnitSize)
        {
            int unit = imageOffset / UnitSize;
            if (!_units[unit])
            {
                _units[unit] = true;
                _written[imageOffset / NorFlash.SectorSize] += Math.Min(UnitSize, end - imageOffset);
            }
        }

        for (int sectors = Sectors(Size); _noted < sectors && _written[_noted] == BytesOf(_noted, Size); _noted++)
        {
            bool isKnown = _inOrderEnd == (_noted * NorFlash.SectorSize) + BytesOf(_noted, Size);
            _journal.Note(_noted, _area.ReadSector(Kind, _slot, _noted, BytesOf(_noted, Size), takesTime: !isKnown));
        }
    }
}
