using System;
using System.IO;
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
        try
        {
            if (_directory == Records && !Directory.Exists(_directory))
            {
                Directory.CreateDirectory(_directory);
            }

            using (FileStream file = new FileStream(PathOf(name), FileMode.Create, FileAccess.Write))
            {
                file.Write(buffer, 0, count);
                file.Flush();
            }

            return true;
        }
        catch (Exception)
        {
            // Whatever the file system throws, the record was not written; the firmware tells.
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Move(string from, string to)
    {
        try
        {
            File.Move(PathOf(from), PathOf(to));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Delete(string name)
    {
        try
        {
            if (File.Exists(PathOf(name)))
            {
                File.Delete(PathOf(name));
            }

            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Clear()
    {
        try
        {
            string[] files = Directory.GetFiles(_directory);
            for (int i = 0; i < files.Length; i++)
            {
                File.Delete(files[i]);
            }
        }
        catch (Exception)
        {
            // No directory, no record.
        }
    }

    private string PathOf(string name)
    {
        return _directory + "\\" + name;
    }
}
