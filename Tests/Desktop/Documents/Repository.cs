namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    private static readonly string[] _made = [".git", ".vs", "bin", "obj", "packages", "TestResults", "node_modules"];

    /// <summary>Gets the repository's folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>Returns the full path of a file or folder.</summary>
    /// <param name="path">Its path inside the repository.</param>
    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(Root, path));

    /// <summary>Returns the paths inside the repository of all files of a kind, without what builds and tests leave behind.</summary>
    /// <param name="extension">The file names' end, with its dot.</param>
    public static IEnumerable<string> Files(string extension) => Files(Root, extension).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Files(string folder, string extension)
    {
        IEnumerable<string> here = Directory.EnumerateFiles(folder, "*" + extension)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'));
        IEnumerable<string> below = Directory.EnumerateDirectories(folder)
            .Where(child => !_made.Contains(Path.GetFileName(child)))
            .SelectMany(child => Files(child, extension));
        return here.Concat(below);
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "EnigmaIoTGateway.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
