using System;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Shared.Control;

/// <summary>Carries the gateway's broadcast key: code and 32 bytes. Taken only from an encrypted control message.</summary>
public static class BroadcastKeyMessage
{
    /// <summary>Bytes of the message.</summary>
    public const int Count = 1 + FrameLayout.KeyCount;

    /// <summary>Writes the message.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int offset, byte[] key)
    {
        buffer[offset] = ControlCode.BroadcastKey;
        Array.Copy(key, 0, buffer, offset + 1, FrameLayout.KeyCount);
        return Count;
    }

    /// <summary>Reads the key.</summary>
    /// <returns>False where the length is wrong.</returns>
    public static bool TryRead(byte[] buffer, int offset, int count, byte[] key)
    {
        if (count != Count)
        {
            return false;
        }

        Array.Copy(buffer, offset + 1, key, 0, FrameLayout.KeyCount);
        return true;
    }
}
