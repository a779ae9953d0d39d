using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Cryptography;

/// <summary>
/// PBKDF2 in native code, 100 rounds a step: some 10 ms by our reckoning, as long as three frames are in the air. A task of its own
/// would need a stack of some KB and a way to end it; this needs 64 bytes, and only while a key is derived.
/// </summary>
public sealed class DevicePasswordKey : IPasswordKey
{
    private const int StepRounds = 100;
    private const int KeyCount = 32;

    private byte[] _password;
    private byte[] _state;
    private int _left;

    /// <inheritdoc/>
    public void Begin(byte[] password, byte[] salt, int rounds)
    {
        _password = password;
        _state = new byte[2 * KeyCount];
        _left = rounds - 1;
        Check(NativeCipher.BeginPasswordKey(password, salt, _state));
    }

    /// <inheritdoc/>
    public bool Step(byte[] key)
    {
        int rounds = _left < StepRounds ? _left : StepRounds;
        if (rounds > 0)
        {
            Check(NativeCipher.AdvancePasswordKey(_password, _state, rounds));
            _left -= rounds;
        }

        if (_left > 0)
        {
            return false;
        }

        Array.Copy(_state, KeyCount, key, 0, KeyCount);
        Array.Clear(_state, 0, _state.Length);
        _password = null;
        _state = null;
        return true;
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            // The native heap is short. It is as if the managed one were: what came is refused, and the program goes on.
            throw new OutOfMemoryException();
        }
    }
}
