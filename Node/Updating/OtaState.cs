namespace EnigmaIoT.Node.Updating;

/// <summary>States of <see cref="OtaReceiver"/>.</summary>
internal static class OtaState
{
    /// <summary>No update, and chunks are answered with a start error.</summary>
    public const int Idle = 0;

    /// <summary>No update; the gateway was told so, and further chunks are answered with nothing.</summary>
    public const int Over = 1;

    /// <summary>Chunks are taken.</summary>
    public const int Running = 2;

    /// <summary>The image is complete; the node is about to restart into it.</summary>
    public const int Finished = 3;

    /// <summary>The node is about to restart for another reason; nothing is taken any more.</summary>
    public const int Closed = 4;
}
