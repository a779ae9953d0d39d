using System.Collections;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// The image that is being written to a spare slot: erases each sector just before its first write, and notes in the
/// journal what is complete from the start on.
/// </summary>
internal sealed class OpenImage
{
    private const int UnitSize = 4;

    private readonly SlotArea _area;
    private readonly ProgressJournal _journal;
    private readonly bool[] _erased;
    private readonly int[] _written;

    // A bit for each unit, so that a part that comes twice does not stand for one that is missing.
    private readonly BitArray _units;
    private int _slot;
    private int _noted;
    private int _heldBefore;

    /// <param name="area">Where the slots are.</param>
    /// <param name="journal">Where progress is noted.</param>
    /// <param name="capacity">Bytes of the largest slot.</param>
    public OpenImage(SlotArea area, ProgressJournal journal, int capacity)
    {
        _area = area;
        _journal = journal;
        _erased = new bool[capacity / NorFlash.SectorSize];
        _written = new int[_erased.Length];
        _units = new BitArray(capacity / UnitSize);
    }

    /// <summary>Gets the image's kind; unknown where none is open.</summary>
    public ImageKind Kind { get; private set; }

    public int Size { get; private set; }

    /// <summary>Starts an image from nothing.</summary>
    public void Begin(ImageKind kind, int slot, int size, ReadOnlySpan<byte> md5)
    {
        Close();
        _journal.Begin(kind, slot, size, md5);
        Open(kind, slot, size, 0);
    }

    /// <summary>Goes on with the image that the journal was loaded with.</summary>
    /// <returns>Bytes that are held; 0 where none are, and then nothing is open.</returns>
    public int Resume()
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

        _journal.Rewrite(held);
        Open(_journal.Kind, _journal.Slot, _journal.Size, held);
        return _heldBefore;
    }

    public SlotResult Write(int imageOffset, ReadOnlySpan<byte> bytes)
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

    public void Close()
    {
        Kind = ImageKind.Unknown;
    }

    private static int Sectors(int size)
    {
        return (size + NorFlash.SectorSize - 1) / NorFlash.SectorSize;
    }

    private static int BytesOf(int sector, int size)
    {
        return Math.Min(NorFlash.SectorSize, size - (sector * NorFlash.SectorSize));
    }

    private void Open(ImageKind kind, int slot, int size, int held)
    {
        Kind = kind;
        Size = size;
        _slot = slot;
        _noted = held;
        _heldBefore = Math.Min(size, held * NorFlash.SectorSize);
        Array.Clear(_written);
        _units.SetAll(false);
        Array.Clear(_erased);
        Array.Fill(_erased, true, 0, held);
    }

    private void WriteNew(int imageOffset, ReadOnlySpan<byte> bytes)
    {
        int last = (imageOffset + bytes.Length - 1) / NorFlash.SectorSize;
        for (int sector = imageOffset / NorFlash.SectorSize; sector <= last; sector++)
        {
            if (!_erased[sector])
            {
                _area.Erase(Kind, _slot, sector);
                _erased[sector] = true;
            }
        }

        _area.Write(Kind, _slot, imageOffset, bytes);
        Count(imageOffset, bytes.Length);
    }

    private void Count(int imageOffset, int count)
    {
        for (int end = imageOffset + count; imageOffset < end; imageOffset += UnitSize)
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
            _journal.Note(_noted, _area.ReadSector(Kind, _slot, _noted, BytesOf(_noted, Size)));
        }
    }
}
