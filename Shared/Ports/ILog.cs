namespace EnigmaIoT.Shared.Ports;

/// <summary>Where log lines go. A line names who and why, and ends without a line break.</summary>
public interface ILog
{
    /// <summary>Writes one line.</summary>
    /// <param name="level">The level of the line.</param>
    /// <param name="message">The line.</param>
    void Write(LogLevel level, string message);
}
