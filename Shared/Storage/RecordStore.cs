using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Storage;

/// <summary>
/// Records in files, each in two copies that are written in turn: a cut of power damages the older copy at worst, so the record is
/// the old or the new one, whole. A copy is CRC-32 of the rest (4 bytes), generation (1), record.
/// </summary>
public sealed class RecordStore : IConfigStore
{
    /// <summary>The largest record in bytes.</summary>
    public const int MaximumRecord = 512;

    private const int MaximumName = 15;
    private const int GenerationAt = 4;
    private const int RecordAt = 5;

    private readonly IFileArea _files;

    // One byte more than fits, so that a file that is too long does not look like one that ends there.
    private readonly byte[] _copy = new byte[RecordAt + MaximumRecord + 1];

    /// <summary>Creates a store over files.</summary>
    public RecordStore(IFileArea files)
    {
        _files = files;
    }

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        if (!IsName(name))
        {
            return -1;
        }

        int size = ReadCopy(CopyName(name, Newest(name, out _)));
        int count = size - RecordAt;
        if (size < 0 || count > buffer.Length)
        {
            return -1;
        }

        Array.Copy(_copy, RecordAt, buffer, 0, count);
        return count;
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int count)
    {
        if (!IsName(name) || count < 0 || count > MaximumRecord)
        {
            return false;
        }

        int newest = Newest(name, out byte generation);
        _copy[GenerationAt] = (byte)(generation + 1);
        Array.Copy(buffer, 0, _copy, RecordAt, count);
        LittleEndian.WriteUInt32(_copy, 0, Crc32.Compute(_copy, GenerationAt, count + RecordAt - GenerationAt));
        return _files.Write(CopyName(name, 1 - newest), _copy, RecordAt + count);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _files.Clear();
    }

    private static string CopyName(string name, int copy)
    {
        return name + (copy == 0 ? ".a" : ".b");
    }

    private static bool IsName(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c < '0' || c > '9') && c != '-')
            {
                return false;
            }
        }

        return name.Length >= 1 && name.Length <= MaximumName;
    }

    private int Newest(string name, out byte generation)
    {
        bool first = ReadCopy(CopyName(name, 0)) >= 0;
        byte firstGeneration = _copy[GenerationAt];
        bool second = ReadCopy(CopyName(name, 1)) >= 0;
        byte secondGeneration = _copy[GenerationAt];
        bool isSecond = second && (!first || (byte)(secondGeneration - firstGeneration) == 1);
        generation = isSecond ? secondGeneration : first ? firstGeneration : (byte)0;
        return isSecond ? 1 : 0;
    }

    private int ReadCopy(string name)
    {
        int size = _files.Read(name, _copy);
        bool whole = size >= RecordAt && size <= RecordAt + MaximumRecord
            && LittleEndian.ReadUInt32(_copy, 0) == Crc32.Compute(_copy, GenerationAt, size - GenerationAt);
        return whole ? size : -1;
    }
}
