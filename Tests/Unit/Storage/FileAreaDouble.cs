using System;
using System.Collections;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Tests.Unit.Storage;

/// <summary>Files in memory whose writing can be cut.</summary>
public sealed class FileAreaDouble : IFileArea
{
    private readonly ArrayList _names = new ArrayList();
    private readonly ArrayList _files = new ArrayList();
    private bool _isOff;

    /// <summary>Gets or sets after how many bytes the power is cut in the next write; -1 for never.</summary>
    public int CutAfter { get; set; } = -1;

    /// <summary>Gets or sets at which operation the power is cut, counted from 0; -1 for never. A write is cut in its middle, nothing else is done.</summary>
    public int CutAt { get; set; } = -1;

    /// <summary>Gets how many operations there were that change a file, those after the cut not counted.</summary>
    public int Operations { get; private set; }

    /// <summary>The power is there again, for good.</summary>
    public void PowerOn()
    {
        _isOff = false;
        CutAt = -1;
    }

    /// <summary>Gets how many files there are.</summary>
    public int Count
    {
        get { return _names.Count; }
    }

    /// <summary>Gets a file's bytes, which the test may change; null where there is none.</summary>
    public byte[] Bytes(string name)
    {
        int index = _names.IndexOf(name);
        return index < 0 ? null : (byte[])_files[index];
    }

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        byte[] bytes = Bytes(name);
        if (bytes == null || bytes.Length > buffer.Length)
        {
            return -1;
        }

        Array.Copy(bytes, 0, buffer, 0, bytes.Length);
        return bytes.Length;
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int count)
    {
        if (_isOff)
        {
            return false;
        }

        CutAfter = IsCut() ? count / 2 : CutAfter;

        bool cut = CutAfter >= 0 && CutAfter < count;
        byte[] bytes = new byte[cut ? CutAfter : count];
        Array.Copy(buffer, 0, bytes, 0, bytes.Length);
        CutAfter = -1;
        int index = _names.IndexOf(name);
        if (index >= 0)
        {
            _files[index] = bytes;
        }
        else
        {
            _names.Add(name);
            _files.Add(bytes);
        }

        return !cut;
    }

    /// <inheritdoc/>
    public bool Move(string from, string to)
    {
        int index = _names.IndexOf(from);
        if (_isOff || IsCut() || index < 0 || _names.IndexOf(to) >= 0)
        {
            return false;
        }

        _names[index] = to;
        return true;
    }

    /// <inheritdoc/>
    public bool Delete(string name)
    {
        if (_isOff || IsCut())
        {
            return false;
        }

        int index = _names.IndexOf(name);
        if (index >= 0)
        {
            _names.RemoveAt(index);
            _files.RemoveAt(index);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _names.Clear();
        _files.Clear();
    }

    private bool IsCut()
    {
        _isOff = Operations == CutAt;
        Operations++;
        return _isOff;
    }
}
