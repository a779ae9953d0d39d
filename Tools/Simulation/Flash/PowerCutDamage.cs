namespace EnigmaIoT.Simulation.Flash;

/// <summary>What a cut of power leaves of the operation that it hits.</summary>
public enum PowerCutDamage
{
    /// <summary>It had not begun.</summary>
    NotBegun,

    /// <summary>Its first half is done.</summary>
    Half,

    /// <summary>The whole sector holds anything.</summary>
    Garbage,

    /// <summary>It was just done.</summary>
    Done,
}
