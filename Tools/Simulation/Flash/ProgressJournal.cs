using System.Buffers.Binary;
using System.IO.Hashing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// Which image a spare slot is being written with, and how far: one sector behind the boot record. A header is written
/// when an image is begun, and behind it one word for each sector of the image, once that sector and all before it hold
/// their bytes: the CRC-32 of those bytes. A sector is held only where the flash has that CRC now, so neither a cut of
/// power nor a slot that was flashed by wire since makes more of it than is there. Of an image that comes as a delta a word
/// also says where the window of the delta starts that was being made then. Layout: mark u32, version u8, kind u8,
/// slot u8, whether it comes as a delta u8, size u32, MD5, the delta's MD5 or zeros, CRC-32 of all that; then the words. Those of a delta
/// have 12 bytes: the CRC-32 of the sector, xor that of the next eight bytes; bytes of the delta before the window, and of the image.
/// </summary>
internal sealed class ProgressJournal
{
    /// <summary>Bytes of flash.</summary>
    public const int FlashSize = NorFlash.SectorSize;

    private const uint Mark = 0x4A504945;
    private const byte Version = 2;
    private const int WayOffset = 7;
    private const int SizeOffset = 8;
    private const int Md5Offset = 12;
    private const int DeltaMd5Offset = Md5Offset + KindRecord.Md5Count;
    private const int CrcOffset = DeltaMd5Offset + KindRecord.Md5Count;
    private const int WordsOffset = CrcOffset + 4;
    private const int CrcCount = 4;
    private const int DeltaWordCount = 12;

    private readonly NorFlash _flash;
    private readonly int _address;
    private readonly byte[] _bytes = new byte[FlashSize];

    public ProgressJournal(NorFlash flash, int address)
    {
        _flash = flash;
        _address = address;
    }

    /// <summary>Gets the kind of the image.</summary>
    public ImageKind Kind => (ImageKind)_bytes[5];

    public int Slot => _bytes[6];

    public int Size => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(SizeOffset));

    public ReadOnlySpan<byte> Md5 => _bytes.AsSpan(Md5Offset, KindRecord.Md5Count);

    /// <summary>Gets or sets where the window of the delta starts that is being made.</summary>
    public DeltaPlace Place { get; set; }

    private int WordCount => _bytes[WayOffset] != 0 ? DeltaWordCount : CrcCount;

    private int Words => (FlashSize - WordsOffset) / WordCount;

    /// <summary>Forgets what was noted before, and notes that an image is being written.</summary>
    public void Begin(ImageKind kind, int slot, int size, ReadOnlySpan<byte> md5, ReadOnlySpan<byte> deltaMd5)
    {
        Array.Fill(_bytes, SectorStore.ErasedByte);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes, Mark);
        _bytes[4] = Version;
        _bytes[5] = (byte)kind;
        _bytes[6] = (byte)slot;
        _bytes[WayOffset] = (byte)(deltaMd5.IsEmpty ? 0 : 1);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(SizeOffset), size);
        md5[..KindRecord.Md5Count].CopyTo(_bytes.AsSpan(Md5Offset));
        _bytes.AsSpan(DeltaMd5Offset, KindRecord.Md5Count).Clear();
        deltaMd5.CopyTo(_bytes.AsSpan(DeltaMd5Offset));
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(CrcOffset), Crc32.HashToUInt32(_bytes.AsSpan(0, CrcOffset)));
        Place = default;
        if (!IsBlank())
        {
            _flash.Erase(_address);
        }

        _flash.Write(_address, _bytes.AsSpan(0, WordsOffset));
    }

    /// <summary>Determines whether the image that was loaded came as that delta.</summary>
    public bool IsDelta(ReadOnlySpan<byte> deltaMd5) =>
        _bytes[WayOffset] != 0 && deltaMd5.SequenceEqual(_bytes.AsSpan(DeltaMd5Offset, KindRecord.Md5Count));

    /// <summary>Reads what is noted.</summary>
    /// <returns>False where nothing is.</returns>
    public bool Load()
    {
        _flash.Read(_address, _bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(_bytes) == Mark
            && _bytes[4] == Version
            && BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(CrcOffset))
                == Crc32.HashToUInt32(_bytes.AsSpan(0, CrcOffset));
    }

    /// <summary>Determines whether a sector that was read from the slot is one that was noted. <see cref="Load"/> comes first.</summary>
    public bool Holds(int sector, ReadOnlySpan<byte> bytes)
    {
        if (sector >= Words || BinaryPrimitives.ReadUInt32LittleEndian(Word(sector)) == uint.MaxValue)
        {
            return false;
        }

        Span<byte> right = stackalloc byte[DeltaWordCount];
        return MakeWord(bytes, PlaceOf(sector), right).SequenceEqual(Word(sector));
    }

    /// <summary>Returns where the window of the delta starts that was being made when a sector was noted.</summary>
    public DeltaPlace PlaceOf(int sector)
    {
        ReadOnlySpan<byte> word = Word(sector);
        return word.Length == CrcCount
            ? default
            : new DeltaPlace(BinaryPrimitives.ReadInt32LittleEndian(word[CrcCount..]), BinaryPrimitives.ReadInt32LittleEndian(word[8..]));
    }

    /// <summary>Notes that a sector and all before it hold their bytes. What lies behind the last word is not noted.</summary>
    public void Note(int sector, ReadOnlySpan<byte> bytes)
    {
        if (sector < Words)
        {
            // Of a sector that is complete before the window begins nothing would be told.
            bool isReached = Place.Image <= (sector * NorFlash.SectorSize) + bytes.Length;
            Span<byte> right = stackalloc byte[DeltaWordCount];
            Span<byte> word = Word(sector);
            MakeWord(bytes, isReached ? Place : default, right).CopyTo(word);
            _flash.Write(_address + WordsOffset + (sector * WordCount), word);
        }
    }

    /// <summary>Has nothing left to go on with.</summary>
    public void Forget()
    {
        _flash.Write(_address, stackalloc byte[CrcCount]);
    }

    /// <summary>Erases what <see cref="Forget"/> left, so that <see cref="Begin"/> finds the sector blank. What can be gone on with stays.</summary>
    public void Tidy()
    {
        if (!Load() && !IsBlank())
        {
            _flash.Erase(_address);
        }
    }

    /// <summary>Has nothing left to go on with, whatever state a cut of power left the sector in.</summary>
    public void Erase()
    {
        _flash.Erase(_address);
    }

    private bool IsBlank()
    {
        Span<byte> sector = stackalloc byte[FlashSize];
        _flash.Read(_address, sector);
        return !sector.ContainsAnyExcept(SectorStore.ErasedByte);
    }

    // What stands in flash for a sector that is complete.
    private Span<byte> MakeWord(ReadOnlySpan<byte> bytes, DeltaPlace place, Span<byte> word)
    {
        uint crc = Crc32.HashToUInt32(bytes);
        if (WordCount == DeltaWordCount)
        {
            BinaryPrimitives.WriteInt32LittleEndian(word[CrcCount..], place.Delta);
            BinaryPrimitives.WriteInt32LittleEndian(word[8..], place.Image);
            crc ^= Crc32.HashToUInt32(word[CrcCount..]);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(word, crc);
        return word[..WordCount];
    }

    private Span<byte> Word(int sector)
    {
        return _bytes.AsSpan(WordsOffset + (sector * WordCount), WordCount);
    }
}
