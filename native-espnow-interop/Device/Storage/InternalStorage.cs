using EnigmaIoT.Interop;

namespace EnigmaIoT.Device.Storage;

/// <summary>Files of the internal storage (<c>I:</c>).</summary>
public static class InternalStorage
{
    /// <summary>Reads a file.</summary>
    /// <returns>Its size; -1 where there is none, it does not fit, or it cannot be read.</returns>
    public static int Read(string path, byte[] buffer)
    {
        int count = NativeFiles.Read(path, buffer);
        return count < 0 ? -1 : count;
    }
}
