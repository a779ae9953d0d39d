namespace EnigmaIoT.Shared.Configuration;

/// <summary>How the entities of nodes are announced to Home Assistant.</summary>
public enum HomeAssistantMode
{
    /// <summary>One document for each node, with all its entities and what the gateway knows of the node.</summary>
    Devices,

    /// <summary>One topic for each entity, as EnigmaIoT 0.9.8 publishes them.</summary>
    Entities,

    /// <summary>Not at all.</summary>
    Off,

    /// <summary>
    /// As <see cref="Devices"/>; nodes that were not announced yet are taken for ones that stand under the topics of EnigmaIoT 0.9.8, and
    /// their entities keep the identifiers that they have there.
    /// </summary>
    Migrate,
}
