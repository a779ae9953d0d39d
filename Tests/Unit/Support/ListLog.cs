using System.Collections;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>Keeps every log line.</summary>
public sealed class ListLog : ILog
{
    private readonly ArrayList _levels = new ArrayList();
    private readonly ArrayList _lines = new ArrayList();

    /// <summary>Gets how many lines there are.</summary>
    public int Count
    {
        get { return _lines.Count; }
    }

    /// <summary>Gets the last line, or null.</summary>
    public string Last
    {
        get { return _lines.Count == 0 ? null : Line(_lines.Count - 1); }
    }

    /// <summary>Gets a line, the oldest at 0.</summary>
    public string Line(int index)
    {
        return (string)_lines[index];
    }

    /// <summary>Gets a line's level.</summary>
    public LogLevel Level(int index)
    {
        return (LogLevel)(int)_levels[index];
    }

    /// <summary>Counts the lines that contain a text.</summary>
    public int CountOf(string text)
    {
        int count = 0;
        for (int i = 0; i < _lines.Count; i++)
        {
            count += Line(i).IndexOf(text) >= 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>Counts the lines of a level.</summary>
    public int CountOfLevel(LogLevel level)
    {
        int count = 0;
        for (int i = 0; i < _levels.Count; i++)
        {
            count += Level(i) == level ? 1 : 0;
        }

        return count;
    }

    /// <summary>Forgets every line.</summary>
    public void Clear()
    {
        _levels.Clear();
        _lines.Clear();
    }

    /// <inheritdoc/>
    public void Write(LogLevel level, string message)
    {
        _levels.Add((int)level);
        _lines.Add(message);
    }
}
