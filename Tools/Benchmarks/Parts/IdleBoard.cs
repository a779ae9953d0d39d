using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>A board without a LED that never restarts, and a log that nobody reads.</summary>
internal sealed class IdleBoard : IBoard, ILog
{
    public int FreeHeap => int.MaxValue;

    public void Restart()
    {
    }

    public void SetLed(bool on)
    {
    }

    public void Write(LogLevel level, string message)
    {
    }
}
