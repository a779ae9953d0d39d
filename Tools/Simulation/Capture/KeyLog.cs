using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Simulation.Capture;

/// <summary>
/// Writes the keys of radio frames, so that a capture can be decrypted later: one a line, the node's address or * where it
/// opens anyone's frames, a space, and 64 hex digits.
/// </summary>
/// <param name="output">Receives the lines; each is handed on at once.</param>
public sealed class KeyLog(TextWriter output)
{
    /// <summary>Writes a key.</summary>
    /// <param name="key">Its 32 bytes.</param>
    /// <param name="peer">Whose frames it opens; <see cref="MacAddress.None"/> where it opens anyone's.</param>
    public void Write(byte[] key, long peer)
    {
        string owner = peer == MacAddress.None ? "*" : MacAddress.Format(peer);
        output.WriteLine($"{owner} {Convert.ToHexStringLower(key)}");
        output.Flush();
    }
}
