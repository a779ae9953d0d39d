using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Gateway.Configuration;

/// <summary>
/// How much a gateway takes on, chosen at its start from the heap that is there. A board without PSRAM has some 80 to 110 KB of
/// managed heap in all, one with PSRAM has megabytes.
/// </summary>
public static class HeapPlan
{
    /// <summary>Free bytes from which a gateway counts as large: more than a board without PSRAM ever has.</summary>
    public const int LargeHeap = 262144;

    /// <summary>Nodes of a gateway with little memory, as many as the reference takes.</summary>
    public const int SmallNodes = 35;

    /// <summary>Updates at once of a gateway with little memory.</summary>
    public const int SmallUpdates = 2;

    /// <summary>
    /// Chunks that each publisher may be ahead with a gateway with little memory: two blocks, which wait in the link while a turn
    /// lasts.
    /// </summary>
    public const int SmallAhead = 16;

    /// <summary>Chunks of a message with a gateway with little memory.</summary>
    public const int SmallBlock = 4;

    /// <summary>
    /// The same without room for a page: a message takes memory twice while the client library receives it, in one piece each time.
    /// </summary>
    public const int TightBlock = 2;

    /// <summary>
    /// Chunks for which an update has room where there is none for a page and two may run at once: little more than half of what there is
    /// otherwise, so that the second one and the messages of both fit in beside it.
    /// </summary>
    public const int TightRing = 20;

    /// <summary>
    /// Free bytes from which a gateway serves its page and takes an update of its own: beside them, 35 nodes and the connection to the
    /// broker, as much is left as the update of a node needs (docs/figures.md has the measurements).
    /// </summary>
    public const int PageHeap = 57344;

    /// <summary>
    /// Free bytes before the first part is made from which a gateway that is not large keeps a usual number of log lines: what
    /// <see cref="PageHeap"/> needs, and the parts that are made before it.
    /// </summary>
    public const int LinesHeap = PageHeap + 10240;

    /// <summary>Nodes of a gateway with much memory.</summary>
    public const int LargeNodes = 250;

    /// <summary>Updates at once of a gateway with much memory.</summary>
    public const int LargeUpdates = 4;

    /// <summary>
    /// Chunks for which an update of a gateway with much memory has room: a node notes 64 behind the first one that it misses. Half of them
    /// are under way, the others are at hand when the node has taken those.
    /// </summary>
    public const int LargeRing = 64;

    /// <summary>Keys beside those of the nodes in use: of registrations that are not proven yet, of the network and of broadcasts.</summary>
    private const int OtherKeys = 6;

    /// <summary>Sets what the heap allows.</summary>
    /// <param name="config">Receives numbers of nodes, of updates, of the chunks of each, and how far publishers may be ahead.</param>
    /// <param name="freeHeap">Bytes of managed heap that are free at the start.</param>
    /// <param name="nodes">The number of nodes that the configuration wants; 0 where it leaves that open. More than fit are not given.</param>
    /// <param name="updates">The same of updates at once.</param>
    /// <param name="keys">How many keys the radio holds.</param>
    public static void Apply(GatewayConfig config, int freeHeap, int nodes, int updates, int keys)
    {
        bool isLarge = freeHeap >= LargeHeap;
        int mostNodes = Smaller(isLarge ? LargeNodes : SmallNodes, keys - OtherKeys);
        int mostUpdates = isLarge ? LargeUpdates : SmallUpdates;
        config.MaximumNodes = nodes == 0 ? mostNodes : Smaller(nodes, mostNodes);
        config.MaximumUpdates = updates == 0 ? mostUpdates : Smaller(updates, mostUpdates);
        config.ChunksAhead = isLarge ? GatewayConfig.MaximumChunksAhead : SmallAhead;
        config.IsTight = !HasPage(freeHeap);
        config.RingChunks = isLarge ? LargeRing
            : config.IsTight && config.MaximumUpdates > 1 ? TightRing
            : GatewayConfig.MaximumChunksAhead;
        config.BlockChunks = isLarge ? GatewayConfig.MaximumBlockChunks : config.IsTight ? TightBlock : SmallBlock;
    }

    /// <summary>Returns for how many bytes of its last lines the log has room.</summary>
    /// <param name="freeHeap">Bytes of managed heap that are free before the first part is made.</param>
    public static int LogBytes(int freeHeap)
    {
        return freeHeap >= LargeHeap ? LogRing.LargeBytes : freeHeap >= LinesHeap ? LogRing.SmallBytes : LogRing.MinimumBytes;
    }

    /// <summary>Returns how many frames the radio collects between two crossings into native code.</summary>
    /// <param name="freeHeap">Bytes of managed heap that are free before the first part is made.</param>
    public static int CollectedFrames(int freeHeap)
    {
        return freeHeap >= LinesHeap ? BatchedRadio.Collected : BatchedRadio.MinimumCollected;
    }

    /// <summary>Returns what was chosen, in words for the log and the broker.</summary>
    /// <param name="config">What <see cref="Apply"/> has set.</param>
    /// <param name="freeHeap">The free bytes that it was given.</param>
    public static string Describe(GatewayConfig config, int freeHeap)
    {
        return freeHeap.ToString() + " bytes of heap: " + config.MaximumNodes.ToString() + " nodes, "
            + config.MaximumUpdates.ToString() + " updates at once, each with room for " + config.RingChunks.ToString() + " chunks"
            + (config.IsTight ? ", no page, shorter queues" : string.Empty);
    }

    /// <summary>Determines whether there is room for the page and for what takes an update of the gateway's own.</summary>
    /// <param name="freeHeap">Bytes of managed heap that are free at the start.</param>
    public static bool HasPage(int freeHeap)
    {
        return freeHeap >= PageHeap;
    }

    private static int Smaller(int one, int other)
    {
        return one < other ? one : other;
    }
}
