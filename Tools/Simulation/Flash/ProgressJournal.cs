using System.Buffers.Binary;
using System.IO.Hashing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// Which image a spare slot is being written with, and how far: one sector behind the boot record. A header is written
/// when an image is begun, and behind it one word for each sector of the image, once that sector and all before it hold
/// their bytes: the CRC-32 of those bytes. A sector is held only where the flash has that CRC now, so neither a cut of
/// power nor a slot that was flashed by wire since makes more of it than is there. Layout: mark u32, version u8, kind u8,
/// slot u8, 0, size u32, MD5, CRC-32 of all that; then the words.
/// </summary>
internal sealed class ProgressJournal
{
    /// <summary>Bytes of flash.</summary>
    public const int FlashSize = NorFlash.SectorSize;

    private const uint Mark = 0x4A504945;
    private const byte Version = 1;
    private const int SizeOffset = 8;
    private const int Md5Offset = 12;
    private const int CrcOffset = Md5Offset + KindRecord.Md5Count;
    private const int WordsOffset = CrcOffset + 4;
    private const int WordCount = 4;
    private const int Words = (FlashSize - WordsOffset) / WordCount;

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

    /// <summary>Forgets what was noted before, and notes that an image is being written.</summary>
    public void Begin(ImageKind kind, int slot, int size, ReadOnlySpan<byte> md5)
    {
        Array.Fill(_bytes, SectorStore.ErasedByte);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes, Mark);
        _bytes[4] = Version;
        _bytes[5] = (byte)kind;
        _bytes[6] = (byte)slot;
        _bytes[7] = 0;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(SizeOffset), size);
        md5[..KindRecord.Md5Count].CopyTo(_bytes.AsSpan(Md5Offset));
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(CrcOffset), Crc32.HashToUInt32(_bytes.AsSpan(0, CrcOffset)));
        Rewrite(0);
    }

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
        return sector < Words && Word(sector) != uint.MaxValue && Word(sector) == Crc32.HashToUInt32(bytes);
    }

    /// <summary>
    /// Writes anew what was loaded, up to a sector: a word that a cut left half-written could not be written again.
    /// </summary>
    /// <param name="sectors">How many sectors are held.</param>
    public void Rewrite(int sectors)
    {
        _flash.Erase(_address);
        _flash.Write(_address, _bytes.AsSpan(0, WordsOffset + (sectors * WordCount)));
    }

    /// <summary>Notes that a sector and all before it hold their bytes. What lies behind the last word is not noted.</summary>
    public void Note(int sector, ReadOnlySpan<byte> bytes)
    {
        if (sector < Words)
        {
            int offset = WordsOffset + (sector * WordCount);
            Span<byte> word = _bytes.AsSpan(offset, WordCount);
            BinaryPrimitives.WriteUInt32LittleEndian(word, Crc32.HashToUInt32(bytes));
            _flash.Write(_address + offset, word);
        }
    }

    /// <summary>Has nothing left to go on with.</summary>
    public void Forget()
    {
        _flash.Write(_address, stackalloc byte[WordCount]);
    }

    /// <summary>Has nothing left to go on with, whatever state a cut of power left the sector in.</summary>
    public void Erase()
    {
        _flash.Erase(_address);
    }

    private uint Word(int sector)
    {
        return BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(WordsOffset + (sector * WordCount)));
    }
}
