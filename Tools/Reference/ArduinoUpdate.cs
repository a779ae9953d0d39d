using System.Security.Cryptography;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Reference;

/// <summary>
/// What Arduino's Update class for ESP32 does with an image: it collects a sector in RAM, erases and writes it once more
/// bytes come, and has the new slot start where the MD5 of all that was written is right.
/// </summary>
internal sealed class ArduinoUpdate
{
    private const byte ImageMark = 0xE9;

    private readonly NorFlash _flash;
    private readonly int _slotSize;
    private readonly byte[] _buffer = new byte[NorFlash.SectorSize];
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private byte[] _wantedMd5 = [];
    private int _buffered;
    private int _written;
    private int _size;
    private bool _failed;

    /// <summary>Creates an update over two slots and a sector for the boot data behind them.</summary>
    public ArduinoUpdate(NorFlash flash, int slotSize)
    {
        _flash = flash;
        _slotSize = slotSize;
    }

    /// <summary>Gets the slot that runs, or will run after the next start: 0 or 1. Kept in the boot data.</summary>
    public int ActiveSlot { get; private set; }

    /// <summary>Gets the size of the image in <see cref="ActiveSlot"/>; 0 for the one that was flashed by wire.</summary>
    public int ImageSize { get; private set; }

    /// <summary>Gets whether all bytes of the size told were written; also after a failure, which forgets the size.</summary>
    public bool IsFinished => _written == _size;

    private int SpareAddress => (1 - ActiveSlot) * _slotSize;

    /// <summary>The board restarts: what is in RAM is gone.</summary>
    public void Reset()
    {
        _size = _written = _buffered = 0;
        _failed = false;
        _md5.GetHashAndReset();
    }

    /// <summary>Begins an image.</summary>
    /// <returns>False where one is being written already, or where it does not fit.</returns>
    public bool Begin(long size, byte[] md5)
    {
        if (_size > 0 || size < 1 || size > _slotSize)
        {
            return false;
        }

        Reset();
        _size = (int)size;
        _wantedMd5 = md5;
        return true;
    }

    /// <summary>Takes the next bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_size == 0 || bytes.Length > _size - _written - _buffered)
        {
            Fail();
            return;
        }

        while (_buffered + bytes.Length > _buffer.Length)
        {
            int fill = _buffer.Length - _buffered;
            bytes[..fill].CopyTo(_buffer.AsSpan(_buffered));
            bytes = bytes[fill..];
            _buffered += fill;
            if (!WriteSector())
            {
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
        if (_buffered == _size - _written)
        {
            WriteSector();
        }
    }

    /// <summary>Checks the MD5, reads the image for its own checksum and has the boot loader start it.</summary>
    /// <returns>False where the image is not what was announced.</returns>
    public bool End()
    {
        if (_failed || _size == 0 || !_md5.GetHashAndReset().AsSpan().SequenceEqual(_wantedMd5))
        {
            Fail();
            return false;
        }

        byte[] image = new byte[_size];
        _flash.Read(SpareAddress, image);
        _flash.Erase(2 * _slotSize);
        _flash.Write(2 * _slotSize, new byte[32]);
        ActiveSlot = 1 - ActiveSlot;
        ImageSize = _size;
        Reset();
        return true;
    }

    private bool WriteSector()
    {
        if (_written == 0 && _buffer[0] != ImageMark)
        {
            Fail();
            return false;
        }

        int address = SpareAddress + _written;
        _flash.Erase(address);
        _flash.Write(address, _buffer.AsSpan(0, _buffered));
        _md5.AppendData(_buffer.AsSpan(0, _buffered));
        _written += _buffered;
        _buffered = 0;
        return true;
    }

    private void Fail()
    {
        Reset();
        _failed = true;
    }
}
