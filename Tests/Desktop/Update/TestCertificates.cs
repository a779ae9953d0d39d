using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EnigmaIoT.Tests.Desktop.EndToEnd;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>An authority, a broker's and a client's certificate, as PEM files in a folder.</summary>
internal sealed class TestCertificates
{
    public const string KeyPassword = "key password";

    public TestCertificates(TestFolder folder)
    {
        using RSA authorityKey = RSA.Create(2048);
        CertificateRequest request = new("CN=test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using X509Certificate2 authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        Authority = Write(folder, "ca.pem", authority.ExportCertificatePem());

        using RSA serverKey = RSA.Create(2048);
        Server = Write(folder, "server.pem", Sign(authority, serverKey, "localhost", isServer: true));
        ServerKey = Write(folder, "server.key", serverKey.ExportPkcs8PrivateKeyPem());

        using RSA clientKey = RSA.Create(2048);
        string client = Sign(authority, clientKey, "me", isServer: false);
        Client = Write(folder, "client.pem", client);
        ClientKey = Write(folder, "client.key", clientKey.ExportPkcs8PrivateKeyPem());
        ClientWithKey = Write(folder, "both.pem", client + "\n" + clientKey.ExportPkcs8PrivateKeyPem());
        EncryptedKey = Write(
            folder,
            "encrypted.key",
            clientKey.ExportEncryptedPkcs8PrivateKeyPem(
                KeyPassword, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        using RSA otherKey = RSA.Create(2048);
        OtherKey = Write(folder, "other.key", otherKey.ExportPkcs8PrivateKeyPem());
    }

    public string Authority { get; }

    public string Server { get; }

    public string ServerKey { get; }

    public string Client { get; }

    public string ClientKey { get; }

    /// <summary>Certificate and key in one file.</summary>
    public string ClientWithKey { get; }

    /// <summary>The client's key, encrypted with <see cref="KeyPassword"/>.</summary>
    public string EncryptedKey { get; }

    /// <summary>A key that belongs to no certificate.</summary>
    public string OtherKey { get; }

    private static string Sign(X509Certificate2 authority, RSA key, string name, bool isServer)
    {
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        string usage = isServer ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2";
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (isServer)
        {
            SubjectAlternativeNameBuilder names = new();
            names.AddDnsName("localhost");
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }

        using X509Certificate2 certificate = request.Create(
            authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return certificate.ExportCertificatePem();
    }

    private static string Write(TestFolder folder, string name, string text) => folder.Write(name, Encoding.ASCII.GetBytes(text));
}
