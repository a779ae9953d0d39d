namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// How far a node's announcement is. Where it stands under other topics already, these are released first and cleared last, as Home
/// Assistant asks for it: so its entities keep what their users gave them.
/// </summary>
internal enum AnnouncementState
{
    /// <summary>The former topics tell Home Assistant that the entities move.</summary>
    Releasing,

    /// <summary>The document, or each entity's, is published.</summary>
    Describing,

    /// <summary>The former topics are emptied.</summary>
    Clearing,

    /// <summary>What was published has time to reach the broker.</summary>
    Settling,

    /// <summary>It is over.</summary>
    Done,
}
