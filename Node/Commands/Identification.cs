using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Node.Commands;

/// <summary>The LED: what the application wants it to show, and flashing while somebody asks which board this is.</summary>
internal sealed class Identification
{
    /// <summary>The duration of the flashing, in milliseconds.</summary>
    public const int DurationMilliseconds = 10000;

    /// <summary>The duration of each phase, in milliseconds.</summary>
    public const int HalfPeriodMilliseconds = 500;

    private readonly IBoard _board;
    private bool _steady;
    private bool _flashing;
    private bool _on;
    private long _endsAt;
    private long _nextAt;

    /// <summary>Creates an LED that is off.</summary>
    public Identification(IBoard board)
    {
        _board = board;
    }

    /// <summary>Gets whether the LED flashes.</summary>
    public bool IsFlashing
    {
        get { return _flashing; }
    }

    /// <summary>Takes what the LED shows while it does not flash.</summary>
    public void SetSteady(bool on)
    {
        _steady = on;
        if (!_flashing)
        {
            _board.SetLed(on);
        }
    }

    /// <summary>Starts to flash, or starts the 10 s again.</summary>
    public void Begin(long now)
    {
        _endsAt = now + DurationMilliseconds;
        if (!_flashing)
        {
            _flashing = true;
            _on = false;
            _nextAt = now;
        }
    }

    /// <summary>Switches the LED where it is due.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Pump(long now)
    {
        if (!_flashing)
        {
            return int.MaxValue;
        }

        if (now >= _endsAt)
        {
            _flashing = false;
            _board.SetLed(_steady);
            return int.MaxValue;
        }

        if (now >= _nextAt)
        {
            _on = !_on;
            _board.SetLed(_on);
            _nextAt = now + HalfPeriodMilliseconds;
        }

        return Wait.Until(_nextAt, now);
    }
}
