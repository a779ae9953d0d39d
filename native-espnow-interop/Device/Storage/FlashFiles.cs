using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Device.Storage;

/// <summary>The files of a directory of the internal storage.</summary>
public sealed class FlashFiles : IFileArea
{
    /// <summary>Where the files of a <see cref="RecordStore"/> are.</summary>
    public const string Records = "I:\\records";

    private readonly string _directory;

    /// <summary>Creates the files of a directory.</summary>
    /// <param name="directory">Its path, without a backslash at its end.</param>
    public FlashFiles(string directory)
    {
        _directory = directory;
    }

    /// <inheritdoc/>
    public int Read(string name, byte[] buffer)
    {
        return InternalStorage.Read(PathOf(name), buffer);
    }

    /// <inheritdoc/>
    public bool Write(string name, byte[] buffer, int count)
    {
        return NativeFiles.Write(PathOf(name), buffer, count) >= 0;
    }

    /// <inheritdoc/>
    public bool Move(string from, string to)
    {
        return NativeFiles.Move(PathOf(from), PathOf(to)) >= 0;
    }

    /// <inheritdoc/>
    public bool Delete(string name)
    {
        return NativeFiles.Delete(PathOf(name)) >= 0;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        NativeFiles.Clear(_directory);
    }

    private string PathOf(string name)
    {
        return _directory + "\\" + name;
    }
}
