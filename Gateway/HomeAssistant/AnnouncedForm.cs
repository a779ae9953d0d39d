namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>In which form a node was announced. The numbers stand in flash.</summary>
internal enum AnnouncedForm
{
    /// <summary>It was not.</summary>
    None = 0,

    /// <summary>A topic for each entity.</summary>
    Entities = 1,

    /// <summary>A document for the device.</summary>
    Device = 2,
}
