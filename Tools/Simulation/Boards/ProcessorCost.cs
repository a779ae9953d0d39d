namespace EnigmaIoT.Simulation.Boards;

/// <summary>
/// What a board's processor takes for the work of its program on updates, in microseconds. A board that is made with a cost runs as
/// its device program does: its radio is crossed in batches, goes on while the program works, and is not looked at meanwhile.
/// </summary>
public sealed record ProcessorCost
{
    /// <summary>
    /// What a chunk costs a gateway on an ESP32, from the MQTT library to the radio: 3,250 IL instructions and the share of the
    /// collections were measured at 26 us on a PC that is taken to be up to 100 times faster.
    /// </summary>
    public const long GatewayChunk = 2600;

    /// <summary>What a chunk costs a node, in the same way: 9 us on that PC.</summary>
    public const long NodeChunk = 900;

    /// <summary>What a collection of the managed heap costs.</summary>
    public const long DefaultCollection = 8000;

    /// <summary>Chunks between two collections on a gateway near the limit of its heap.</summary>
    public const int GatewayCollectionChunks = 16;

    /// <summary>
    /// Chunks between two collections on a node, which allocates less than a tenth of what the gateway does, and has 38 KB to spare;
    /// a gateway with 20 KB to spare has one for each 100 chunks.
    /// </summary>
    public const int NodeCollectionChunks = 100;

    /// <summary>Gets what each chunk costs that comes by MQTT.</summary>
    public long MessageChunk { get; init; }

    /// <summary>Gets what each chunk costs that is sent or received by radio.</summary>
    public long RadioChunk { get; init; }

    /// <summary>Gets what a collection of the managed heap costs.</summary>
    public long Collection { get; init; }

    /// <summary>Gets how many chunks are sent or received between two collections, 1 or more.</summary>
    public int CollectionChunks { get; init; } = GatewayCollectionChunks;

    /// <summary>Creates the cost of a gateway. Half of a chunk's is for the way from MQTT into the buffer, half for that to the radio.</summary>
    /// <param name="chunk">What a chunk costs in all.</param>
    /// <param name="collection">What a collection costs.</param>
    public static ProcessorCost Gateway(long chunk = GatewayChunk, long collection = DefaultCollection)
    {
        return new ProcessorCost { MessageChunk = chunk / 2, RadioChunk = chunk - (chunk / 2), Collection = collection };
    }

    /// <summary>Returns what a gateway's work on chunks takes, from MQTT to the radio.</summary>
    /// <param name="chunks">How many.</param>
    /// <returns>Microseconds.</returns>
    public long OfGateway(int chunks)
    {
        return (chunks * MessageChunk) + OfNode(chunks);
    }

    /// <summary>Returns what a node's work on chunks takes, without its flash.</summary>
    /// <param name="chunks">How many.</param>
    /// <returns>Microseconds.</returns>
    public long OfNode(int chunks)
    {
        return (chunks * RadioChunk) + (chunks / CollectionChunks * Collection);
    }

    /// <summary>Creates the cost of a node.</summary>
    /// <param name="chunk">What a chunk costs.</param>
    /// <param name="collection">What a collection costs.</param>
    /// <param name="collectionChunks">Chunks between two collections.</param>
    public static ProcessorCost Node(
        long chunk = NodeChunk,
        long collection = DefaultCollection,
        int collectionChunks = NodeCollectionChunks)
    {
        return new ProcessorCost { RadioChunk = chunk, Collection = collection, CollectionChunks = collectionChunks };
    }
}
