using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.SelfUpdate;

/// <summary>Takes so many shares for a key, which is nobody's.</summary>
public sealed class SlowPasswordKey : IPasswordKey
{
    private int _left;

    /// <inheritdoc/>
    public void Begin(byte[] password, byte[] salt, int rounds)
    {
        _left = 3;
    }

    /// <inheritdoc/>
    public bool Step(byte[] key)
    {
        _left--;
        return _left == 0;
    }
}
