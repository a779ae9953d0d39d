namespace EnigmaIoT.Node.Air;

/// <summary>What a frame was sent for: whom its delivery result concerns.</summary>
internal enum FramePurpose : byte
{
    /// <summary>An answer that is not sent again: nobody waits for the result.</summary>
    Once = 0,

    /// <summary>A ClientHello or a clock request: waits for nothing but the radio.</summary>
    Urgent = 1,

    /// <summary>The node's name.</summary>
    Name = 2,

    /// <summary>The head of the <see cref="AnswerQueue"/>.</summary>
    Answer = 3,

    /// <summary>User data: a node that sleeps sends it again where it was not acknowledged.</summary>
    Data = 4,

    /// <summary>A copy of the user data before it, sealed already; it is not sent a third time.</summary>
    Copy = 5,
}
