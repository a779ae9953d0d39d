using System.Text;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Node.Applications;

/// <summary>A setting that is a whole number.</summary>
public sealed class NumberSetting : Setting
{
    private readonly int _least;
    private readonly int _most;

    /// <summary>Creates a setting.</summary>
    /// <param name="name">Its name in the file: 1 to 32 letters and digits.</param>
    /// <param name="label">What the page writes above its field.</param>
    /// <param name="first">Its value until another one is set.</param>
    /// <param name="least">The smallest value, 0 or more.</param>
    /// <param name="most">The largest value.</param>
    public NumberSetting(string name, string label, int first, int least, int most)
        : base(name, label)
    {
        Value = first;
        _least = least;
        _most = most;
    }

    /// <summary>Gets its value.</summary>
    public int Value { get; private set; }

    /// <inheritdoc/>
    public override string Text
    {
        get { return Value.ToString(); }
    }

    /// <inheritdoc/>
    public override string Check(string value)
    {
        return Parse(value) >= _least
            ? null
            : "a whole number from " + _least.ToString() + " to " + _most.ToString() + " is expected";
    }

    /// <inheritdoc/>
    internal override void Take(string value)
    {
        Value = Parse(value);
    }

    // Negative where it is no number, or too large.
    private int Parse(string value)
    {
        byte[] text = Encoding.UTF8.GetBytes(value);
        return (int)AsciiText.ParseNumber(text, 0, text.Length, _most);
    }
}
