namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>How often a device enters native code, by kind.</summary>
internal sealed class CrossingCount
{
    private readonly int[] _counts = new int[Enum.GetValues<CrossingKind>().Length];

    public int Total => _counts.Sum();

    public int Of(CrossingKind kind)
    {
        return _counts[(int)kind];
    }

    public void Add(CrossingKind kind)
    {
        _counts[(int)kind]++;
    }

    /// <summary>Starts at nothing.</summary>
    public void Reset()
    {
        Array.Clear(_counts);
    }

    public override string ToString()
    {
        return string.Join(", ", Enum.GetValues<CrossingKind>().Select(kind => $"{kind} {Of(kind)}")) + $": {Total}";
    }
}
