using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>Takes the place of MD5 (16 bytes) and SHA-256 (32 bytes).</summary>
public sealed class ToyDigest : IDigest
{
    private readonly ToyMix _mix = new ToyMix();

    /// <summary>Creates a digest of 1 to 32 bytes.</summary>
    public ToyDigest(int size)
    {
        Size = size;
        Reset();
    }

    /// <inheritdoc/>
    public int Size { get; }

    /// <inheritdoc/>
    public void Reset()
    {
        _mix.Reset();
        _mix.Add((byte)Size);
    }

    /// <inheritdoc/>
    public void Update(byte[] buffer, int offset, int count)
    {
        _mix.Add(buffer, offset, count);
    }

    /// <inheritdoc/>
    public void Finish(byte[] digest, int offset)
    {
        _mix.Finish(digest, offset, Size);
        Reset();
    }
}
