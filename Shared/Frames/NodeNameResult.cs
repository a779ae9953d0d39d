namespace EnigmaIoT.Shared.Frames;

/// <summary>What came of a node's name (the reference's own codes).</summary>
public static class NodeNameResult
{
    /// <summary>The gateway knows the node by that name.</summary>
    public const sbyte Ok = 0;

    /// <summary>Another node has that name.</summary>
    public const sbyte AlreadyUsed = -1;

    /// <summary>The name is empty.</summary>
    public const sbyte Empty = -2;

    /// <summary>The name is longer than 32 bytes.</summary>
    public const sbyte TooLong = -3;

    /// <summary>The message was wrong.</summary>
    public const sbyte MessageError = -4;
}
