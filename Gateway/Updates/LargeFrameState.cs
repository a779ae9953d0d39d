namespace EnigmaIoT.Gateway.Updates;

/// <summary>What is known of large frames to a node: its radio acknowledges them also where it drops them.</summary>
public enum LargeFrameState : byte
{
    /// <summary>None has arrived; the next one shows whether it does.</summary>
    Untried,

    /// <summary>One was sent; its chunks are not yet told of.</summary>
    Probing,

    /// <summary>The node has told of the chunks of one.</summary>
    Proven,

    /// <summary>None is sent any more in this update.</summary>
    Refused,
}
