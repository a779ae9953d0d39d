namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>
/// What the compiler made of this repository's projects. Beside the tests lie copies, which a measurement of coverage fills with code of its
/// own.
/// </summary>
internal static class Compiled
{
    /// <summary>Gets the path of a project's assembly.</summary>
    /// <param name="project">The project's folder, such as <c>Gateway</c>.</param>
    /// <param name="assembly">The assembly's file name.</param>
    public static string PathOf(string project, string assembly)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(Repository.Root, project, "obj", "desktop", configuration, assembly);
    }
}
