using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>Which chunk comes next, as the node's answers move it back and forward.</summary>
/// <param name="chunkCount">Chunks of the image.</param>
/// <param name="echoWindow">For how long an answer that repeats the last move is an echo.</param>
/// <param name="maximumRewinds">How many moves back without getting any further are borne.</param>
internal sealed class ChunkCursor(int chunkCount, TimeSpan echoWindow, int maximumRewinds)
{
    private int _highestTaken;
    private int _highestHeld;
    private int _rewinds;
    private int? _lastMove;
    private Deadline _echo;

    /// <summary>The next chunk to send, from 1 on; one more than there are when all are sent.</summary>
    public int Next { get; private set; } = 1;

    /// <summary>Whether a chunk is left to send.</summary>
    public bool HasNext => Next <= chunkCount;

    /// <summary>Whether every chunk was sent, or was held already: only then an update can be finished.</summary>
    public bool HasCoveredAll => _highestTaken >= chunkCount;

    /// <summary>Chunks taken more than once, counted each time.</summary>
    public int Resent { get; private set; }

    /// <summary>Whether the node has asked too often for chunks without getting any further.</summary>
    public bool IsStuck => _rewinds > maximumRewinds;

    /// <summary>Takes the next chunk.</summary>
    public int Take()
    {
        if (Next <= _highestTaken)
        {
            Resent++;
        }

        _highestTaken = Math.Max(_highestTaken, Next);
        return Next++;
    }

    /// <summary>The node holds nothing yet (status 0).</summary>
    public void Restart()
    {
        Next = 1;
        _highestHeld = 0;
        _lastMove = null;
    }

    /// <summary>Goes back behind the chunk that the node told last, or to the first one where it told none.</summary>
    public void Replay() => Next = (_lastMove ?? 0) + 1;

    /// <summary>The node has told its last good chunk (status 4): goes on behind it, back or forward.</summary>
    /// <param name="lastChunk">The last good chunk, from 0 on.</param>
    /// <returns>Whether the cursor moved; false for echoes and for chunks that do not exist.</returns>
    public bool MoveBehind(int lastChunk)
    {
        // Nodes and gateways may repeat an answer, and chunks that were under way when we moved bring it once more.
        return (lastChunk != _lastMove || _echo.IsOver) && PlaceBehind(lastChunk);
    }

    /// <summary>Goes on behind a chunk, on the word of somebody who knows of all that was sent.</summary>
    /// <param name="lastChunk">The last good chunk, from 0 on.</param>
    /// <returns>Whether the cursor moved; false for chunks that do not exist.</returns>
    public bool PlaceBehind(int lastChunk)
    {
        if (lastChunk < 0 || lastChunk > chunkCount || lastChunk + 1 == Next)
        {
            return false;
        }

        if (lastChunk > _highestHeld)
        {
            _highestHeld = lastChunk;
            _rewinds = 0;
        }

        if (lastChunk + 1 < Next)
        {
            _rewinds++;
        }

        Next = lastChunk + 1;
        _highestTaken = Math.Max(_highestTaken, lastChunk);
        _lastMove = lastChunk;
        _echo = Deadline.In(echoWindow);
        return true;
    }
}
