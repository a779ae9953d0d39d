using System.Security.Cryptography;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Update.Signing;

/// <summary>A key of ECDSA with the curve P-256, as PEM files hold it: a pair that signs, or its public half that verifies.</summary>
public sealed class SigningKey : IDisposable
{
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly ECDsa _key;

    private SigningKey(ECDsa key, bool isPrivate)
    {
        _key = key;
        IsPrivate = isPrivate;
        Public = key.ExportSubjectPublicKeyInfo();
    }

    /// <summary>Gets whether it can sign.</summary>
    public bool IsPrivate { get; }

    /// <summary>Gets the public half: SubjectPublicKeyInfo in DER, 91 bytes, what stands in a file PUBLIC KEY.</summary>
    public ReadOnlyMemory<byte> Public { get; }

    /// <summary>Gets the key's identity: the first 8 bytes of the SHA-256 of <see cref="Public"/>.</summary>
    public ReadOnlyMemory<byte> Id => SHA256.HashData(Public.Span).AsMemory(0, TrailerLayout.KeyIdCount);

    /// <summary>Gets the identity as 16 hex digits.</summary>
    public string IdText => Convert.ToHexStringLower(Id.Span);

    /// <summary>Gets what a board's configuration takes (<c>keys</c> under <c>signing</c>): <see cref="Public"/> as base64, without line breaks.</summary>
    public string ConfigurationText => Convert.ToBase64String(Public.Span);

    /// <summary>Creates a new pair.</summary>
    public static SigningKey Create()
    {
        return new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256), true);
    }

    /// <summary>Takes a public half.</summary>
    /// <param name="publicKey">As <see cref="Public"/>.</param>
    /// <exception cref="SigningException">It is none.</exception>
    public static SigningKey FromPublic(ReadOnlySpan<byte> publicKey)
    {
        return FromPem(new string(PemEncoding.Write("PUBLIC KEY", publicKey)));
    }

    /// <summary>Reads a key.</summary>
    /// <param name="pem">PRIVATE KEY, EC PRIVATE KEY, ENCRYPTED PRIVATE KEY or PUBLIC KEY.</param>
    /// <param name="password">The password of an encrypted key; null for none.</param>
    /// <exception cref="SigningException">It is none.</exception>
    public static SigningKey FromPem(string pem, string? password = null)
    {
        ArgumentNullException.ThrowIfNull(pem);
        if (pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
        {
            throw new SigningException("its password is of OpenSSL's old kind, which is not read: 'openssl pkcs8 -topk8' writes it anew");
        }

        bool isEncrypted = pem.Contains("ENCRYPTED PRIVATE KEY", StringComparison.Ordinal);
        bool isPrivate = pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal);
        if (isEncrypted && password is null)
        {
            throw new SigningException("the key has a password: name a file with --key-password-file, or set ENIGMAIOT_KEY_PASSWORD");
        }

        ECDsa key = ECDsa.Create();
        try
        {
            if (isEncrypted)
            {
                key.ImportFromEncryptedPem(pem, password);
            }
            else
            {
                key.ImportFromPem(WithoutParameters(pem));
            }

            // A curve that is written out in numbers has no name, also where it is this one.
            if (key.ExportParameters(false).Curve is not { IsNamed: true, Oid.Value: P256 })
            {
                throw new SigningException("the key is not of the curve P-256 (prime256v1), by its name");
            }

            SigningKey result = new(key, isPrivate);
            key = null!;
            return result;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new SigningException(
                isEncrypted ? "the key cannot be read: wrong password, or no ECDSA key" : "it holds no ECDSA key in PEM", exception);
        }
        finally
        {
            key?.Dispose();
        }
    }

    /// <summary>Writes the pair as PKCS #8: PRIVATE KEY, or ENCRYPTED PRIVATE KEY under a password.</summary>
    public string ToPrivatePem(string? password)
    {
        return password is null
            ? _key.ExportPkcs8PrivateKeyPem()
            : _key.ExportEncryptedPkcs8PrivateKeyPem(
                password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000));
    }

    /// <summary>Writes the public half: PUBLIC KEY.</summary>
    public string ToPublicPem()
    {
        return _key.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>Signs.</summary>
    /// <param name="bytes">What is signed, by its SHA-256.</param>
    /// <returns>r and s, 32 bytes each.</returns>
    public byte[] Sign(ReadOnlySpan<byte> bytes)
    {
        return _key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Determines whether a signature of this key is right.</summary>
    public bool Verify(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        return _key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
    }

    // "openssl ecparam -genkey" writes the curve's name before the key.
    private static string WithoutParameters(string pem)
    {
        const string end = "-----END EC PARAMETERS-----";
        int at = pem.IndexOf(end, StringComparison.Ordinal);
        return at < 0 ? pem : pem[(at + end.Length)..];
    }
}
