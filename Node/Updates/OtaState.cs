namespace EnigmaIoT.Node.Updates;

/// <summary>States of <see cref="OtaReceiver"/>.</summary>
internal enum OtaState
{
    /// <summary>No update, and chunks are answered with a start error.</summary>
    Idle = 0,

    /// <summary>No update. The gateway was notified, and further chunks are ignored.</summary>
    Over = 1,

    /// <summary>Chunks are taken.</summary>
    Running = 2,

    /// <summary>The image is complete; the node is about to restart into it.</summary>
    Finished = 3,

    /// <summary>The node is about to restart for another reason; nothing is taken any more.</summary>
    Closed = 4,
}
