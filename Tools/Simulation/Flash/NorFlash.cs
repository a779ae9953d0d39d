namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// A NOR flash: erased by the sector or the block to ones, programmed by the page from ones to zeros. In a file it outlives the
/// simulator. A program that would turn a zero into a one is refused: on a real flash it would leave wrong data behind.
/// </summary>
public sealed class NorFlash : IDisposable
{
    /// <summary>The fewest bytes that are erased at once.</summary>
    public const int SectorSize = 4096;

    /// <summary>The most bytes that are erased at once by an ESP32's driver, which knows no size between.</summary>
    public const int DefaultBlockSize = 16 * SectorSize;

    /// <summary>Bytes that are programmed at once.</summary>
    public const int PageSize = 256;

    private readonly SectorStore _sectors;
    private readonly FlashTiming _timing;
    private long _cutAt = -1;
    private PowerCutDamage _damage;
    private Random _garbage = new(0);

    private NorFlash(SectorStore sectors, FlashTiming? timing)
    {
        _sectors = sectors;
        _timing = timing ?? new FlashTiming();
    }

    /// <summary>Occurs after every operation, with its duration in microseconds.</summary>
    public event Action<long>? Busy;

    /// <summary>Gets the size in bytes.</summary>
    public int Size => _sectors.Count * SectorSize;

    /// <summary>Gets how many erases and page programs were done.</summary>
    public long Operations => Erases + PagePrograms;

    /// <summary>Gets how many erases were done, of a sector or a block each.</summary>
    public long Erases { get; private set; }

    /// <summary>Gets how many sectors were erased, alone or within a block.</summary>
    public long ErasedSectors { get; private set; }

    /// <summary>Gets how many pages, or parts of one, were programmed.</summary>
    public long PagePrograms { get; private set; }

    /// <summary>Gets how many bytes of managed memory sectors have taken so far when they were first written.</summary>
    public long AllocatedBytes => _sectors.AllocatedBytes;

    /// <summary>Gets how many bytes were read.</summary>
    public long ReadBytes { get; private set; }

    /// <summary>Gets whether the power was cut: every operation fails until <see cref="PowerUp"/>.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Creates an erased flash in memory.</summary>
    /// <param name="size">Bytes, whole sectors.</param>
    /// <param name="timing">How long it takes; null for the default.</param>
    public static NorFlash InMemory(int size, FlashTiming? timing = null)
    {
        return new NorFlash(new SectorStore(Sectors(size), null), timing);
    }

    /// <summary>Opens a flash in a file, or makes an erased one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Bytes, whole sectors.</param>
    /// <param name="timing">How long it takes; null for the default.</param>
    /// <exception cref="InvalidDataException">The file has another size.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static NorFlash Open(string path, int size, FlashTiming? timing = null)
    {
        return new NorFlash(SectorStore.Open(path, Sectors(size)), timing);
    }

    /// <summary>Sets every bit of a sector or a block.</summary>
    /// <param name="address">Where it starts, a multiple of its size.</param>
    /// <param name="count">Its bytes: whole sectors.</param>
    /// <exception cref="PowerCutException">The power was cut.</exception>
    public void Erase(int address, int count = SectorSize)
    {
        CheckPower();
        CheckRange(address, count);
        if (count < SectorSize || count % SectorSize != 0 || address % count != 0)
        {
            throw new ArgumentException($"no {count} bytes are erased at once at 0x{address:x}");
        }

        int first = address / SectorSize;
        int sectors = count / SectorSize;
        if (IsCutNow())
        {
            CutErase(first, sectors);
        }

        for (int sector = first; sector < first + sectors; sector++)
        {
            _sectors.Erase(sector);
        }

        Erases++;
        ErasedSectors += sectors;
        Busy?.Invoke(_timing.Erase(count));
    }

