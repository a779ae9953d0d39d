namespace EnigmaIoT.Update.Deltas;

/// <summary>One instruction of a window: bytes of its own, one byte many times, or a copy.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Length">Bytes of the image that it makes.</param>
/// <param name="From">Where a copy starts, counted from the start of the base.</param>
internal readonly record struct Step(StepKind Kind, int Length, int From);
