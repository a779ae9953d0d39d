namespace EnigmaIoT.Node.Commands;

/// <summary>Why a node stays awake between its messages.</summary>
internal enum StaysAwake : byte
{
    /// <summary>It does not: it sleeps.</summary>
    No,

    /// <summary>It is not built to sleep.</summary>
    AsBuilt,

    /// <summary>Its sleep time was set to 0.</summary>
    AsSet,

    /// <summary>Its gateway has an update for it.</summary>
    ForUpdate,
}
