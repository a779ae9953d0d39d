namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>The availability of a node. A silent node is queried three times before it counts as away.</summary>
internal enum PresenceState
{
    /// <summary>Not published: it sleeps, is not registered, or was not announced yet.</summary>
    Untold = 0,

    /// <summary>It was heard.</summary>
    There = 1,

    /// <summary>It is silent, and was asked.</summary>
    Asked = 2,

    /// <summary>It was asked a second time.</summary>
    AskedAgain = 3,

    /// <summary>It was asked a third time.</summary>
    AskedLast = 4,

    /// <summary>It does not answer.</summary>
    Away = 5,
}
