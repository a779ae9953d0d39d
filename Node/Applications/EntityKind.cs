namespace EnigmaIoT.Node.Applications;

/// <summary>Kinds of entities, with their numbers in discovery messages (reference gateway, frame type 0x08, <c>type</c>).</summary>
internal enum EntityKind
{
    /// <summary>A state of two values.</summary>
    BinarySensor = 2,

    /// <summary>A cover or blind.</summary>
    Cover = 4,

    /// <summary>An event that automations can wait for.</summary>
    Trigger = 6,

    /// <summary>A reading.</summary>
    Sensor = 12,

    /// <summary>A switch.</summary>
    Switch = 13,
}
