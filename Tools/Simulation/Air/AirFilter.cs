namespace EnigmaIoT.Simulation.Air;

/// <summary>Decides over an attempt before chance does, so that a test can lose one certain frame.</summary>
/// <returns><see cref="AirOutcome.Arrived"/> to leave it to chance.</returns>
public delegate AirOutcome AirFilter(in AirAttempt attempt);