    /// <summary>Programs bytes, page by page.</summary>
    /// <exception cref="InvalidOperationException">A bit would have to turn from zero to one.</exception>
    /// <exception cref="PowerCutException">The power was cut.</exception>
    public void Write(int address, ReadOnlySpan<byte> bytes)
    {
        CheckPower();
        CheckRange(address, bytes.Length);
        while (bytes.Length > 0)
        {
            int count = Math.Min(bytes.Length, PageSize - (address % PageSize));
            ProgramPage(address, bytes[..count]);
            address += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Reads bytes.</summary>
    /// <exception cref="PowerCutException">The power was cut.</exception>
    public void Read(int address, Span<byte> bytes)
    {
        CheckPower();
        Peek(address, bytes);
        ReadBytes += bytes.Length;
        Busy?.Invoke(_timing.Read(bytes.Length));
    }

    /// <summary>Looks at the flash from outside: takes no time, and no power.</summary>
    public void Peek(int address, Span<byte> bytes)
    {
        CheckRange(address, bytes.Length);
        while (bytes.Length > 0)
        {
            int offset = address % SectorSize;
            int count = Math.Min(bytes.Length, SectorSize - offset);
            _sectors.Peek(address / SectorSize, offset, bytes[..count]);
            address += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Has the power cut at an erase or page program to come.</summary>
    /// <param name="operation">Which one, from 1 for the next.</param>
    /// <param name="damage">What is left of it.</param>
    /// <param name="seed">Where garbage comes from.</param>
    public void CutPowerAt(long operation, PowerCutDamage damage, int seed = 1)
    {
        _cutAt = Operations + operation;
        _damage = damage;
        _garbage = new Random(seed);
    }

    /// <summary>Switches the power on again, and takes back a cut that has not come yet.</summary>
    public void PowerUp()
    {
        IsOff = false;
        _cutAt = -1;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _sectors.Dispose();
    }

    private void ProgramPage(int address, ReadOnlySpan<byte> bytes)
    {
        int sector = address / SectorSize;
        Span<byte> cells = _sectors[sector].AsSpan(address % SectorSize, bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            if ((bytes[i] & ~cells[i]) != 0)
            {
                throw new InvalidOperationException($"the flash at 0x{address + i:x} was not erased before");
            }
        }

        if (IsCutNow())
        {
            int done = _damage switch
            {
                PowerCutDamage.Done => bytes.Length,
                PowerCutDamage.Half => bytes.Length / 2,
                _ => 0,
            };
            bytes[..done].CopyTo(cells);
            Cut(sector, 1);
        }

        bytes.CopyTo(cells);
        PagePrograms++;
        _sectors.Save(sector);
        Busy?.Invoke(_timing.Program(bytes.Length));
    }

    private bool IsCutNow()
    {
        return Operations + 1 == _cutAt;
    }

    private void CutErase(int first, int sectors)
    {
        for (int sector = first; sector < first + sectors; sector++)
        {
            if (_damage == PowerCutDamage.Done)
            {
                _sectors.Erase(sector);
            }
            else if (_damage == PowerCutDamage.Half)
            {
                // Half of all that was to be erased: of a sector alone its first half.
                int half = (sectors * SectorSize / 2) - ((sector - first) * SectorSize);
                _sectors[sector].AsSpan(0, Math.Clamp(half, 0, SectorSize)).Fill(SectorStore.ErasedByte);
            }
        }

        Cut(first, sectors);
    }

    private void Cut(int first, int sectors)
    {
        for (int sector = first; sector < first + sectors; sector++)
        {
            if (_damage == PowerCutDamage.Garbage)
            {
                _garbage.NextBytes(_sectors[sector]);
            }

            _sectors.Save(sector);
        }

        IsOff = true;
        throw new PowerCutException();
    }

    private static int Sectors(int size)
    {
        return size > 0 && size % SectorSize == 0
            ? size / SectorSize
            : throw new ArgumentException($"a flash has whole sectors of {SectorSize} bytes, not {size} bytes");
    }

    private void CheckPower()
    {
        if (IsOff)
        {
            throw new PowerCutException();
        }
    }

    private void CheckRange(int address, int count)
    {
        if (address < 0 || count > Size - address)
        {
            throw new ArgumentOutOfRangeException(nameof(address), $"{count} bytes at 0x{address:x} lie outside");
        }
    }
}
