namespace EnigmaIoT.Node.Links;

/// <summary>What a frame was sent for: tells whom its delivery result concerns.</summary>
internal static class FramePurpose
{
    /// <summary>User data, or an answer that is not sent again: nobody waits for the result.</summary>
    public const int Once = 0;

    /// <summary>A ClientHello or a clock request: waits for nothing but the radio.</summary>
    public const int Urgent = 1;

    /// <summary>The node's name.</summary>
    public const int Name = 2;

    /// <summary>The head of the <see cref="AnswerQueue"/>.</summary>
    public const int Answer = 3;

    /// <summary>What the node runs.</summary>
    public const int Program = 4;
}
