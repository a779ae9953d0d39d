namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>How the scripted gateway treats publishers of blocks, and where it does not behave well.</summary>
public sealed record BlockBehaviour
{
    /// <summary>How many chunks a block may have.</summary>
    public int Block { get; init; } = 16;

    /// <summary>How many chunks behind the last held one may be published.</summary>
    public int Ring { get; init; } = 32;

    /// <summary>By how much the credit has to grow until it is told.</summary>
    public int CreditStep { get; init; } = 16;

    /// <summary>How many credit messages get lost.</summary>
    public int CreditsLost { get; init; }

    /// <summary>How many queries, of the first ones, get no answer.</summary>
    public int QuestionsLost { get; init; }

    /// <summary>The answer to a query that got none comes with message 0.</summary>
    public bool AnswersLate { get; init; }

    /// <summary>What queries are answered with once message 0 was taken, in place of the truth.</summary>
    public string? Lie { get; init; }

    /// <summary>The chunks at which gateway and node restart, each once: the gateway forgets the update.</summary>
    public int[] ForgetsAtChunks { get; init; } = [];

    /// <summary>How many chunks the node still has when it has restarted.</summary>
    public int KeptWhenForgetting { get; init; }

    /// <summary>A gateway that has forgotten answers each block with status 1.</summary>
    public bool ComplainsWhenForgotten { get; init; }

    /// <summary>For how many requests to stay awake a restarted gateway does not know the node.</summary>
    public int StrangerAfterForgetting { get; init; }

    /// <summary>At a chunk, once, the gateway has the publisher go on behind another one.</summary>
    public (int Chunk, int Held)[] Moves { get; init; } = [];

    /// <summary>What else is published on result/update and result/credit, at message 0 and with every block.</summary>
    public string? Nonsense { get; init; }

    /// <summary>How many last words of the node, of the first ones, get lost.</summary>
    public int EndsLost { get; init; }
}
