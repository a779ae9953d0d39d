using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Cryptography;

/// <summary>The operating system's random numbers, fit for keys.</summary>
public sealed class SystemRandom : IRandom
{
    /// <inheritdoc/>
    public void Fill(byte[] buffer, int offset, int count)
    {
        RandomNumberGenerator.Fill(buffer.AsSpan(offset, count));
    }
}
