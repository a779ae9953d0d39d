namespace EnigmaIoT.Node.Applications;

/// <summary>A MessagePack map (github.com/msgpack/msgpack, spec.md) of one entry that switches something: <c>{"led":1}</c>.</summary>
public static class SwitchMessage
{
    private const byte MapOfOne = 0x81;
    private const byte FixText = 0xA0;
    private const byte False = 0xC2;
    private const byte True = 0xC3;

    /// <summary>Reads a map whose one entry is a key with 0, 1, false or true.</summary>
    /// <param name="key">The key, 0 to 31 ASCII characters.</param>
    /// <param name="buffer">Holds the map at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Bytes of the map.</param>
    /// <returns>0 or 1; -1 where it is anything else.</returns>
    public static int Read(string key, byte[] buffer, int offset, int count)
    {
        if (count != key.Length + 3 || buffer[offset] != MapOfOne || buffer[offset + 1] != (FixText | key.Length))
        {
            return -1;
        }

        for (int i = 0; i < key.Length; i++)
        {
            if (buffer[offset + 2 + i] != key[i])
            {
                return -1;
            }
        }

        int value = buffer[offset + count - 1];
        return value == 0 || value == False ? 0 : value == 1 || value == True ? 1 : -1;
    }
}
