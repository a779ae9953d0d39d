namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>What was recorded of one kind of traffic: the last few, and what was put in at first.</summary>
/// <param name="random">Decides which one is taken and which one gives way.</param>
internal sealed class Corpus(FuzzRandom random)
{
    private const int Capacity = 64;

    private readonly List<byte[]> _entries = [];

    /// <summary>Keeps a copy.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        if (_entries.Count < Capacity)
        {
            _entries.Add(copy);
        }
        else
        {
            _entries[random.Below(Capacity)] = copy;
        }
    }

    /// <summary>Takes one; it is empty where nothing was recorded yet.</summary>
    public ReadOnlySpan<byte> Any()
    {
        return _entries.Count == 0 ? [] : random.Of(_entries);
    }

    /// <summary>Copies one into a buffer, cut where it does not fit.</summary>
    /// <returns>Where it ends.</returns>
    public int CopyAny(byte[] buffer, int offset, int limit)
    {
        ReadOnlySpan<byte> any = Any();
        int count = Math.Min(any.Length, limit - offset);
        any[..count].CopyTo(buffer.AsSpan(offset));
        return offset + count;
    }
}
