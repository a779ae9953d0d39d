namespace EnigmaIoT.Update.Deltas;

/// <summary>The stretch that a window copies from, beside its own earlier bytes.</summary>
/// <param name="Start">Where it starts, counted from the start of the base; the image stands behind it.</param>
/// <param name="Count">Its bytes; 0 where the window copies from itself alone.</param>
internal readonly record struct Segment(int Start, int Count)
{
    /// <summary>Gets where it ends.</summary>
    public int End => Start + Count;
}
