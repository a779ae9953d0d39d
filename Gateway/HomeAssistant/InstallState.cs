namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>How far the installation is whose turn it is.</summary>
internal enum InstallState
{
    /// <summary>None has its turn.</summary>
    None,

    /// <summary>Whoever offered the image was asked to send it.</summary>
    Asked,

    /// <summary>The image is under way.</summary>
    Running,

    /// <summary>The image was sent; the board's report that it runs is awaited.</summary>
    Restarting,
}
