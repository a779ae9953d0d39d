using System;

namespace EnigmaIoT.Gateway.Air;

/// <summary>Flags of a node: from its ClientHello, of keys that it still has to be sent, and of what the broker has of it. One field of an entry.</summary>
[Flags]
public enum NodeTraits
{
    /// <summary>Nothing of it.</summary>
    None = 0,

    /// <summary>The node sleeps between its messages.</summary>
    Sleeps = 1,

    /// <summary>The node asked for the broadcast key.</summary>
    WantsBroadcastKey = 2,

    /// <summary>The node has not been sent the broadcast key that is in use.</summary>
    OwedBroadcastKey = 4,

    /// <summary>What the node runs stands at the broker, under its topic name. A new registration keeps that.</summary>
    ProgramPublished = 8,

    /// <summary>The node's last update ended well. A new registration keeps that.</summary>
    UpdatedWell = 16,

    /// <summary>An update of the node is running. A new registration keeps that.</summary>
    BeingUpdated = 32,

    /// <summary>The node accepts deltas in the place of images. A new registration keeps that until the node reports otherwise.</summary>
    TakesDeltas = 64,

    /// <summary>The node accepts deltas that come by broadcasts. A new registration keeps that until the node reports otherwise.</summary>
    TakesDeltasOfMany = 128,

    /// <summary>Why the node rolled back was published. A new registration does not keep that: the node may have done it again.</summary>
    RollbackPublished = 256,

    /// <summary>What a new registration keeps.</summary>
    Kept = ProgramPublished | UpdatedWell | BeingUpdated | TakesDeltas | TakesDeltasOfMany,
}
