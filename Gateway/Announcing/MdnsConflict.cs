namespace EnigmaIoT.Gateway.Announcing;

/// <summary>What another device makes of the gateway's name.</summary>
internal enum MdnsConflict
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It probes too, and wins the tie-break (RFC 6762 section 8.2).</summary>
    Prober,

    /// <summary>It has the name.</summary>
    Holder,
}
