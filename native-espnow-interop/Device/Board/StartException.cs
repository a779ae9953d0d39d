using System;

namespace EnigmaIoT.Device.Board;

/// <summary>The program cannot start; the message is the line that a person has to read.</summary>
public sealed class StartException : Exception
{
    /// <summary>Creates one.</summary>
    public StartException(string message)
        : base(message)
    {
    }
}
