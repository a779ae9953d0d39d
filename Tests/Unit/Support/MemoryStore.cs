using System;
using System.Collections;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>A configuration store in memory.</summary>
public sealed class MemoryStore : IConfigStore
{
    private const int MaximumName = 15;
    private const int MaximumRecord = 512;

    private readonly ArrayList _names = new ArrayList();
    private readonly ArrayList _records = new ArrayList();

    /// <summary>Gets or sets whether every write fails.</summary>
    public bool FailsWrites { get; set; }

    /// <summary>Gets how many records there are.</summary>
    public int RecordCount
    {
        get { return _names.Count; }
    }

    /// <summary>Gets how often a record was written.</summary>
    public int WriteCount { get; private set; }

    /// <summary>Gets how often the store was cleared.</summary>
    public int ClearCount { get; private set; }

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        int index = _names.IndexOf(name);
        byte[] record = index < 0 ? null : (byte[])_records[index];
        if (record == null || record.Length > buffer.Length)
        {
            return -1;
        }

        Array.Copy(record, 0, buffer, 0, record.Length);
        return record.Length;
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int count)
    {
        if (name.Length < 1 || name.Length > MaximumName || count < 0 || count > MaximumRecord)
        {
            throw new ArgumentException("a record's name has 1 to 15 characters, a record at most 512 bytes");
        }

        if (FailsWrites)
        {
            return false;
        }

        WriteCount++;
        byte[] record = new byte[count];
        Array.Copy(buffer, 0, record, 0, count);
        int index = _names.IndexOf(name);
        if (index < 0)
        {
            _names.Add(name);
            _records.Add(record);
        }
        else
        {
            _records[index] = record;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        ClearCount++;
        _names.Clear();
        _records.Clear();
    }
}
