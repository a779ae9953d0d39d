namespace EnigmaIoT.Node.Links;

/// <summary>What a frame was sent for: tells whom its delivery result concerns.</summary>
internal static class FramePurpose
{
    /// <summary>User data, or an answer that is not sent again: nobody waits for the result.</summary>
    public const int Once = 0;

    /// <summary>A ClientHello: goes to where the scan points, and is not sealed with the session's key.</summary>
    public const int Hello = 1;

    /// <summary>The node's name.</summary>
    public const int Name = 2;

    /// <summary>The head of the <see cref="AnswerQueue"/>.</summary>
    public const int Answer = 3;
}
