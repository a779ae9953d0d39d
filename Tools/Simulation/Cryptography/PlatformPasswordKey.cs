using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Cryptography;

/// <summary>PBKDF2-HMAC-SHA256 of .NET, which does all rounds in one step: a PC needs a few milliseconds.</summary>
public sealed class PlatformPasswordKey : IPasswordKey
{
    private byte[] _password = [];
    private byte[] _salt = [];
    private int _rounds;

    /// <inheritdoc/>
    public void Begin(byte[] password, byte[] salt, int rounds)
    {
        _password = password;
        _salt = salt;
        _rounds = rounds;
    }

    /// <inheritdoc/>
    public bool Step(byte[] key)
    {
        Rfc2898DeriveBytes.Pbkdf2(_password, _salt, key, _rounds, HashAlgorithmName.SHA256);
        return true;
    }
}
