namespace EnigmaIoT.Simulation.Storage;

/// <summary>The rules of <see cref="Shared.Ports.IConfigStore"/> for names and sizes.</summary>
internal static class RecordName
{
    public const int MaximumRecord = 512;

    private const int MaximumName = 15;

    public static bool IsValid(string name)
    {
        return name.Length is >= 1 and <= MaximumName && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
    }
}
