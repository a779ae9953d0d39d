namespace EnigmaIoT.Shared.Ports;

/// <summary>An incremental hash (MD5, SHA-256). One object serves any number of messages, one after the other.</summary>
public interface IDigest
{
    /// <summary>Gets the digest's size in bytes: 16 for MD5, 32 for SHA-256.</summary>
    int Size { get; }

    /// <summary>Starts a new message.</summary>
    void Reset();

    /// <summary>Adds bytes to the message.</summary>
    void Update(byte[] buffer, int offset, int count);

    /// <summary>Writes the digest (<see cref="Size"/> bytes) and starts a new message.</summary>
    void Finish(byte[] digest, int offset);
}
