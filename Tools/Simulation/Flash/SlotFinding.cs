namespace EnigmaIoT.Simulation.Flash;

/// <summary>What a start found in a slot, compared with the boot record.</summary>
/// <param name="Fitness">What speaks for running it.</param>
/// <param name="News">What the record is to take over; null where it is right.</param>
/// <param name="IsFlashed">
/// Whether it was flashed by wire: it proves itself by its own checksums, and the record knows its digest from no slot.
/// </param>
internal readonly record struct SlotFinding(SlotFitness Fitness, SlotContent? News = null, bool IsFlashed = false);
