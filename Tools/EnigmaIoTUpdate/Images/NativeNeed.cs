namespace EnigmaIoT.Update.Images;

/// <summary>An assembly with native methods that a deployment calls: nanoCLR starts it only where its own table has that checksum.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Checksum">The checksum of its native methods.</param>
public readonly record struct NativeNeed(string Name, uint Checksum);
