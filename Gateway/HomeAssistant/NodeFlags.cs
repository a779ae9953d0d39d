using System;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>What is known of a node's announcement since the gateway has started.</summary>
[Flags]
internal enum NodeFlags
{
    /// <summary>Nothing of it.</summary>
    None = 0,

    /// <summary>It has to be announced, or announced again.</summary>
    Due = 1,

    /// <summary>It was announced.</summary>
    Announced = 2,

    /// <summary>It was sleepy at some time: one that stays awake for now does not lose its sleep time.</summary>
    CanSleep = 4,

    /// <summary>It was asked for its sleep time.</summary>
    SleepAsked = 8,
}
