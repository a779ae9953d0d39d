namespace EnigmaIoT.Update.Updating;

/// <summary>What an update is doing.</summary>
public enum UpdatePhase
{
    /// <summary>Connecting to the broker.</summary>
    Connecting,

    /// <summary>Asking the gateway for the node.</summary>
    Asking,

    /// <summary>Asking the node to stay awake.</summary>
    Waking,

    /// <summary>Announcing the image (message 0).</summary>
    Starting,

    /// <summary>Sending chunks.</summary>
    Sending,

    /// <summary>All chunks are sent; waiting for the node's check.</summary>
    Checking,

    /// <summary>The MD5 is right; the node is writing.</summary>
    Writing,

    /// <summary>Done; waiting to see the node again.</summary>
    Restarting,
}
