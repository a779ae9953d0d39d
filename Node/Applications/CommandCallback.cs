namespace EnigmaIoT.Node.Applications;

/// <summary>Obeys a command.</summary>
/// <param name="value">Its value; 1 and 0 for true and false.</param>
/// <returns>False where it is a value that the command does not take: it is then counted and logged, and nothing is answered.</returns>
public delegate bool CommandCallback(int value);
