namespace EnigmaIoT.Node.Applications;

/// <summary>Looks a state up that is a word.</summary>
/// <returns>The word; null where there is none just now: the reading is then left out of the message.</returns>
public delegate string TextSource();
