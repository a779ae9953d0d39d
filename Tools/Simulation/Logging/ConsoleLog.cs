using System.Globalization;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Logging;

/// <summary>
/// Writes a board's log as text: virtual time in seconds, board, level where it is not information, message.
/// </summary>
public sealed class ConsoleLog : ILog
{
    private readonly Scheduler _scheduler;
    private readonly string _board;
    private readonly TextWriter _writer;
    private readonly LogLevel _minimum;

    /// <summary>Creates a log.</summary>
    /// <param name="scheduler">The time.</param>
    /// <param name="board">The board's name.</param>
    /// <param name="writer">Receives the lines.</param>
    /// <param name="minimum">The lowest level that is written.</param>
    public ConsoleLog(Scheduler scheduler, string board, TextWriter writer, LogLevel minimum = LogLevel.Information)
    {
        _scheduler = scheduler;
        _board = board;
        _writer = writer;
        _minimum = minimum;
    }

    /// <inheritdoc/>
    public void Write(LogLevel level, string message)
    {
        if (level >= _minimum)
        {
            string time = (_scheduler.Now / 1e6).ToString("0.000000", CultureInfo.InvariantCulture);
            _writer.WriteLine($"{time,11} {_board}{Tag(level)}: {message}");
        }
    }

    private static string Tag(LogLevel level)
    {
        return level switch
        {
            LogLevel.Information => string.Empty,
            LogLevel.Warning => " warning",
            _ => " error",
        };
    }
}
