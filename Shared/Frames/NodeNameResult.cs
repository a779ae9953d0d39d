namespace EnigmaIoT.Shared.Frames;

/// <summary>What came of a node's name (the reference's own codes).</summary>
public enum NodeNameResult
{
    /// <summary>The gateway knows the node by that name.</summary>
    Ok = 0,

    /// <summary>Another node has that name.</summary>
    AlreadyUsed = -1,

    /// <summary>The name is empty.</summary>
    Empty = -2,

    /// <summary>The name is longer than 32 bytes.</summary>
    TooLong = -3,

    /// <summary>The message was wrong.</summary>
    MessageError = -4,
}
