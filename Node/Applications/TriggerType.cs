namespace EnigmaIoT.Node.Applications;

/// <summary>What a button did: types of triggers of Home Assistant, with their numbers in discovery messages (version 0.9.8).</summary>
public enum TriggerType
{
    /// <summary><c>button_short_press</c>.</summary>
    ButtonShortPress = 0,

    /// <summary><c>button_short_release</c>.</summary>
    ButtonShortRelease = 1,

    /// <summary><c>button_long_press</c>.</summary>
    ButtonLongPress = 2,

    /// <summary><c>button_long_release</c>.</summary>
    ButtonLongRelease = 3,

    /// <summary><c>button_double_press</c>.</summary>
    ButtonDoublePress = 4,

    /// <summary><c>button_triple_press</c>.</summary>
    ButtonTriplePress = 5,

    /// <summary><c>button_quadruple_press</c>.</summary>
    ButtonQuadruplePress = 6,

    /// <summary><c>button_quintuple_press</c>.</summary>
    ButtonQuintuplePress = 7,
}
