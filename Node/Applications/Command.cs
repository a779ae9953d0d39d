namespace EnigmaIoT.Node.Applications;

/// <summary>
/// A command of an application: the map <c>{"led":1}</c>, or <c>{"cmd":"led","led":1}</c>, which the examples of version 0.9.8 take.
/// </summary>
internal sealed class Command
{
    /// <summary>Creates a command.</summary>
    /// <param name="key">Its key, of ASCII characters.</param>
    /// <param name="taker">Executes it.</param>
    public Command(string key, CommandCallback taker)
    {
        Key = key;
        Taker = taker;
    }

    /// <summary>Gets its key.</summary>
    public string Key { get; }

    /// <summary>Gets what executes it.</summary>
    public CommandCallback Taker { get; }
}
