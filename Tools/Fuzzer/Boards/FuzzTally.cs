using System.Globalization;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>What happened in all lanes: sums, and the highest of some numbers.</summary>
internal sealed class FuzzTally
{
    private readonly Dictionary<string, long> _numbers = [];

    /// <summary>Adds to a number.</summary>
    public void Add(string name, long count)
    {
        _numbers[name] = _numbers.GetValueOrDefault(name) + count;
    }

    /// <summary>Keeps the higher one.</summary>
    public void Raise(string name, long value)
    {
        _numbers[name] = Math.Max(_numbers.GetValueOrDefault(name), value);
    }

    /// <summary>Prints a line for each number, in the order in which they first came.</summary>
    public void Print(TextWriter output)
    {
        foreach ((string name, long number) in _numbers)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-44} {number,12:N0}"));
        }
    }
}
