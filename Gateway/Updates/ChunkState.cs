namespace EnigmaIoT.Gateway.Updates;

/// <summary>Where a chunk stands on its way to the node.</summary>
public enum ChunkState : byte
{
    /// <summary>It has to be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The radio has it.</summary>
    InFlight,

    /// <summary>The node's radio acknowledged it; whether its program took it is not known.</summary>
    Acknowledged,

    /// <summary>The node said that it holds it.</summary>
    Held,
}
