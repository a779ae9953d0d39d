using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Simulation.Storage;

/// <summary>A board's files as those of a folder.</summary>
public sealed class FolderFiles : IFileArea
{
    private readonly string _folder;

    /// <summary>Creates the files.</summary>
    /// <param name="folder">Made where it does not exist.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public FolderFiles(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Gets what stands before a file's name in its path.</summary>
    public string Prefix => _folder + Path.DirectorySeparatorChar;

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        try
        {
            byte[] content = File.ReadAllBytes(PathOf(name));
            if (content.Length > buffer.Length)
            {
                return -1;
            }

            content.CopyTo(buffer, 0);
            return content.Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int count)
    {
        return Try(() => File.WriteAllBytes(PathOf(name), buffer.AsSpan(0, count)));
    }

    /// <inheritdoc/>
    public bool Move(string from, string to)
    {
        return Try(() => File.Move(PathOf(from), PathOf(to)));
    }

    /// <inheritdoc/>
    public bool Delete(string name)
    {
        return Try(() => File.Delete(PathOf(name)));
    }

    /// <inheritdoc/>
    public void Clear()
    {
        foreach (string path in Directory.EnumerateFiles(_folder))
        {
            Try(() => File.Delete(path));
        }
    }

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string PathOf(string name)
    {
        return Path.Combine(_folder, name);
    }
}
