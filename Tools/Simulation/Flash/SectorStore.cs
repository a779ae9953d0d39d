namespace EnigmaIoT.Simulation.Flash;

/// <summary>The sectors of a flash, in memory and, where there is a file, in the file as well.</summary>
internal sealed class SectorStore : IDisposable
{
    public const byte ErasedByte = 0xFF;

    // A sector that is erased has no bytes here: most of a board's flash is empty.
    private readonly byte[]?[] _sectors;
    private readonly FileStream? _file;

    public SectorStore(int count, FileStream? file)
    {
        _sectors = new byte[count][];
        _file = file;
    }

    public int Count => _sectors.Length;

    public long AllocatedBytes { get; private set; }

    /// <summary>Gets a sector's bytes to be changed; <see cref="Save"/> comes next.</summary>
    public byte[] this[int sector]
    {
        get
        {
            byte[]? bytes = _sectors[sector];
            if (bytes == null)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                bytes = new byte[NorFlash.SectorSize];
                Array.Fill(bytes, ErasedByte);
                _sectors[sector] = bytes;
                AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
            }

            return bytes;
        }
    }

    public static SectorStore Open(string path, int count)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            SectorStore store = new(count, file);
            store.Load(path);
            return store;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Peek(int sector, int offset, Span<byte> bytes)
    {
        byte[]? source = _sectors[sector];
        if (source == null)
        {
            bytes.Fill(ErasedByte);
        }
        else
        {
            source.AsSpan(offset, bytes.Length).CopyTo(bytes);
        }
    }

    public void Erase(int sector)
    {
        Array.Fill(this[sector], ErasedByte);
        Save(sector);
        _sectors[sector] = null;
    }

    public void Save(int sector)
    {
        if (_file != null)
        {
            _file.Position = (long)sector * NorFlash.SectorSize;
            _file.Write(this[sector]);
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
    }

    private void Load(string path)
    {
        long size = (long)Count * NorFlash.SectorSize;
        if (_file!.Length != 0 && _file.Length != size)
        {
            throw new InvalidDataException($"{path} has {_file.Length} bytes, a flash of {size} bytes was expected");
        }

        bool isNew = _file.Length == 0;
        for (int sector = 0; sector < Count; sector++)
        {
            if (isNew)
            {
                Erase(sector);
                continue;
            }

            byte[] bytes = new byte[NorFlash.SectorSize];
            _file.ReadExactly(bytes);
            _sectors[sector] = bytes.AsSpan().ContainsAnyExcept(ErasedByte) ? bytes : null;
        }
    }
}
