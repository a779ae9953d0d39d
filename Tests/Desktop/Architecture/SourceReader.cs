using System.Text.RegularExpressions;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>
/// Reads from sources which folders need which. The compiler puts the value of a constant in its place, so a compiled assembly does not
/// show who needs it; the using directives do, since the build refuses those that nothing needs.
/// </summary>
internal sealed partial class SourceReader
{
    private readonly string _folder;
    private readonly string _root;

    /// <summary>Creates a reader.</summary>
    /// <param name="folder">The assembly's folder.</param>
    /// <param name="root">Its root namespace.</param>
    public SourceReader(string folder, string root)
    {
        _folder = folder;
        _root = root;
    }

    /// <summary>Returns the arrows of all using directives.</summary>
    public IReadOnlyCollection<Arrow> Arrows()
    {
        List<Arrow> arrows = [];
        foreach (string file in Files())
        {
            foreach (Match match in UsingPattern().Matches(File.ReadAllText(file)))
            {
                string used = match.Groups["name"].Value;
                if (used.StartsWith(_root + '.', StringComparison.Ordinal))
                {
                    string from = TopFolderOf(file);
                    string to = used[(_root.Length + 1)..].Split('.')[0];
                    if (from != to)
                    {
                        arrows.Add(new Arrow(from, Path.GetFileNameWithoutExtension(file), "using", to, "*"));
                    }
                }
            }
        }

        return arrows;
    }

    /// <summary>Returns the files whose namespace is not that of their folder.</summary>
    public IEnumerable<string> Misplaced()
    {
        foreach (string file in Files())
        {
            Match match = NamespacePattern().Match(File.ReadAllText(file));
            string folder = FolderOf(file);
            string wanted = folder.Length == 0 ? _root : $"{_root}.{folder}";
            if (match.Success && match.Groups["name"].Value != wanted)
            {
                yield return $"{Path.GetRelativePath(_folder, file)} is in {match.Groups["name"].Value}";
            }
        }
    }

    /// <summary>Returns the folders that have sources, be it in a folder inside; the root folder's name is empty.</summary>
    public IEnumerable<string> Folders()
    {
        return Files().Select(TopFolderOf).Distinct();
    }

    private IEnumerable<string> Files()
    {
        return Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => FolderOf(file).Split('.')[0] is not ("bin" or "obj"));
    }

    private string TopFolderOf(string file)
    {
        return FolderOf(file).Split('.')[0];
    }

    private string FolderOf(string file)
    {
        string folder = Path.GetRelativePath(_folder, Path.GetDirectoryName(file)!);
        return folder == "." ? string.Empty : folder.Replace(Path.DirectorySeparatorChar, '.');
    }

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingPattern();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();
}
