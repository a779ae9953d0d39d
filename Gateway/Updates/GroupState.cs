namespace EnigmaIoT.Gateway.Updates;

/// <summary>Where an update of many stands. <see cref="GroupTransitions"/> has the ways from one state to another.</summary>
public enum GroupState : byte
{
    /// <summary>Its publisher names the nodes, which are offered the image.</summary>
    Gathering = 0,

    /// <summary>All nodes are named: what some have not answered yet is waited for.</summary>
    Opening = 1,

    /// <summary>Chunks are broadcast that some node misses.</summary>
    Sending = 2,

    /// <summary>The nodes are asked what they miss.</summary>
    Asking = 3,

    /// <summary>It was given up, and the nodes are told.</summary>
    Stopping = 4,

    /// <summary>It is over.</summary>
    Over = 5,
}
