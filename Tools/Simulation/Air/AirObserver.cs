namespace EnigmaIoT.Simulation.Air;

/// <summary>Sees every attempt after it ended, for captures.</summary>
public delegate void AirObserver(in AirAttempt attempt, AirOutcome outcome);
