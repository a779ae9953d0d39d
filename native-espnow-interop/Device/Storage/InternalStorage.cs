using System;
using System.IO;

namespace EnigmaIoT.Device.Storage;

/// <summary>Files of the internal storage (<c>I:</c>).</summary>
public static class InternalStorage
{
    /// <summary>Reads a file.</summary>
    /// <returns>Its size; -1 where there is none, it does not fit, or it cannot be read.</returns>
    public static int Read(string path, byte[] buffer)
    {
        try
        {
            if (!File.Exists(path))
            {
                return -1;
            }

            using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
            {
                int size = (int)file.Length;
                int count = 0;
                int part = size <= buffer.Length ? 1 : 0;
                while (count < size && part > 0)
                {
                    part = file.Read(buffer, count, size - count);
                    count += part;
                }

                return count == size ? size : -1;
            }
        }
        catch (Exception)
        {
            return -1;
        }
    }
}
