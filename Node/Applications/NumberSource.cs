namespace EnigmaIoT.Node.Applications;

/// <summary>Measures something.</summary>
/// <returns>The value; <see cref="double.NaN"/> where there is none just now: the reading is then left out of the message.</returns>
public delegate double NumberSource();
