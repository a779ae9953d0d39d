using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnigmaIoT.Update.Files;
using MQTTnet;

namespace EnigmaIoT.Update.Mqtt;

/// <summary>Checks the broker's certificate, and keeps the reason in words where it is refused.</summary>
internal sealed class CertificateCheck
{
    private readonly bool _acceptAny;
    private readonly X509Certificate2Collection? _authorities;

    /// <summary>Reads the certificates to trust.</summary>
    /// <param name="options">The broker's options.</param>
    /// <exception cref="BrokerException">The certificate file cannot be read.</exception>
    public CertificateCheck(BrokerOptions options)
    {
        _acceptAny = options.AcceptAnyCertificate;
        if (options.CertificateAuthorityFile is { } file)
        {
            _authorities = ReadAuthorities(file);
        }
    }

    /// <summary>Why the last certificate was refused; null where it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether a certificate was shown and taken.</summary>
    public bool HasAccepted { get; private set; }

    /// <summary>Determines whether to go on with the broker's certificate.</summary>
    /// <param name="arguments">The certificate, its chain, and what the system thinks of them.</param>
    public bool Accept(MqttClientCertificateValidationEventArgs arguments)
    {
        Refusal = _acceptAny ? null : FindRefusal(arguments);
        HasAccepted = Refusal is null;
        return HasAccepted;
    }

    private string? FindRefusal(MqttClientCertificateValidationEventArgs arguments)
    {
        SslPolicyErrors errors = arguments.SslPolicyErrors;
        if (arguments.Certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "the broker shows no certificate";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return "the broker's certificate is made out to another name: call the broker by the name that the certificate has";
        }

        if (_authorities is null)
        {
            return errors == SslPolicyErrors.None ? null : Describe(arguments.Chain);
        }

        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        // Private authorities seldom publish revocation lists; the reference updater does not ask for them either.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (X509ChainElement element in arguments.Chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        using X509Certificate2 certificate = new(arguments.Certificate);
        return chain.Build(certificate) ? null : Describe(chain);
    }

    private string Describe(X509Chain? chain)
    {
        string? status = chain?.ChainStatus.Select(entry => entry.StatusInformation.Trim()).FirstOrDefault();
        string reason = string.IsNullOrEmpty(status) ? "" : $" ({status})";
        string next = _authorities is null ? "--ca names a file with the authority that signed it"
            : "is the authority that signed it in the file of --ca?";
        return $"the broker's certificate is not trusted{reason}: {next}";
    }

    private static X509Certificate2Collection ReadAuthorities(string file)
    {
        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or CryptographicException or ArgumentException)
        {
            throw new BrokerException(
                BrokerFault.Tls, $"The certificate file '{file}' cannot be read: {FileFault.Describe(file, exception)}.", exception);
        }

        return authorities.Count > 0
            ? authorities
            : throw new BrokerException(BrokerFault.Tls, $"There is no PEM certificate in '{file}'.");
    }
}
