using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Node.Updates;

/// <summary>
/// Which chunks of an image are held: all before the first missing one, and a bitmap of those behind it, of a window or, while the image
/// comes by broadcasts, of all.
/// </summary>
internal sealed class ChunkWindow
{
    // Bit b stands for chunk FirstMissing + 1 + b.
    private ulong _held;

    // In the place of it: made for each image that comes by broadcasts.
    private ChunkSet _all;

    /// <summary>Gets the index of the image's last chunk.</summary>
    public int Last { get; private set; }

    /// <summary>Gets the index of the first missing chunk, from 1 on; one more than the last where none is missing.</summary>
    public int FirstMissing { get; private set; } = 1;

    /// <summary>Gets whether a chunk behind the first missing one is held.</summary>
    public bool HasGap
    {
        get { return _held != 0 || (_all != null && _all.Next(FirstMissing) <= Last); }
    }

    /// <summary>
    /// Determines whether so many chunks or more are missing in a row before one that is held, of an image that does not come by broadcasts.
    /// </summary>
    /// <param name="chunks">2 to 64.</param>
    public bool HasHole(int chunks)
    {
        return _held != 0 && (_held & ((1UL << (chunks - 1)) - 1)) == 0;
    }

    /// <summary>Gets the chunks that are held of an image that comes, or came, by broadcasts; null of any other.</summary>
    public ChunkSet All
    {
        get { return _all; }
    }

    /// <summary>Gets whether every chunk is held.</summary>
    public bool IsComplete
    {
        get { return FirstMissing > Last; }
    }

    /// <summary>Starts an image of a number of chunks, of which those before one are held.</summary>
    public void Reset(int chunks, int firstMissing)
    {
        Last = chunks;
        _held = 0;
        _all = null;
        FirstMissing = firstMissing;
    }

    /// <summary>Continues with memory for each chunk, however far it lies ahead.</summary>
    public void Spread()
    {
        ChunkSet all = new ChunkSet(Last);
        for (int i = 1; i <= Last && (i < FirstMissing || Reaches(i)); i++)
        {
            if (Holds(i))
            {
                all.Add(i);
            }
        }

        _all = all;
        _held = 0;
    }

    /// <summary>Determines whether a chunk lies before the window's end: what lies behind it cannot be noted.</summary>
    public bool Reaches(int index)
    {
        return _all != null || index <= FirstMissing + OtaExtension.NodeWindow;
    }

    /// <summary>Determines whether a chunk is held.</summary>
    public bool Holds(int index)
    {
        if (_all != null)
        {
            return _all.Contains(index);
        }

        int bit = index - FirstMissing - 1;
        return index < FirstMissing || (bit >= 0 && bit < OtaExtension.NodeWindow && ((_held >> bit) & 1) != 0);
    }

    /// <summary>Notes a chunk that is reached and not held.</summary>
    public void Add(int index)
    {
        if (_all != null)
        {
            _all.Add(index);
            FirstMissing = index == FirstMissing ? _all.NextOutside(index) : FirstMissing;
            return;
        }

        if (index > FirstMissing)
        {
            _held |= 1UL << (index - FirstMissing - 1);
            return;
        }

        bool nextIsHeld;
        do
        {
            nextIsHeld = (_held & 1) != 0;
            _held >>= 1;
            FirstMissing++;
        }
        while (nextIsHeld);
    }

    /// <summary>Writes the bitmap without the empty bytes at its end.</summary>
    /// <param name="buffer">Receives up to 8 bytes.</param>
    /// <param name="offset">Where they go.</param>
    /// <returns>Number of bytes.</returns>
    public int WriteBitmap(byte[] buffer, int offset)
    {
        int count = 0;
        for (ulong left = _all == null ? _held : HeldBehind(); left != 0; left >>= 8)
        {
            buffer[offset + count] = (byte)left;
            count++;
        }

        return count;
    }

    private ulong HeldBehind()
    {
        ulong held = 0;
        for (int bit = 0; bit < OtaExtension.NodeWindow && FirstMissing + 1 + bit <= Last; bit++)
        {
            held |= _all.Contains(FirstMissing + 1 + bit) ? 1UL << bit : 0;
        }

        return held;
    }
}
