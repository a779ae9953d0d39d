namespace EnigmaIoT.Simulator.Options;

/// <summary>Which boards this program is.</summary>
public enum Role
{
    /// <summary>A gateway and nodes.</summary>
    All,

    /// <summary>The gateway alone.</summary>
    Gateway,

    /// <summary>One node alone.</summary>
    Node,
}
