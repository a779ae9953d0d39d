namespace EnigmaIoT.Shared.Setup;

/// <summary>Why a broker was not reached, as far as a field of the configuration is concerned.</summary>
public enum TrialFault
{
    /// <summary>It was reached, or is being tried.</summary>
    None,

    /// <summary>No host has that name.</summary>
    NameNotFound,

    /// <summary>Nothing listens there, or nothing answers.</summary>
    Unreachable,

    /// <summary>Its certificate is refused.</summary>
    NotTrusted,

    /// <summary>No secure connection is made, and which side is to blame is not known.</summary>
    NotSecure,

    /// <summary>It refuses user name or password.</summary>
    WrongLogin,

    /// <summary>Anything else.</summary>
    Other,
}
