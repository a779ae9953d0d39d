namespace EnigmaIoT.Node.Applications;

/// <summary>A setting that is a text of at most 64 bytes.</summary>
public sealed class TextSetting : Setting
{
    private string _value;

    /// <summary>Creates a setting.</summary>
    /// <param name="name">Its name in the file: 1 to 32 letters and digits.</param>
    /// <param name="label">What the page writes above its field.</param>
    /// <param name="first">Its value until another one is set.</param>
    public TextSetting(string name, string label, string first)
        : base(name, label)
    {
        _value = first;
    }

    /// <summary>Gets its value.</summary>
    public override string Text
    {
        get { return _value; }
    }

    /// <inheritdoc/>
    public override string Check(string value)
    {
        return null;
    }

    /// <inheritdoc/>
    internal override void Take(string value)
    {
        _value = value;
    }
}
