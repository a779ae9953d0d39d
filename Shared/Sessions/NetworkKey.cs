using System;
using System.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Sessions;

/// <summary>The network key: SHA-256 over the configured password, zero-padded to 32 bytes.</summary>
public static class NetworkKey
{
    /// <summary>The shortest password in bytes.</summary>
    public const int MinimumPassword = 8;

    /// <summary>The longest password in bytes.</summary>
    public const int MaximumPassword = FrameLayout.KeyCount;

    /// <summary>Derives the key and loads it.</summary>
    /// <param name="cipher">The platform's cryptography.</param>
    /// <param name="password">The password, 8 to 32 bytes of UTF-8.</param>
    /// <param name="key">Receives the key.</param>
    /// <exception cref="ArgumentException">The password is shorter or longer.</exception>
    public static void Derive(ICipher cipher, string password, FrameKey key)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(password);
        try
        {
            Derive(cipher, bytes, key);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    /// <summary>Derives the key and loads it.</summary>
    /// <param name="cipher">The platform's cryptography.</param>
    /// <param name="password">The password's bytes, 8 to 32.</param>
    /// <param name="key">Receives the key.</param>
    /// <exception cref="ArgumentException">The password is shorter or longer.</exception>
    public static void Derive(ICipher cipher, byte[] password, FrameKey key)
    {
        if (password.Length < MinimumPassword || password.Length > MaximumPassword)
        {
            throw new ArgumentException("the network key must have 8 to 32 characters");
        }

        byte[] padded = new byte[FrameLayout.KeyCount];
        Array.Copy(password, 0, padded, 0, password.Length);
        IDigest sha256 = cipher.CreateSha256();
        sha256.Update(padded, 0, padded.Length);
        sha256.Finish(padded, 0);
        key.Load(padded);
        Array.Clear(padded, 0, padded.Length);
    }
}
