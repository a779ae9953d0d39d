namespace EnigmaIoT.Update.Mqtt;

/// <summary>Why there is no usable connection to the broker.</summary>
public enum BrokerFault
{
    /// <summary>No such host, nobody listens, or no answer in time.</summary>
    Unreachable,

    /// <summary>The broker answered and refused: user, password, rights.</summary>
    Refused,

    /// <summary>TLS failed: certificate, handshake, or a port without TLS.</summary>
    Tls,
}
