namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>An installed program with a folder of its own: another maker and reader of what ours make and read.</summary>
internal sealed class ProgramFolder : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly string _program;

    private ProgramFolder(string program)
    {
        _program = program;
        _folder = Directory.CreateTempSubdirectory("program-");
    }

    /// <summary>Finds a program that is named as its package, or skips the test.</summary>
    public static ProgramFolder FindOrSkip(string name) => new(InstalledProgram.FindOrSkip(name, name));

    /// <summary>Returns the path of a file of the folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file into the folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(Path(name), content);
        return Path(name);
    }

    /// <summary>Runs the program, which has to succeed.</summary>
    /// <returns>What it wrote.</returns>
    public Task<string> Run(params string[] arguments) => NativeBuild.Run(_program, arguments, CancellationToken.None);

    public void Dispose() => _folder.Delete(recursive: true);
}
