namespace EnigmaIoT.Shared.Setup;

/// <summary>Where a first configuration stands.</summary>
public enum SetupState
{
    /// <summary>The page waits for what is to be stored.</summary>
    Asking,

    /// <summary>The page waits; meanwhile the Wi-Fi that is stored is tried.</summary>
    Returning,

    /// <summary>The new Wi-Fi is tried: a gateway's own, or a node's gateway.</summary>
    TryingWifi,

    /// <summary>The broker is tried.</summary>
    TryingBroker,

    /// <summary>The configuration is stored; the page shows it.</summary>
    Saved,

    /// <summary>The board restarts.</summary>
    Restarting,
}
