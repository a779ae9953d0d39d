namespace EnigmaIoT.Simulation.Boards;

/// <summary>Has a board's program take its time for chunks.</summary>
/// <param name="board">The board.</param>
/// <param name="cost">How long it takes.</param>
internal sealed class Processor(VirtualBoard board, ProcessorCost cost)
{
    private int _chunks;

    /// <summary>Gets until when the program is busy with what it has done so far in this turn, in virtual microseconds.</summary>
    public long BusyUntil => board.BusyUntil;

    /// <summary>The program takes chunks that came by MQTT.</summary>
    public void OnMessageChunks(int count)
    {
        board.AddWork(count * cost.MessageChunk);
    }

    /// <summary>The program sends or receives a chunk by radio.</summary>
    public void OnRadioChunk()
    {
        board.AddWork(cost.RadioChunk);
        if (++_chunks == cost.CollectionChunks)
        {
            _chunks = 0;
            board.AddWork(cost.Collection);
        }
    }
}
