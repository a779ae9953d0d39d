namespace EnigmaIoT.Simulator.Flash;

/// <summary>
/// A NOR flash: erased by the sector to ones, programmed by the page from ones to zeros. In a file it outlives the
/// simulator. A program that would turn a zero into a one is refused: on a real flash it would leave wrong data behind.
/// </summary>
public sealed class NorFlash : IDisposable
{
    /// <summary>Bytes that are erased at once.</summary>
    public const int SectorSize = 4096;

    /// <summary>Bytes that are programmed at once.</summary>
    public const int PageSize = 256;

    private const byte ErasedByte = 0xFF;

    // A sector that is erased has no bytes here: most of a board's flash is empty.
    private readonly byte[]?[] _sectors;
    private readonly FlashTiming _timing;
    private readonly FileStream? _file;
    private long _cutAt = -1;
    private PowerCutDamage _damage;
    private Random _garbage = new(0);

    private NorFlash(int size, FlashTiming? timing, FileStream? file)
    {
        if (size <= 0 || size % SectorSize != 0)
        {
            throw new ArgumentException($"a flash has whole sectors of {SectorSize} bytes, not {size} bytes");
        }

        _sectors = new byte[size / SectorSize][];
        _timing = timing ?? new FlashTiming();
        _file = file;
    }

    /// <summary>Occurs after every operation, with its duration in microseconds.</summary>
    public event Action<long>? Busy;

    /// <summary>Gets the size in bytes.</summary>
    public int Size => _sectors.Length * SectorSize;

    /// <summary>Gets how many erases and page programs were done.</summary>
    public long Operations => Erases + PagePrograms;

    /// <summary>Gets how many sectors were erased.</summary>
    public long Erases { get; private set; }

    /// <summary>Gets how many pages, or parts of one, were programmed.</summary>
    public long PagePrograms { get; private set; }

    /// <summary>Gets how many bytes of managed memory sectors have taken so far when they were first written.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Gets how many bytes were read.</summary>
    public long ReadBytes { get; private set; }

    /// <summary>Gets whether the power was cut: every operation fails until <see cref="PowerUp"/>.</summary>
    public bool IsOff { get; private set; }

    /// <summary>Makes an erased flash in memory.</summary>
    /// <param name="size">Bytes, whole sectors.</param>
    /// <param name="timing">How long it takes; null for the default.</param>
    public static NorFlash InMemory(int size, FlashTiming? timing = null)
    {
        return new NorFlash(size, timing, null);
    }

    /// <summary>Opens a flash in a file, or makes an erased one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Bytes, whole sectors.</param>
    /// <param name="timing">How long it takes; null for the default.</param>
    /// <exception cref="InvalidDataException">The file has another size.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static NorFlash Open(string path, int size, FlashTiming? timing = null)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            NorFlash flash = new(size, timing, file);
            flash.LoadFile(path);
            return flash;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Sets every bit of the sector that starts at an address.</summary>
    /// <exception cref="PowerCutException">The power was cut.</exception>
    public void Erase(int address)
    {
        CheckPower();
        CheckRange(address, SectorSize);
        if (address % SectorSize != 0)
        {
            throw new ArgumentException($"no sector starts at 0x{address:x}");
        }

        int sector = address / SectorSize;
        if (IsCutNow())
        {
            if (_damage == PowerCutDamage.Half)
            {
                SectorAt(sector).AsSpan(0, SectorSize / 2).Fill(ErasedByte);
            }
            else if (_damage == PowerCutDamage.Done)
            {
                _sectors[sector] = null;
            }

            Cut(sector);
        }

        _sectors[sector] = null;
        Erases++;
        Store(sector);
        Busy?.Invoke(_timing.EraseMicroseconds);
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
        Busy?.Invoke((long)bytes.Length * _timing.ReadNanoseconds / 1000);
    }

    /// <summary>Looks at the flash from outside: takes no time, and no power.</summary>
    public void Peek(int address, Span<byte> bytes)
    {
        CheckRange(address, bytes.Length);
        while (bytes.Length > 0)
        {
            int offset = address % SectorSize;
            int count = Math.Min(bytes.Length, SectorSize - offset);
            byte[]? sector = _sectors[address / SectorSize];
            if (sector == null)
            {
                bytes[..count].Fill(ErasedByte);
            }
            else
            {
                sector.AsSpan(offset, count).CopyTo(bytes);
            }

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
        _file?.Dispose();
    }

    private void ProgramPage(int address, ReadOnlySpan<byte> bytes)
    {
        int sector = address / SectorSize;
        Span<byte> cells = SectorAt(sector).AsSpan(address % SectorSize, bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            if ((bytes[i] & ~cells[i]) != 0)
            {
                throw new InvalidOperationException($"the flash at 0x{address + i:x} was not erased before it was written");
            }
        }

        if (IsCutNow())
        {
            int done = _damage == PowerCutDamage.Done ? bytes.Length : _damage == PowerCutDamage.Half ? bytes.Length / 2 : 0;
            bytes[..done].CopyTo(cells);
            Cut(sector);
        }

        bytes.CopyTo(cells);
        PagePrograms++;
        Store(sector);
        Busy?.Invoke(_timing.ProgramMicroseconds);
    }

    private bool IsCutNow()
    {
        return Operations + 1 == _cutAt;
    }

    private void Cut(int sector)
    {
        if (_damage == PowerCutDamage.Garbage)
        {
            _garbage.NextBytes(SectorAt(sector));
        }

        Store(sector);
        IsOff = true;
        throw new PowerCutException();
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
            throw new ArgumentOutOfRangeException(nameof(address), $"0x{address:x} and {count} bytes lie outside the flash");
        }
    }

    private byte[] SectorAt(int sector)
    {
        byte[]? bytes = _sectors[sector];
        if (bytes == null)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            bytes = new byte[SectorSize];
            Array.Fill(bytes, ErasedByte);
            _sectors[sector] = bytes;
            AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return bytes;
    }

    private void Store(int sector)
    {
        if (_file != null)
        {
            _file.Position = (long)sector * SectorSize;
            _file.Write(SectorAt(sector));
        }
    }

    private void LoadFile(string path)
    {
        if (_file!.Length != 0 && _file.Length != Size)
        {
            throw new InvalidDataException($"{path} has {_file.Length} bytes, a flash of {Size} bytes was expected");
        }

        bool isNew = _file.Length == 0;
        for (int sector = 0; sector < _sectors.Length; sector++)
        {
            if (isNew)
            {
                Store(sector);
                _sectors[sector] = null;
                continue;
            }

            byte[] bytes = new byte[SectorSize];
            _file.ReadExactly(bytes);
            _sectors[sector] = bytes.AsSpan().ContainsAnyExcept(ErasedByte) ? bytes : null;
        }
    }
}
