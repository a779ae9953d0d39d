namespace EnigmaIoT.Shared.Ports;

/// <summary>Small records that survive a restart and a cut of power (a record is either the old or the new one, whole).</summary>
public interface IConfigStore
{
    /// <summary>Reads a record.</summary>
    /// <param name="name">1 to 15 letters, digits or hyphens.</param>
    /// <param name="buffer">Receives the record from its first byte.</param>
    /// <returns>The record's size in bytes, or -1 where there is none or it does not fit.</returns>
    int Read(string name, byte[] buffer);

    /// <summary>Writes a record of <paramref name="count"/> bytes, at most 512.</summary>
    /// <returns>False where it could not be written; the old record then stands.</returns>
    bool Write(string name, byte[] buffer, int count);

    /// <summary>Deletes every record (a reset of the configuration).</summary>
    void Clear();
}
