using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Logging;

/// <summary>Keeps a board's log lines, so that a test can read them.</summary>
public sealed class MemoryLog : ILog
{
    private readonly Scheduler _scheduler;
    private readonly string _board;
    private readonly List<LogLine> _lines;

    /// <summary>Creates a log.</summary>
    /// <param name="scheduler">The time.</param>
    /// <param name="board">The board's name.</param>
    /// <param name="lines">Receives the lines; several boards may share it. Null where nobody reads them.</param>
    public MemoryLog(Scheduler scheduler, string board, List<LogLine>? lines = null)
    {
        _scheduler = scheduler;
        _board = board;
        _lines = lines ?? [];
    }

    /// <inheritdoc/>
    public void Write(LogLevel level, string message)
    {
        _lines.Add(new LogLine(_scheduler.Now, _board, level, message));
    }
}
