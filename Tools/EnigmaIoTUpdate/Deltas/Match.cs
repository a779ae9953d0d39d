namespace EnigmaIoT.Update.Deltas;

/// <summary>Bytes that stand earlier, too.</summary>
/// <param name="From">Where, counted from the start of the base; the image stands behind it.</param>
/// <param name="Length">How many.</param>
internal readonly record struct Match(int From, int Length);
