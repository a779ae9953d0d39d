using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// The slots as places in a flash, behind the boot record and the journal: two for deployments, two for applications.
/// </summary>
internal sealed class SlotArea
{
    /// <summary>Bytes of the boot record and the journal.</summary>
    public const int RecordSize = SlotRecord.Size + ProgressJournal.FlashSize;

    private readonly NorFlash _flash;
    private readonly SlotSettings _settings;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly byte[] _sector = new byte[NorFlash.SectorSize];
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _md5Digest = new byte[KindRecord.Md5Count];
    private readonly byte[] _sha256Digest = new byte[SHA256.HashSizeInBytes];

    public SlotArea(NorFlash flash, SlotSettings settings)
    {
        if (flash.Size < settings.FlashSize)
        {
            throw new ArgumentException($"the slots need {settings.FlashSize} bytes of flash, not {flash.Size}");
        }

        _flash = flash;
        _settings = settings;
    }

    public int Capacity(ImageKind kind)
    {
        return kind switch
        {
            ImageKind.Deployment => _settings.DeploymentCapacity,
            ImageKind.Application => _settings.ApplicationCapacity,
            _ => 0,
        };
    }

    /// <summary>
    /// Returns which sectors of a slot are erased together with one: the block that it stands in, where all of that is the slot's;
    /// else the sector alone.
    /// </summary>
    /// <returns>The first of them, and how many they are.</returns>
    public (int First, int Count) Block(ImageKind kind, int slot, int sector)
    {
        int start = Address(kind, slot);
        int block = (start + (sector * NorFlash.SectorSize)) / _settings.BlockSize * _settings.BlockSize;
        return block >= start && block + _settings.BlockSize <= start + Capacity(kind)
            ? ((block - start) / NorFlash.SectorSize, _settings.BlockSize / NorFlash.SectorSize)
            : (sector, 1);
    }

    /// <summary>Erases sectors of a slot at once: one, or a block.</summary>
    public void Erase(ImageKind kind, int slot, int first, int count)
    {
        _flash.Erase(Address(kind, slot) + (first * NorFlash.SectorSize), count * NorFlash.SectorSize);
    }

    /// <summary>Determines whether sectors of a slot read as erased.</summary>
    public bool IsBlank(ImageKind kind, int slot, int first, int count)
    {
        for (int sector = first; sector < first + count; sector++)
        {
            if (ReadSector(kind, slot, sector, NorFlash.SectorSize).ContainsAnyExcept(SectorStore.ErasedByte))
            {
                return false;
            }
        }

        return true;
    }

    public void Write(ImageKind kind, int slot, int imageOffset, ReadOnlySpan<byte> bytes)
    {
        _flash.Write(Address(kind, slot) + imageOffset, bytes);
    }

    /// <summary>
    /// Erases what stands behind an image: an older one, or what a tool that flashes by wire left. nanoCLR searches the whole
    /// partition and would find its assemblies.
    /// </summary>
    public void ClearBehind(ImageKind kind, int slot, int size)
    {
        int sectors = Capacity(kind) / NorFlash.SectorSize;
        for (int sector = (size + NorFlash.SectorSize - 1) / NorFlash.SectorSize; sector < sectors; sector++)
        {
            if (!IsBlank(kind, slot, sector, 1))
            {
                Erase(kind, slot, sector, 1);
            }
        }
    }

    /// <summary>Looks at a slot's first bytes from outside the board.</summary>
    public byte[] Peek(ImageKind kind, int slot, int count)
    {
        byte[] image = new byte[count];
        _flash.Peek(Address(kind, slot), image);
        return image;
    }

    /// <summary>Reads a slot's first bytes.</summary>
    public byte[] Read(ImageKind kind, int slot, int count)
    {
        byte[] image = new byte[count];
        _flash.Read(Address(kind, slot), image);
        return image;
    }

    /// <summary>Reads a part of a slot.</summary>
    public void ReadAt(ImageKind kind, int slot, int offset, Span<byte> bytes)
    {
        _flash.Read(Address(kind, slot) + offset, bytes);
    }

    /// <summary>Returns the bytes up to the end of the last sector that is not erased.</summary>
    public int UsedSize(ImageKind kind, int slot)
    {
        int sector = Capacity(kind) / NorFlash.SectorSize;
        while (sector > 0 && IsBlank(kind, slot, sector - 1, 1))
        {
            sector--;
        }

        return sector * NorFlash.SectorSize;
    }

    /// <summary>Reads a sector of a slot back.</summary>
    /// <param name="kind">The kind of image.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="sector">The sector's number in the slot.</param>
    /// <param name="count">Number of bytes.</param>
    /// <param name="takesTime">Whether a board reads them here; else it knows already what it needs of them.</param>
    /// <returns>Its first bytes; valid until the next call.</returns>
    public ReadOnlySpan<byte> ReadSector(ImageKind kind, int slot, int sector, int count, bool takesTime = true)
    {
        Span<byte> part = _sector.AsSpan(0, count);
        int address = Address(kind, slot) + (sector * NorFlash.SectorSize);
        if (takesTime)
        {
            _flash.Read(address, part);
        }
        else
        {
            _flash.Peek(address, part);
        }

        return part;
    }

    /// <summary>Reads a slot's first bytes back.</summary>
    /// <returns>Their MD5; valid until the next call.</returns>
    public ReadOnlySpan<byte> Md5(ImageKind kind, int slot, int count)
    {
        return Hash(_md5, _md5Digest, kind, slot, count);
    }

    /// <summary>Reads a slot's first bytes back.</summary>
    /// <returns>Their SHA-256; valid until the next call.</returns>
    public ReadOnlySpan<byte> Sha256(ImageKind kind, int slot, int count)
    {
        return Hash(_sha256, _sha256Digest, kind, slot, count);
    }

    private ReadOnlySpan<byte> Hash(IncrementalHash hash, byte[] digest, ImageKind kind, int slot, int count)
    {
        int address = Address(kind, slot);
        for (int at = 0; at < count; at += NorFlash.SectorSize)
        {
            Span<byte> part = _sector.AsSpan(0, Math.Min(count - at, NorFlash.SectorSize));
            _flash.Read(address + at, part);
            hash.AppendData(part);
        }

        hash.GetHashAndReset(digest);
        return digest;
    }

    private int Address(ImageKind kind, int slot)
    {
        int applications = _settings.FirstSlot + (2 * _settings.DeploymentCapacity);
        int first = kind == ImageKind.Deployment ? _settings.FirstSlot : applications;
        return first + (slot * Capacity(kind));
    }
}
