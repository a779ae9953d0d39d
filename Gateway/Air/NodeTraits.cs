using System;

namespace EnigmaIoT.Gateway.Air;

/// <summary>What a node's ClientHello says of it, what the gateway owes it, and what stands at the broker of it. One field of an entry holds all of it.</summary>
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

    /// <summary>The node has said that it takes deltas in the place of images. A new registration keeps that until it says otherwise.</summary>
    TakesDeltas = 64,

    /// <summary>What a new registration keeps.</summary>
    Kept = ProgramPublished | UpdatedWell | BeingUpdated | TakesDeltas,
}
