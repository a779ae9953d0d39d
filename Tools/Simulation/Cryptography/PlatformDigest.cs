using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Cryptography;

/// <summary>An incremental hash over .NET's own implementation, without an allocation per message.</summary>
public sealed class PlatformDigest : IDigest
{
    private readonly IncrementalHash _hash;
    private readonly byte[] _discarded;

    /// <summary>Creates a hash.</summary>
    /// <param name="algorithm">MD5 or SHA-256.</param>
    public PlatformDigest(HashAlgorithmName algorithm)
    {
        _hash = IncrementalHash.CreateHash(algorithm);
        _discarded = new byte[_hash.HashLengthInBytes];
    }

    /// <inheritdoc/>
    public int Size => _hash.HashLengthInBytes;

    /// <inheritdoc/>
    public void Reset()
    {
        _hash.GetHashAndReset(_discarded);
    }

    /// <inheritdoc/>
    public void Update(byte[] buffer, int offset, int count)
    {
        _hash.AppendData(buffer, offset, count);
    }

    /// <inheritdoc/>
    public void Finish(byte[] digest, int offset)
    {
        _hash.GetHashAndReset(digest.AsSpan(offset, Size));
    }
}
