using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Node.Air;

/// <summary>Restarts the board 2.5 s after the restart was reported, so that answers can still leave (as the reference does).</summary>
internal sealed class Restarter : IPumped
{
    private readonly IBoard _board;
    private readonly AnswerQueue _answers;
    private readonly byte[] _control = new byte[3];
    private long _at;
    private long _latest;
    private IBeforeRestart _first;

    /// <summary>Creates an object without a restart to come.</summary>
    public Restarter(IBoard board, AnswerQueue answers)
    {
        _board = board;
        _answers = answers;
    }

    /// <summary>Gets whether a restart is to come.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Gets how many bytes of the board's heap are free.</summary>
    public int FreeHeap
    {
        get { return _board.FreeHeap; }
    }

    /// <summary>Sets what has something to end before each restart.</summary>
    public void SetFirst(IBeforeRestart first)
    {
        _first = first;
    }

    /// <summary>Reports that the board rolled an image back.</summary>
    /// <param name="cause">Why.</param>
    public void ReportRollback(RollbackCause cause)
    {
        _control[0] = ControlCode.RestartNotice;
        _control[1] = (byte)RestartReason.OtaError;
        _control[2] = (byte)cause;
        _answers.Push(_control, 3, false);
    }

    /// <summary>Reports a restart to the gateway, and has the board restart. A restart that is to come already keeps its time.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Begin(RestartReason reason, long now)
    {
        _first.BeforeRestart();
        _control[0] = ControlCode.RestartNotice;
        _control[1] = (byte)reason;
        _answers.Push(_control, 2, false);
        if (!IsPending)
        {
            IsPending = true;
            _at = now + OtaLimits.RestartDelayMilliseconds;
            _latest = now + OtaLimits.TimeoutMilliseconds;
        }
    }

    /// <summary>
    /// Puts a restart off that is to come, by its delay from now on and up to 10 s in all: the gateway has not heard of it yet.
    /// </summary>
    public void Extend(long now)
    {
        long at = now + OtaLimits.RestartDelayMilliseconds;
        _at = at < _latest ? at : _latest;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (!IsPending)
        {
            return int.MaxValue;
        }

        if (now >= _at)
        {
            IsPending = false;
            _board.Restart();
        }

        return Wait.Until(_at, now);
    }
}
