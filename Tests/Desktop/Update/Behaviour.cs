namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>How the scripted gateway behaves where it does not behave well.</summary>
public sealed record Behaviour
{
    /// <summary>The node's MAC address.</summary>
    public string Address { get; init; } = "AA:BB:CC:DD:EE:FF";

    /// <summary>The node's name; null for a node without one.</summary>
    public string? Name { get; init; }

    /// <summary>What the node answers when it is asked for its name; null for <see cref="Name"/>.</summary>
    public string? StoredName { get; init; }

    /// <summary>What the broker keeps as the gateway's status; null for nothing.</summary>
    public string? Status { get; init; } = "1";

    /// <summary>A gateway that takes blocks tells which node and which image each answer is about.</summary>
    public bool TellsIdentity { get; init; }

    /// <summary>The gateway says that the node takes deltas.</summary>
    public bool TakesDeltas { get; init; }

    /// <summary>Seconds since the node was heard, from a gateway that tells.</summary>
    public int Silent { get; init; }

    /// <summary>Whether the gateway says that the node sleeps.</summary>
    public bool IsSleepy { get; init; }

    /// <summary>Seconds that the node sleeps between its messages; 0 where the gateway does not know.</summary>
    public int Period { get; init; }

    /// <summary>How many queries come before the node wakes, for which the update waits; the last one wakes it.</summary>
    public int WakesAtQuery { get; init; }

    /// <summary>Why the gateway does not know the node; null where it does.</summary>
    public string? UnknownReason { get; init; }

    /// <summary>What the node tells of itself when it has restarted; null for nothing.</summary>
    public string? ProgramAfter { get; init; }

    /// <summary>What is published on the node's restart topic when it has restarted; null for nothing.</summary>
    public string? NoticeAfter { get; init; }

    /// <summary>Answers go under the name alone, as those of old gateways.</summary>
    public bool AnswersUnderNameOnly { get; init; }

    /// <summary>Answers go under both forms of address, as ours do.</summary>
    public bool AnswersUnderBothForms { get; init; }

    /// <summary>How many requests to stay awake go unanswered.</summary>
    public int SleepRequestsLost { get; init; }

    /// <summary>What the first answers to a request to stay awake say.</summary>
    public string[] SleepAnswersBefore { get; init; } = [];

    /// <summary>How many messages 0 get lost.</summary>
    public int AnnouncementsLost { get; init; }

    /// <summary>Status 0 is never said.</summary>
    public bool StartedIsLost { get; init; }

    /// <summary>What is published on result/ota when message 0 comes, before status 0.</summary>
    public string[] SaidAtStart { get; init; } = [];

    /// <summary>What the node tells of itself when message 0 comes, behind that; null for nothing.</summary>
    public string? ProgramAtStart { get; init; }

    /// <summary>Chunks that get lost, as often as they stand here.</summary>
    public int[] ChunksLost { get; init; } = [];

    /// <summary>How many out-of-sequence answers get lost.</summary>
    public int OutOfSequenceLost { get; init; }

    /// <summary>A chunk that never arrives.</summary>
    public int ChunkAlwaysLost { get; init; }

    /// <summary>The gateway tells again about a gap at every chunk, not once.</summary>
    public bool RepeatsOutOfSequence { get; init; }

    /// <summary>Chunks that the gateway holds already when message 0 comes.</summary>
    public int HeldAlready { get; init; }

    /// <summary>What is published on result/ota when a chunk comes for the first time.</summary>
    public (int Chunk, string Payload)? SaidAtChunk { get; init; }

    /// <summary>The chunk at which the broker throws the updater out, once.</summary>
    public int DropsConnectionAtChunk { get; init; }

    /// <summary>After a chunk of this index nothing is taken or said any more.</summary>
    public int FallsSilentAtChunk { get; init; }

    /// <summary>The node says that the MD5 is right, and no more.</summary>
    public bool NeverFinishes { get; init; }

    /// <summary>How the gateway speaks with publishers of blocks; null for one of version 0.9.8.</summary>
    public BlockBehaviour? Blocks { get; init; }

    /// <summary>The node keeps what it has when message 0 of the same image comes again.</summary>
    public bool Resumes { get; init; }
}
