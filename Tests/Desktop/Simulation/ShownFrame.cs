namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>What tshark shows of a frame.</summary>
/// <param name="fields">The fields that were asked for.</param>
/// <param name="line">Their values, separated by tabs; a field that stands several times has its values separated by commas.</param>
internal sealed class ShownFrame(string[] fields, string line)
{
    // From 4.2 on tshark says True and False of flags.
    private readonly string[] _values = [.. line.Split('\t').Select(value => value == "True" ? "1" : value == "False" ? "0" : value)];

    /// <summary>Gets a field's value, or values; empty where the frame has no such field.</summary>
    public string this[string field] => _values[Array.IndexOf(fields, field)];

    /// <summary>Gets a field's values.</summary>
    public string[] All(string field) => this[field].Split(',', StringSplitOptions.RemoveEmptyEntries);
}
