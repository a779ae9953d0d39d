namespace EnigmaIoT.Gateway.Updates;

/// <summary>Where an update stands.</summary>
internal static class RelayState
{
    /// <summary>There is none.</summary>
    public const int Idle = 0;

    /// <summary>The gateway restarted in the middle of it and waits for the node to register.</summary>
    public const int Awaiting = 1;

    /// <summary>The node gave up while the publisher was away: it is offered the image again once the publisher is back.</summary>
    public const int Interrupted = 2;

    /// <summary>The node has not yet said where it stands.</summary>
    public const int Opening = 3;

    /// <summary>Chunks go to the node.</summary>
    public const int Delivering = 4;

    /// <summary>The node has found the image right and is about to finish.</summary>
    public const int Checked = 5;
}
