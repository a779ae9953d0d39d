using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>Frame keys over the toy cipher.</summary>
public static class Keys
{
    /// <summary>Creates a key of 32 times the same byte; two of the same byte open each other's frames.</summary>
    public static FrameKey Filled(byte value)
    {
        SeededRandom random = new SeededRandom(value);
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = value;
        }

        FrameKey key = new FrameKey(new ToyCipher(random).Keys);
        key.Load(bytes);
        return key;
    }
}
