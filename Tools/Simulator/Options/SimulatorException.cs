namespace EnigmaIoT.Simulator.Options;

/// <summary>Ends the program with one line for the user.</summary>
/// <param name="code">One of <see cref="ExitCode"/>.</param>
/// <param name="message">The line.</param>
public sealed class SimulatorException(int code, string message) : Exception(message)
{
    /// <summary>Gets the exit code.</summary>
    public int Code { get; } = code;
}
