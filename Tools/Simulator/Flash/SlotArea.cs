using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulator.Flash;

/// <summary>
/// The slots as places in a flash, behind the boot record: two for deployments, two for applications.
/// </summary>
internal sealed class SlotArea
{
    private readonly NorFlash _flash;
    private readonly SlotSettings _settings;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly byte[] _sector = new byte[NorFlash.SectorSize];
    private readonly byte[] _digest = new byte[KindRecord.Md5Count];

    public SlotArea(NorFlash flash, SlotSettings settings)
    {
        if (flash.Size < settings.FlashSize)
        {
            throw new ArgumentException($"the slots need {settings.FlashSize} bytes of flash, not {flash.Size}");
        }

        _flash = flash;
        _settings = settings;
    }

    public int Capacity(int kind)
    {
        return kind switch
        {
            ImageKind.Deployment => _settings.DeploymentCapacity,
            ImageKind.Application => _settings.ApplicationCapacity,
            _ => 0,
        };
    }

    public void Erase(int kind, int slot, int sector)
    {
        _flash.Erase(Address(kind, slot) + (sector * NorFlash.SectorSize));
    }

    public void Write(int kind, int slot, int imageOffset, ReadOnlySpan<byte> bytes)
    {
        _flash.Write(Address(kind, slot) + imageOffset, bytes);
    }

    /// <summary>Looks at a slot's first bytes from outside the board.</summary>
    public byte[] Peek(int kind, int slot, int count)
    {
        byte[] image = new byte[count];
        _flash.Peek(Address(kind, slot), image);
        return image;
    }

    /// <summary>Reads a slot's first bytes back.</summary>
    /// <returns>Their MD5; valid until the next call.</returns>
    public ReadOnlySpan<byte> Hash(int kind, int slot, int count)
    {
        int address = Address(kind, slot);
        for (int at = 0; at < count; at += NorFlash.SectorSize)
        {
            Span<byte> part = _sector.AsSpan(0, Math.Min(count - at, NorFlash.SectorSize));
            _flash.Read(address + at, part);
            _md5.AppendData(part);
        }

        _md5.GetHashAndReset(_digest);
        return _digest;
    }

    private int Address(int kind, int slot)
    {
        int applications = SlotRecord.Size + (2 * _settings.DeploymentCapacity);
        int first = kind == ImageKind.Deployment ? SlotRecord.Size : applications;
        return first + (slot * Capacity(kind));
    }
}
