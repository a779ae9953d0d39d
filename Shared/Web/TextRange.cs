namespace EnigmaIoT.Shared.Web;

/// <summary>Offset and count of a text in one number: a field of an object costs a board 12 bytes, whatever its type.</summary>
internal static class TextRange
{
    private const int Shift = 16;
    private const int Mask = 0xFFFF;

    /// <summary>Puts offset and count, each up to 32,767, together.</summary>
    public static int Of(int offset, int count)
    {
        return (offset << Shift) | count;
    }

    /// <summary>Gets the offset.</summary>
    public static int Offset(int range)
    {
        return range >> Shift;
    }

    /// <summary>Gets the count.</summary>
    public static int Count(int range)
    {
        return range & Mask;
    }
}
