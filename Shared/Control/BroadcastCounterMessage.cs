using EnigmaIoT.Shared.Buffers;

namespace EnigmaIoT.Shared.Control;

/// <summary>
/// The number of broadcasts under a broadcast key before a node was given it, so that those are old to the node: code,
/// counter (2 bytes), the first 4 bytes of the key. Ours alone; a node of version 0.9.8 ignores the code.
/// </summary>
public static class BroadcastCounterMessage
{
    /// <summary>Bytes of the message.</summary>
    public const int Count = KeyOffset + sizeof(uint);

    private const int CounterOffset = 1;
    private const int KeyOffset = CounterOffset + sizeof(ushort);

    /// <summary>Writes the message.</summary>
    /// <param name="buffer">Receives <see cref="Count"/> bytes from its start.</param>
    /// <param name="counter">The counter of the last broadcast, 1 to 65,535.</param>
    /// <param name="key">The broadcast key.</param>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int counter, byte[] key)
    {
        buffer[0] = ControlCode.BroadcastCounter;
        LittleEndian.WriteUInt16(buffer, CounterOffset, counter);
        LittleEndian.WriteUInt32(buffer, KeyOffset, KeyPart(key));
        return Count;
    }

    /// <summary>Reads the message.</summary>
    /// <param name="buffer">Holds the control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">Their number.</param>
    /// <param name="counter">Receives the counter.</param>
    /// <param name="keyPart">Receives the <see cref="KeyPart"/> of the key that it counts for.</param>
    /// <returns>False where the length is wrong.</returns>
    public static bool TryRead(byte[] buffer, int offset, int count, out int counter, out uint keyPart)
    {
        bool isWhole = count == Count;
        counter = isWhole ? LittleEndian.ReadUInt16(buffer, offset + CounterOffset) : 0;
        keyPart = isWhole ? LittleEndian.ReadUInt32(buffer, offset + KeyOffset) : 0;
        return isWhole;
    }

    /// <summary>Gets the identification of a broadcast key.</summary>
    /// <param name="key">The key.</param>
    public static uint KeyPart(byte[] key)
    {
        return LittleEndian.ReadUInt32(key, 0);
    }
}
