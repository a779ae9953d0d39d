namespace EnigmaIoT.Shared.Configuration;

/// <summary>The certificates of a configuration, each in a file of its own.</summary>
public enum CertificateKind
{
    /// <summary>That of the authority that signed the broker's.</summary>
    Authority,

    /// <summary>The gateway's own.</summary>
    Own,

    /// <summary>The key of the gateway's own.</summary>
    Key,
}
