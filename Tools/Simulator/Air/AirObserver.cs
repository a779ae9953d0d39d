namespace EnigmaIoT.Simulator.Air;

/// <summary>Sees every attempt after it ended, for captures.</summary>
public delegate void AirObserver(in AirAttempt attempt, AirOutcome outcome);
