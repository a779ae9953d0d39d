using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnigmaIoT.Update.Files;

namespace EnigmaIoT.Update.Mqtt;

/// <summary>Reads the certificate and the private key by which a client proves to the broker who it is.</summary>
public static class ClientCertificate
{
    // PKCS #8 names it in the label; the older form of OpenSSL does so in a line of its own, and .NET does not read it.
    private const string EncryptedLabel = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
    private const string OldEncryptedMark = "Proc-Type: 4,ENCRYPTED";

    /// <summary>Determines whether the key of a certificate needs a password.</summary>
    /// <param name="options">The broker's options.</param>
    /// <exception cref="BrokerException">The file cannot be read.</exception>
    public static bool NeedsPassword(BrokerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.CertificateFile is { } file
            && ReadText(options.KeyFile ?? file, options.KeyFile is null ? "certificate" : "key").Contains(EncryptedLabel, StringComparison.Ordinal);
    }

    /// <summary>Reads certificate and key.</summary>
    /// <param name="options">The broker's options.</param>
    /// <returns>Null where there is no client certificate.</returns>
    /// <exception cref="BrokerException">A file cannot be read, is none, or does not fit the other.</exception>
    public static X509Certificate2? Load(BrokerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.CertificateFile is not { } file)
        {
            return null;
        }

        string certificates = ReadText(file, "certificate");
        string keyFile = options.KeyFile ?? file;
        string key = ReadText(keyFile, "key");
        if (key.Contains(OldEncryptedMark, StringComparison.Ordinal))
        {
            throw new BrokerException(
                BrokerFault.Tls,
                $"The key in '{keyFile}' is encrypted in a form that is not read: convert it with openssl pkcs8 -topk8.");
        }

        bool isEncrypted = key.Contains(EncryptedLabel, StringComparison.Ordinal);
        if (isEncrypted && options.KeyPassword is null)
        {
            throw new BrokerException(BrokerFault.Tls, $"The key in '{keyFile}' is encrypted, and there is no password for it.");
        }

        try
        {
            using X509Certificate2 read = isEncrypted
                ? X509Certificate2.CreateFromEncryptedPem(certificates, key, options.KeyPassword)
                : X509Certificate2.CreateFromPem(certificates, key);

            // Windows does not use a key for TLS that lives in memory alone.
            return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        }
        catch (CryptographicException exception)
        {
            string why = isEncrypted ? "wrong password, or no such key" : exception.Message.ReplaceLineEndings(" ").Trim();
            throw new BrokerException(
                BrokerFault.Tls, $"Certificate '{file}' and key '{keyFile}' cannot be used: {why}", exception);
        }
        catch (ArgumentException exception)
        {
            // The key belongs to another certificate.
            throw new BrokerException(
                BrokerFault.Tls,
                $"Certificate '{file}' and key '{keyFile}' cannot be used: {exception.Message.ReplaceLineEndings(" ").Trim()}",
                exception);
        }
    }

    private static string ReadText(string file, string what)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new BrokerException(
                BrokerFault.Tls, $"The {what} file '{file}' cannot be read: {FileFault.Describe(file, exception)}.", exception);
        }
    }
}
