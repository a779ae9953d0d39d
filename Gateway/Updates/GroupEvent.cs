namespace EnigmaIoT.Gateway.Updates;

/// <summary>What has a <see cref="GroupUpdate"/> go from one state to another.</summary>
public enum GroupEvent : byte
{
    /// <summary>The publisher has named all nodes.</summary>
    Named,

    /// <summary>Each node has answered the offer or is left, and some take part.</summary>
    Answered,

    /// <summary>The same, and some hold a part of the image, as behind a restart of the gateway: all are asked before anything is sent.</summary>
    Held,

    /// <summary>All chunks of the round went out.</summary>
    Sent,

    /// <summary>Each node has told what it misses, and some miss something.</summary>
    Missed,

    /// <summary>Publisher or gateway give the update up.</summary>
    GivenUp,

    /// <summary>No node takes part any more, or those that did are told that it was given up.</summary>
    Ended,
}
