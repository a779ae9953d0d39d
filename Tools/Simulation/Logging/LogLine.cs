using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Logging;

/// <summary>One line of a <see cref="MemoryLog"/>.</summary>
/// <param name="Time">Virtual time in microseconds.</param>
/// <param name="Board">Who wrote it.</param>
/// <param name="Level">The level of the line.</param>
/// <param name="Message">What was written.</param>
public sealed record LogLine(long Time, string Board, LogLevel Level, string Message);
