namespace EnigmaIoT.Simulator.Jobs;

/// <summary>Why boards do not run any more.</summary>
internal enum ServeEnd
{
    /// <summary>Ctrl+C was pressed.</summary>
    Stopped,

    /// <summary>The Wi-Fi of a gateway that was set up was away for too long.</summary>
    WifiLost,

    /// <summary>The gateway's configuration was cleared.</summary>
    Cleared,
}
