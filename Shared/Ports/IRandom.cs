namespace EnigmaIoT.Shared.Ports;

/// <summary>Random bytes fit for keys and nonces (on the device: the hardware generator).</summary>
public interface IRandom
{
    /// <summary>Fills <paramref name="count"/> bytes of <paramref name="buffer"/> from <paramref name="offset"/>.</summary>
    void Fill(byte[] buffer, int offset, int count);
}
