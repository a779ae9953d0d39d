namespace EnigmaIoT.Update.Mqtt;

/// <summary>How to reach the MQTT broker.</summary>
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

    /// <summary>How long the broker may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
