using System.Text.RegularExpressions;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>The texts that the programs can print: string literals of the sources, put together where they are concatenated.</summary>
internal sealed partial class SourceTexts
{
    // Between two parts of one message stands code of the same statement.
    private const int Statement = 300;

    private readonly IReadOnlyList<string> _sources;

    private SourceTexts(IReadOnlyList<string> sources)
    {
        _sources = sources;
    }

    /// <summary>Reads the sources under some folders.</summary>
    public static SourceTexts Read(params string[] folders)
    {
        return new SourceTexts([.. Repository.Files(".cs")
            .Where(path => folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)))
            .Select(path => JoinPattern().Replace(File.ReadAllText(Repository.PathOf(path)), string.Empty).Replace("\\\"", "\"", StringComparison.Ordinal))]);
    }

    /// <summary>Determines whether a message can be printed.</summary>
    /// <param name="message">The message, with … in the place of what differs.</param>
    public bool Has(string message)
    {
        string[] parts = message.Split('…', StringSplitOptions.RemoveEmptyEntries);
        return parts.Any(part => part.Count(char.IsLetter) >= 4) && _sources.Any(source => Has(source, parts));
    }

    private static bool Has(string source, string[] parts)
    {
        for (int start = source.IndexOf(parts[0], StringComparison.Ordinal); start >= 0; start = source.IndexOf(parts[0], start + 1, StringComparison.Ordinal))
        {
            int end = start;
            foreach (string part in parts)
            {
                int found = source.IndexOf(part, end, Math.Min(Statement, source.Length - end), StringComparison.Ordinal);
                end = found < 0 ? -1 : found + part.Length;
                if (end < 0)
                {
                    break;
                }
            }

            if (end >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // "one " + "text", over the end of a line too.
    [GeneratedRegex(@"""\s*\+\s*\$?""")]
    private static partial Regex JoinPattern();
}
