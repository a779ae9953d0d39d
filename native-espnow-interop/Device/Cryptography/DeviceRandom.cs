using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Cryptography;

/// <summary>The hardware's random numbers; to be used through a <see cref="Shared.Buffers.RandomPool"/>.</summary>
public sealed class DeviceRandom : IRandom
{
    /// <inheritdoc/>
    public void Fill(byte[] buffer, int offset, int count)
    {
        if (NativeCipher.Random(buffer, offset, count) < 0)
        {
            throw new InvalidOperationException("no random numbers");
        }
    }
}
