using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Storage;

/// <summary>
/// Records as files of a directory. A record is written beside the old one, flushed to the disk and then renamed over
/// it, so that it is the old or the new one whatever happens.
/// </summary>
public sealed class FileStore : IConfigStore
{
    private const string Extension = ".record";
    private const string NewExtension = ".new";

    private readonly string _directory;

    /// <summary>Creates a store.</summary>
    /// <param name="directory">Made where it does not exist.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public FileStore(string directory)
    {
        _directory = Directory.CreateDirectory(directory).FullName;
    }

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        string path = PathOf(name);
        try
        {
            if (!RecordName.IsValid(name) || !File.Exists(path))
            {
                return -1;
            }

            byte[] record = File.ReadAllBytes(path);
            if (record.Length > buffer.Length)
            {
                return -1;
            }

            record.CopyTo(buffer, 0);
            return record.Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int count)
    {
        if (!RecordName.IsValid(name) || count > RecordName.MaximumRecord)
        {
            return false;
        }

        string path = PathOf(name);
        try
        {
            using (FileStream file = new(path + NewExtension, FileMode.Create, FileAccess.Write))
            {
                file.Write(buffer, 0, count);
                file.Flush(flushToDisk: true);
            }

            File.Move(path + NewExtension, path, overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        foreach (string path in Directory.EnumerateFiles(_directory, "*" + Extension + "*"))
        {
            File.Delete(path);
        }
    }

    private string PathOf(string name)
    {
        return Path.Combine(_directory, name + Extension);
    }
}
