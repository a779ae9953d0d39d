using System;
using System.Text;
using EnigmaIoT.Shared.Buffers;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Which program each node runs, in 12 bytes a node: a checksum of its name, and its version.</summary>
internal sealed class ProgramTable
{
    private const int Parts = 4;
    private const int EntryCount = 4 + (2 * Parts);

    private readonly byte[] _entries;

    /// <summary>Creates a table without programs.</summary>
    /// <param name="capacity">How many nodes there may be; their ids are less.</param>
    public ProgramTable(int capacity)
    {
        _entries = new byte[capacity * EntryCount];
    }

    /// <summary>Determines whether a node reported its program with name and version.</summary>
    public bool Has(int id)
    {
        return Name(id) != 0;
    }

    /// <summary>Determines whether a node runs a program of that name.</summary>
    public bool Runs(int id, string program)
    {
        return program != null && Has(id) && Name(id) == Checksum(program);
    }

    /// <summary>Gets the version of a node's program: three parts, and a fourth where it is not 0.</summary>
    public string Version(int id)
    {
        int at = (id * EntryCount) + 4;
        string version = Part(at, 0) + "." + Part(at, 1) + "." + Part(at, 2);
        return LittleEndian.ReadUInt16(_entries, at + 6) == 0 ? version : version + "." + Part(at, 3);
    }

    /// <summary>Notes what a node runs.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="program">The program's name; null where it reported none.</param>
    /// <param name="version">Its version, two to four numbers with points between; null where it reported none.</param>
    /// <returns>False where that was known.</returns>
    public bool Set(int id, string program, string version)
    {
        int at = id * EntryCount;
        byte[] entry = new byte[EntryCount];
        if (program != null && version != null)
        {
            LittleEndian.WriteUInt32(entry, 0, Checksum(program));
            string[] parts = version.Split('.');
            for (int i = 0; i < parts.Length && i < Parts; i++)
            {
                LittleEndian.WriteUInt16(entry, 4 + (2 * i), int.Parse(parts[i]));
            }
        }

        bool isNew = false;
        for (int i = 0; i < EntryCount; i++)
        {
            isNew |= _entries[at + i] != entry[i];
        }

        Array.Copy(entry, 0, _entries, at, EntryCount);
        return isNew;
    }

    private static uint Checksum(string program)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(program);
        uint checksum = Crc32.Compute(bytes, 0, bytes.Length);

        // 0 stands for none.
        return checksum == 0 ? 1 : checksum;
    }

    private uint Name(int id)
    {
        return LittleEndian.ReadUInt32(_entries, id * EntryCount);
    }

    private string Part(int at, int index)
    {
        return LittleEndian.ReadUInt16(_entries, at + (2 * index)).ToString();
    }
}
