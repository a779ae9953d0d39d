using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>The cryptography of a board whose radio seals and opens frames; every call is counted.</summary>
internal sealed class AirCipher(IRandom random, IFrameKeys keys, CrossingCount count) : ICipher
{
    private readonly PlatformCipher _platform = new(random);

    public IFrameKeys Keys => keys;

    public void CreateKeyPair(byte[] privateKey, byte[] publicKey)
    {
        count.Add(CrossingKind.Cipher);
        _platform.CreateKeyPair(privateKey, publicKey);
    }

    public bool Agree(byte[] privateKey, byte[] peerPublicKey, int peerOffset, byte[] sharedSecret)
    {
        count.Add(CrossingKind.Cipher);
        return _platform.Agree(privateKey, peerPublicKey, peerOffset, sharedSecret);
    }

    public IDigest CreateMd5()
    {
        return CountingPort.Wrap(_platform.CreateMd5(), count, CrossingKind.Digest);
    }

    public IDigest CreateSha256()
    {
        return CountingPort.Wrap(_platform.CreateSha256(), count, CrossingKind.Digest);
    }
}
