using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// Chooses the rate of a node's chunks from what the MAC layer says of them. It begins at 1 Mbit/s. Once enough frames were acknowledged
/// in a row, one is sent at the next rate; where that is acknowledged, so are all. A frame that is not, which was lost eight times,
/// takes the rate a step down, four in a row down to 1 Mbit/s. A rate that did not last is tried again after twice as many frames.
/// <para>
/// 5.5 and 11 Mbit/s are no steps: they take longer than 6 Mbit/s, and need a signal as strong. Nor are 9, 18 and 48: a frame of 250
/// bytes takes little less than at the step below.
/// </para>
/// </summary>
public sealed class RateLadder
{
    /// <summary>
    /// Frames that were not acknowledged, in a row, after which all go at 1 Mbit/s: of those that are with the radio when the first one
    /// fails two may do so by chance.
    /// </summary>
    public const int FramesToBase = 4;

    /// <summary>Frames that are acknowledged in a row before a higher rate is tried.</summary>
    public const int MinimumFrames = 8;

    /// <summary>
    /// The same where higher rates have failed again and again: a frame that fails at 2 Mbit/s takes as long as 18 that arrive at 1 Mbit/s.
    /// </summary>
    public const int MaximumFrames = 512;

    /// <summary>A rate that carried so many frames in a row has lasted.</summary>
    private const int LastingFrames = 256;

    private const int Base = 0;
    private const int LastLow = 3;
    private const int ChunksAtBase = 4;
    private const int Top = 6;

    private RateState _state;
    private int _step;
    private int _run;
    private int _needed = MinimumFrames;
    private int _probeAt = MinimumFrames;
    private int _failures;
    private bool _isNew;

    /// <summary>Gets the rate in use.</summary>
    public AirRate Rate
    {
        get { return RateOf(_step); }
    }

    /// <summary>Gets the step of the next frame, which is given back with its result.</summary>
    public int Next
    {
        get { return _state == RateState.ProbeDue ? _step + 1 : _step; }
    }

    /// <summary>Returns the rate of a step.</summary>
    public static AirRate RateOf(int step)
    {
        switch (step)
        {
            case Base:
                return AirRate.Megabit1;
            case 1:
                return AirRate.Megabit2;
            case 2:
                return AirRate.Megabit6;
            case 3:
                return AirRate.Megabit12;
            case 4:
                return AirRate.Megabit24;
            case 5:
                return AirRate.Megabit36;
            default:
                return AirRate.Megabit54;
        }
    }

    /// <summary>A frame of step <see cref="Next"/> was handed to the radio.</summary>
    public void OnSending()
    {
        _state = _state == RateState.ProbeDue ? RateState.Probing : _state;
    }

    /// <summary>The MAC layer's result of a frame. Results come in the order of sending.</summary>
    /// <param name="step">The step that the frame was sent at.</param>
    /// <param name="delivered">Whether the node's radio acknowledged it.</param>
    /// <param name="isLong">Whether the frame had several chunks: where the rate has carried others, it was too long.</param>
    public void OnSent(int step, bool delivered, bool isLong = false)
    {
        if (_state == RateState.Probing && step == _step + 1)
        {
            OnProbed(delivered);
        }
        else if (delivered)
        {
            _failures = 0;
            Count(step);
        }
        else if (++_failures >= FramesToBase)
        {
            // The link is another one now: what failed on the one before says nothing.
            Fall(Base);
            _probeAt = MinimumFrames;
        }
        else if (step <= _step && !(isLong && IsLow(step)))
        {
            // Where it was sent before the last climb, the step of that one is in doubt.
            Fall(step - 1);
        }
    }

    /// <summary>
    /// Returns how many chunks a frame may have at a step: at 1 Mbit/s four are 9 ms in the air, and six would gain a tenth where nothing is
    /// lost.
    /// </summary>
    public static int MostChunks(int step)
    {
        return step == Base ? ChunksAtBase : OtaLimits.ChunksOfFrame;
    }

    /// <summary>
    /// Determines whether a frame with several chunks that is not acknowledged was too long for a step, and not too fast: up to 12 Mbit/s the
    /// step below takes twice as long, half as long a frame a quarter longer. Above, the rate matters little to such frames.
    /// </summary>
    public static bool IsLow(int step)
    {
        return step <= LastLow;
    }

    /// <summary>The results of the frames that are under way will not come.</summary>
    public void OnDisowned()
    {
        _state = RateState.Holding;
    }

    private void Count(int step)
    {
        if (step != _step)
        {
            // It was sent before the rate changed.
            return;
        }

        _run++;
        if (_isNew && _run == LastingFrames)
        {
            _isNew = false;
            _needed = MinimumFrames;
            _probeAt = _run + _needed;
        }

        if (_state == RateState.Holding && _run >= _probeAt && _step < Top)
        {
            _state = RateState.ProbeDue;
        }
    }

    private void OnProbed(bool delivered)
    {
        _state = RateState.Holding;
        if (delivered)
        {
            _step++;
            _run = 0;
            _isNew = true;
            _probeAt = MinimumFrames;
        }
        else
        {
            Doubt();
            _probeAt = _run + _needed;
        }
    }

    private void Fall(int step)
    {
        if (_isNew)
        {
            Doubt();
        }

        _state = RateState.Holding;
        _step = step < Base ? Base : step;
        _run = 0;
        _isNew = false;
        _probeAt = _needed;
    }

    private void Doubt()
    {
        _needed = 2 * _needed < MaximumFrames ? 2 * _needed : MaximumFrames;
    }
}
