namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>Bytes under way in one direction of a connection.</summary>
internal sealed class LoopBytes
{
    private readonly Queue<byte> _bytes = new();

    public int Count => _bytes.Count;

    public void Add(byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            _bytes.Enqueue(value);
        }
    }

    public int Peek(byte[] buffer, int count)
    {
        int seen = Math.Min(count, _bytes.Count);
        _bytes.Take(seen).ToArray().CopyTo(buffer, 0);
        return seen;
    }

    public int Take(byte[] buffer, int offset, int count)
    {
        int taken = Math.Min(count, _bytes.Count);
        for (int i = 0; i < taken; i++)
        {
            buffer[offset + i] = _bytes.Dequeue();
        }

        return taken;
    }
}
