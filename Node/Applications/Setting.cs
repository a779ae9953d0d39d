namespace EnigmaIoT.Node.Applications;

/// <summary>A setting of an application: a field of the first configuration's page, kept in the configuration file.</summary>
public abstract class Setting
{
    /// <summary>Creates a setting.</summary>
    /// <param name="name">Its name in the file: 1 to 32 letters and digits.</param>
    /// <param name="label">What the page writes above its field.</param>
    protected Setting(string name, string label)
    {
        Name = name;
        Label = label;
    }

    /// <summary>Gets its name in the configuration file.</summary>
    public string Name { get; }

    /// <summary>Gets what the page writes above its field.</summary>
    public string Label { get; }

    /// <summary>Gets its value as it stands in the file.</summary>
    public abstract string Text { get; }

    /// <summary>Checks a value.</summary>
    /// <returns>Null where it can be taken; else what is expected.</returns>
    public abstract string Check(string value);

    /// <summary>Takes a value that was checked.</summary>
    internal abstract void Take(string value);
}
