using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Examples.Cover;

/// <summary>
/// A shutter with a motor for each direction, which knows its position by the time that its motor ran: sends
/// <c>{"state":"opening","pos":40}</c>, obeys <c>{"cover":1}</c> to open, 0 to close, 2 to stop, and <c>{"pos":50}</c>. After a start it
/// does not know where it stands: its first way to an end is a whole one.
/// </summary>
public sealed class CoverNode : NodeApplication
{
    private const int PeriodSeconds = 300;
    private const int StepMilliseconds = 100;
    private const int Open = 100;
    private const int Stop = 2;

    private readonly IDigitalOutput _up;
    private readonly IDigitalOutput _down;
    private readonly NumberSetting _travel = new NumberSetting("travelSeconds", "Seconds from closed to open", 20, 1, 300);
    private double _position;
    private int _target;
    private int _direction;
    private long _steppedAt;
    private bool _isPlaced;

    /// <summary>Creates a cover that stands still.</summary>
    /// <param name="up">The motor's relay to open.</param>
    /// <param name="down">The motor's relay to close.</param>
    public CoverNode(IDigitalOutput up, IDigitalOutput down)
    {
        _up = up;
        _down = down;
        AddText("state", State, PeriodSeconds).AsCover(CoverClass.Shutter, "cover");
        AddReading("pos", Position, PeriodSeconds);
        AddCommand("cover", Move);
        AddCommand("pos", GoTo);
        AddSetting(_travel);
    }

    /// <inheritdoc/>
    protected override int Work(long now)
    {
        double step = (now - _steppedAt) * Open / (_travel.Value * 1000.0);
        _steppedAt = now;
        if (_direction == 0)
        {
            return int.MaxValue;
        }

        _position += _direction * step;
        if (_direction > 0 ? _position >= _target : _position <= _target)
        {
            _position = _target;
            Run(0);
            SendAll();
        }

        return StepMilliseconds;
    }

    private string State()
    {
        return _direction > 0 ? "opening"
            : _direction < 0 ? "closing"
            : _position <= 0 ? "closed"
            : _position >= Open ? "open"
            : "stopped";
    }

    private double Position()
    {
        return (int)(_position + 0.5);
    }

    private bool Move(int command)
    {
        if (command == Stop)
        {
            Run(0);
            return true;
        }

        if (command != 0 && command != 1)
        {
            return false;
        }

        _target = command * Open;
        _position = _isPlaced ? _position : Open - _target;
        _isPlaced = true;
        Run(command == 1 ? 1 : -1);
        return true;
    }

    private bool GoTo(int position)
    {
        if (position < 0 || position > Open)
        {
            return false;
        }

        _target = position;
        Run(position > _position ? 1 : position < _position ? -1 : 0);
        return true;
    }

    private void Run(int direction)
    {
        // Never both at once.
        _up.Set(false);
        _down.Set(false);
        _direction = direction;
        if (direction != 0)
        {
            (direction > 0 ? _up : _down).Set(true);
        }
    }
}
