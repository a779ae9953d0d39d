namespace EnigmaIoT.Gateway.Updates;

/// <summary>Where a chunk stands on its way to the node.</summary>
public static class ChunkState
{
    /// <summary>It has to be sent, for the first time or again.</summary>
    public const byte Waiting = 0;

    /// <summary>The radio has it.</summary>
    public const byte UnderWay = 1;

    /// <summary>The node's radio acknowledged it; whether its program took it is not known.</summary>
    public const byte Acknowledged = 2;

    /// <summary>The node said that it holds it.</summary>
    public const byte Held = 3;
}
