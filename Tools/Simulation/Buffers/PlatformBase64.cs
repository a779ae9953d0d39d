using System.Buffers;
using System.Buffers.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Buffers;

/// <summary>.NET's base64 decoder, held to the port's stricter rule: it would skip white space.</summary>
public sealed class PlatformBase64 : IBase64
{
    private static readonly SearchValues<byte> _whiteSpace = SearchValues.Create(" \t\r\n"u8);

    /// <inheritdoc/>
    public int Decode(byte[] text, int offset, int count, byte[] output, int outputOffset, int capacity)
    {
        ReadOnlySpan<byte> characters = text.AsSpan(offset, count);
        if (characters.ContainsAny(_whiteSpace))
        {
            return -1;
        }

        OperationStatus status = Base64.DecodeFromUtf8(
            characters,
            output.AsSpan(outputOffset, capacity),
            out _,
            out int written);
        return status == OperationStatus.Done ? written : -1;
    }
}
