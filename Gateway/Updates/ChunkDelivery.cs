using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// Brings the chunks of a ring to a node: decides which is to be sent next, and settles losses from what the MAC layer and
/// the node say. It sends nothing itself.
/// </summary>
public abstract class ChunkDelivery
{
    /// <summary>Nothing is to be sent now.</summary>
    public const int Nothing = 0;

    /// <summary>The node is to be asked which chunks it holds.</summary>
    public const int Poll = -1;

    /// <summary>
    /// A node without the extension is to be asked where it stands, by a chunk that cannot be the next one: it says status 4.
    /// </summary>
    public const int Probe = -2;

    /// <summary>Creates a delivery of a ring's chunks.</summary>
    protected ChunkDelivery(ChunkRing ring, int chunks)
    {
        Ring = ring;
        Chunks = chunks;
        LastSent = ring.First - 1;
    }

    /// <summary>Gets how many chunks are in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>Gets how many chunks were sent again.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Gets whether the node has the whole image, from its answers or the radio's results.</summary>
    public abstract bool IsSettled { get; }

    /// <summary>
    /// Gets whether all that the ring holds was sent and the image goes on: it is the publisher's turn, and the node waits for it.
    /// </summary>
    public abstract bool IsStarved { get; }

    /// <summary>Gets the most chunks that may be in flight to the node.</summary>
    public abstract int MaximumInFlight { get; }

    /// <summary>Gets the ring.</summary>
    protected ChunkRing Ring { get; }

    /// <summary>Gets the number of chunks of the image.</summary>
    protected int Chunks { get; }

    /// <summary>Gets the highest index of a chunk that was sent.</summary>
    protected int LastSent { get; private set; }

    /// <summary>Returns what is to be sent now.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>A chunk's index, <see cref="Poll"/>, <see cref="Probe"/> or <see cref="Nothing"/>.</returns>
    public abstract int Next(long now);

    /// <summary>What <see cref="Next"/> gave has been handed to the radio.</summary>
    public void OnSending(int index, long now)
    {
        if (index < Nothing)
        {
            OnAsking(now);
            return;
        }

        InFlight++;
        SentAgain += index <= LastSent ? 1 : 0;
        LastSent = index > LastSent ? index : LastSent;
        OnSendingChunk(index);
    }

    /// <summary>The MAC layer's result of a chunk.</summary>
    /// <returns>Whether that was progress.</returns>
    public bool OnSent(int index, bool delivered, long now)
    {
        InFlight--;
        return OnChunkSent(index, delivered, now);
    }

    /// <summary>The node's answer: status 4 or a window answer. One about chunks outside of the ring is ignored.</summary>
    /// <param name="status">The status.</param>
    /// <param name="buffer">Holds the control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">Their number.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether that was progress.</returns>
    public abstract bool OnAnswer(OtaStatus status, byte[] buffer, int offset, int count, long now);

    /// <summary>Returns in how many milliseconds <see cref="Next"/> may have something without anything else happening.</summary>
    public abstract int Wait(long now);

    /// <summary><see cref="Poll"/> or <see cref="Probe"/> has been handed to the radio.</summary>
    protected abstract void OnAsking(long now);

    /// <summary>A chunk has been handed to the radio.</summary>
    protected virtual void OnSendingChunk(int index)
    {
    }

    /// <summary>The MAC layer's result of a chunk, which is not counted as in flight any more.</summary>
    /// <returns>Whether that was progress.</returns>
    protected abstract bool OnChunkSent(int index, bool delivered, long now);
}
