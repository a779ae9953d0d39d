using System;
using System.IO;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Device.Storage;

/// <summary>The files of a <see cref="RecordStore"/> in a directory of the internal storage.</summary>
public sealed class FlashFiles : IFileArea
{
    private const string Directory = "I:\\records";

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
            if (!System.IO.Directory.Exists(Directory))
            {
                System.IO.Directory.CreateDirectory(Directory);
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
    public void Clear()
    {
        try
        {
            string[] files = System.IO.Directory.GetFiles(Directory);
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

    private static string PathOf(string name)
    {
        return Directory + "\\" + name;
    }
}
