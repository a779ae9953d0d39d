namespace EnigmaIoT.Shared.Setup;

/// <summary>What is set up.</summary>
public enum SetupKind
{
    /// <summary>A gateway.</summary>
    Gateway,

    /// <summary>A node.</summary>
    Node,
}
