using System;

namespace EnigmaIoT.Shared.Starting;

/// <summary>What the running program calls itself: its assembly's name and version.</summary>
public sealed class ProgramIdentity
{
    /// <summary>Names a program.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version.</param>
    public ProgramIdentity(string name, Version version)
    {
        Name = name;
        Version = version;
    }

    /// <summary>Gets its name.</summary>
    public string Name { get; }

    /// <summary>Gets its version.</summary>
    public Version Version { get; }
}
