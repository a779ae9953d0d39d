namespace EnigmaIoT.Update.Mqtt;

/// <summary>How to reach the MQTT broker, and who we are to it.</summary>
public sealed record BrokerOptions
{
    /// <summary>Name or address.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port, 1 to 65535.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>User name; empty to connect without.</summary>
    public string User { get; init; } = "";

    /// <summary>Password.</summary>
    public string Password { get; init; } = "";

    /// <summary>Whether to speak TLS.</summary>
    public bool Secure { get; init; }

    /// <summary>A PEM file with the certificates to trust; null for those of the system.</summary>
    public string? CertificateAuthorityFile { get; init; }

    /// <summary>Whether to take any certificate.</summary>
    public bool AcceptAnyCertificate { get; init; }

    /// <summary>A PEM file with the certificate that we show the broker; null for none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>A PEM file with its private key; null where <see cref="CertificateFile"/> holds it too.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The password of an encrypted key; null where there is none.</summary>
    public string? KeyPassword { get; init; }

    /// <summary>
    /// How long the broker may take for the connection with TLS and CONNACK, for SUBACK, for PINGRESP, and to take a message.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Host and port, as in <c>broker.example:1883</c>.</summary>
    public string Address => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
