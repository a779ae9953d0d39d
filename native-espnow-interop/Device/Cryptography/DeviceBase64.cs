using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Cryptography;

/// <summary>Base64 in native code.</summary>
public sealed class DeviceBase64 : IBase64
{
    /// <inheritdoc/>
    public int Decode(byte[] text, int offset, int count, byte[] output, int outputOffset, int capacity)
    {
        int size = NativeCipher.DecodeBase64(text, offset, count, output, outputOffset, capacity);
        return size < 0 ? -1 : size;
    }
}
