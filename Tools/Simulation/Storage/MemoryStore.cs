using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Storage;

/// <summary>Records in memory: they survive a virtual board's restart, not the simulator's.</summary>
public sealed class MemoryStore : IConfigStore
{
    private readonly Dictionary<string, byte[]> _records = [];

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        if (!_records.TryGetValue(name, out byte[]? record) || record.Length > buffer.Length)
        {
            return -1;
        }

        record.CopyTo(buffer, 0);
        return record.Length;
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int count)
    {
        bool valid = RecordName.IsValid(name) && count <= RecordName.MaximumRecord;
        if (valid)
        {
            _records[name] = buffer.AsSpan(0, count).ToArray();
        }

        return valid;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _records.Clear();
    }
}
