namespace EnigmaIoT.Simulation.Flash;

/// <summary>Where a window of a delta starts: what was decoded before it is not needed again.</summary>
/// <param name="Delta">Bytes of the delta before the window; 0 stands for no place.</param>
/// <param name="Image">Bytes of the image before what it makes.</param>
internal readonly record struct DeltaPlace(int Delta, int Image);
