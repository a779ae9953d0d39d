namespace EnigmaIoT.Shared.Storage;

/// <summary>Small files in a file system that may lose or half-write the file that is written when the power is cut.</summary>
public interface IFileArea
{
    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name, 3 to 17 letters, digits, hyphens or dots.</param>
    /// <param name="buffer">Receives its bytes from the first one on.</param>
    /// <returns>Its size, or -1 where there is none or it does not fit.</returns>
    int Read(string name, byte[] buffer);

    /// <summary>Writes a file anew.</summary>
    /// <returns>False where that failed; the file may then hold anything.</returns>
    bool Write(string name, byte[] buffer, int count);

    /// <summary>Renames a file to a name that no file has. After a power cut it has the old name or the new one.</summary>
    /// <returns>False where there is no such file, or the new name is taken.</returns>
    bool Move(string from, string to);

    /// <summary>Deletes a file, where there is one.</summary>
    /// <returns>False where it is still there.</returns>
    bool Delete(string name);

    /// <summary>Deletes every file of this area.</summary>
    void Clear();
}
