namespace EnigmaIoT.Update.Deltas;

/// <summary>
/// Creates a delta in the format VCDIFF (RFC 3284): without secondary compression, with the default code table, and in windows that a
/// decoder with little memory takes. It uses no address of the "same" cache, which such a decoder would have to keep.
/// </summary>
public static class VcdiffEncoder
{
    /// <summary>The most bytes that a window's own bytes, instructions and addresses have together.</summary>
    public const int MaximumInWindow = 1280;

    /// <summary>The most bytes of the image that a window makes.</summary>
    public const int MaximumOfImage = 32 * 1024;

    private const byte NothingElse = 0;

    /// <summary>Gets the bytes that such a delta starts with: the format and its version.</summary>
    internal static ReadOnlySpan<byte> Mark => [0xD6, 0xC3, 0xC4, 0];

    /// <summary>Creates the delta of an image.</summary>
    /// <param name="baseImage">What the receiver has; empty for nothing: then the image copies from itself alone.</param>
    /// <param name="image">What it is to have.</param>
    /// <param name="withImage">
    /// Whether windows may copy from earlier parts of the image where that is cheaper than the base. Not every decoder takes that.
    /// </param>
    /// <returns>The delta. It may be larger than the image, where there is nothing alike.</returns>
    public static byte[] Encode(ReadOnlySpan<byte> baseImage, ReadOnlySpan<byte> image, bool withImage = true)
    {
        byte[] bytes = [.. baseImage, .. image];
        MatchFinder finder = new(bytes, baseImage.Length);
        WindowParser parser = new(bytes, finder, MaximumOfImage);
        using MemoryStream stream = new();
        stream.Write(Mark);
        stream.WriteByte(NothingElse);
        for (int at = baseImage.Length; at < bytes.Length;)
        {
            WindowPlan plan = Plan(parser, at, baseImage.Length, withImage);
            WindowWriter.Write(plan, bytes, baseImage.Length, stream);
            at += plan.Length;
        }

        return stream.ToArray();
    }

    private static WindowPlan Plan(WindowParser parser, int at, int baseCount, bool withImage)
    {
        WindowPlan plan = parser.Parse(at, new Segment(0, baseCount), MaximumInWindow);
        WindowPlan ofImage = withImage ? parser.Parse(at, new Segment(baseCount, at - baseCount), MaximumInWindow) : plan;
        return Narrow(parser, IsCheaper(plan, ofImage) ? plan : ofImage);
    }

    /// <summary>A window that names no more than it copies from tells its addresses in fewer bytes.</summary>
    private static WindowPlan Narrow(WindowParser parser, WindowPlan plan)
    {
        Segment used = plan.Used();
        if (used == plan.Segment)
        {
            return plan;
        }

        WindowPlan narrow = parser.Parse(plan.Start, used, MaximumInWindow);
        return IsCheaper(narrow, plan) ? narrow : plan;
    }

    private static bool IsCheaper(WindowPlan one, WindowPlan other) =>
        (long)one.Cost * other.Length <= (long)other.Cost * one.Length;
}
