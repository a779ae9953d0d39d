namespace EnigmaIoT.Gateway.Announcing;

/// <summary>The names that the gateway answers for, each a label and the name that it stands under.</summary>
internal enum MdnsName
{
    /// <summary>The end of every name.</summary>
    Root,

    /// <summary><c>local</c>.</summary>
    Local,

    /// <summary><c>_tcp.local</c>.</summary>
    Tcp,

    /// <summary><c>_udp.local</c>.</summary>
    Udp,

    /// <summary><c>_dns-sd._udp.local</c>.</summary>
    Discovery,

    /// <summary><c>_services._dns-sd._udp.local</c>: under it are the types of service that there are.</summary>
    Services,

    /// <summary>The gateway's own name under <c>local</c>.</summary>
    Host,

    /// <summary><c>_http._tcp.local</c>.</summary>
    Page,

    /// <summary><c>_arduino._tcp.local</c>.</summary>
    Arduino,

    /// <summary>The gateway's page.</summary>
    OwnPage,

    /// <summary>The gateway's port for the Arduino tools.</summary>
    OwnArduino,
}
