namespace EnigmaIoT.Gateway.Announcing;

/// <summary>How far the gateway's name is in its Wi-Fi (RFC 6762 section 8).</summary>
internal enum MdnsState
{
    /// <summary>No Wi-Fi is joined.</summary>
    Off,

    /// <summary>It is asked whether somebody has the name.</summary>
    Probing,

    /// <summary>The gateway has the name, and announces it.</summary>
    Announcing,

    /// <summary>Queries are answered.</summary>
    Serving,
}
