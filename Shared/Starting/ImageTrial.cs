using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Starting;

/// <summary>
/// Decides whether a new image stays, on a gateway as on a node. It stays once it has joined its network, its program has then
/// run for a stated time, and says that it is well. It is given up at once where the program throws an exception or says that
/// it is ill; where it does not come so far in time the board restarts, which takes one of its tries.
/// </summary>
public sealed class ImageTrial
{
    private const int RetryMilliseconds = 1000;
    private const int MaximumWait = 1000;
    private const long Never = -1;

    private readonly IFirmwareSlots _slots;
    private readonly IBoard _board;
    private readonly ILog _log;
    private readonly int _joinMilliseconds;
    private readonly int _wellMilliseconds;
    private TrialState _state;
    private long _wellAt = Never;
    private long _deadline;
    private bool _isFailureLogged;

    /// <summary>Starts the time in which the image has to join.</summary>
    /// <param name="slots">The board's slots.</param>
    /// <param name="board">Restarts.</param>
    /// <param name="log">Receives what becomes of the image.</param>
    /// <param name="joinSeconds">
    /// How long the image may take to join, and then, beyond <paramref name="wellSeconds"/>, to say that it is well.
    /// </param>
    /// <param name="wellSeconds">How long it has to run from then on.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public ImageTrial(IFirmwareSlots slots, IBoard board, ILog log, int joinSeconds, int wellSeconds, long now)
    {
        _slots = slots;
        _board = board;
        _log = log;
        _joinMilliseconds = joinSeconds * 1000;
        _wellMilliseconds = wellSeconds * 1000;
        _deadline = now + _joinMilliseconds;
        _state = slots.State == ImageState.Testing ? TrialState.Testing : TrialState.Over;
        RollbackCause = _state == TrialState.Over ? slots.RollbackCause : RollbackCause.None;
    }

    /// <summary>Gets whether the running image is on trial.</summary>
    public bool IsRunning
    {
        get { return _state == TrialState.Testing; }
    }

    /// <summary>
    /// Gets why an earlier new image was given up: a <see cref="RollbackCause"/> that is still to be told
    /// (<see cref="OnReported"/>).
    /// </summary>
    public RollbackCause RollbackCause { get; private set; }

    /// <summary>Gives up the image that is being tested.</summary>
    /// <param name="slots">The board's slots.</param>
    /// <param name="cause">Why.</param>
    /// <param name="log">Receives a line where an image is given up.</param>
    /// <returns>Whether the board has to be restarted: it rolls back, or has one try less.</returns>
    public static bool GiveUp(IFirmwareSlots slots, RollbackCause cause, ILog log)
    {
        if (slots.State != ImageState.Testing)
        {
            return false;
        }

        SlotResult result = slots.GiveUp(cause);
        if (result == SlotResult.WrongState)
        {
            log.Write(LogLevel.Error, "there is no old image to roll back to: the new one stays");
            return false;
        }

        log.Write(LogLevel.Error, "the new image is given up: restarting");
        return true;
    }

    /// <summary>Called when the reason of a rollback was reported, where there is one: a later start does not report it again.</summary>
    public void OnReported()
    {
        if (RollbackCause == RollbackCause.None)
        {
            return;
        }

        _log.Write(LogLevel.Error, "an update was given up: the old image runs again, cause " + ((int)RollbackCause).ToString());
        RollbackCause = RollbackCause.None;
        BeginConfirming();
    }

    /// <summary>Ends the trial of an image that has failed; what is confirmed stays.</summary>
    /// <param name="cause">Why.</param>
    public void Fail(RollbackCause cause)
    {
        if (_state != TrialState.Testing)
        {
            return;
        }

        if (GiveUp(_slots, cause, _log))
        {
            _state = TrialState.Over;
            _board.Restart();
            return;
        }

        // It cannot be replaced over the air before it is confirmed, and a better one may come.
        BeginConfirming();
    }

    /// <summary>Does what is due.</summary>
    /// <param name="isJoined">Whether the program reaches its network now.</param>
    /// <param name="health">The program's health.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Milliseconds until the next call, 1 to 1000.</returns>
    public int Tick(bool isJoined, ProgramHealth health, long now)
    {
        if (_state == TrialState.Testing)
        {
            return TickTesting(isJoined, health, now);
        }

        return _state == TrialState.Confirming ? Confirm(now) : MaximumWait;
    }

    private static int Until(long due, long now)
    {
        long left = due - now;
        return left < 1 ? 1 : left > MaximumWait ? MaximumWait : (int)left;
    }

    private void BeginConfirming()
    {
        _state = TrialState.Confirming;
        _deadline = 0;
    }

    private int TickTesting(bool isJoined, ProgramHealth health, long now)
    {
        if (health == ProgramHealth.Ill)
        {
            _log.Write(LogLevel.Error, "the application says that it is not well");
            Fail(RollbackCause.Unwell);
            return 1;
        }

        if (isJoined && _wellAt == Never)
        {
            _wellAt = now + _wellMilliseconds;
            _deadline = _wellAt + _joinMilliseconds;
        }

        bool isProven = _wellAt != Never && now >= _wellAt && isJoined && health == ProgramHealth.Well;
        if (isProven)
        {
            BeginConfirming();
            return Confirm(now);
        }

        if (now >= _deadline)
        {
            _state = TrialState.Over;
            _log.Write(
                LogLevel.Error,
                _wellAt == Never
                    ? "the new image did not join its network in time: restarting"
                    : "the new image did not say in time that it is well: restarting");
            _board.Restart();
            return MaximumWait;
        }

        return Until(_wellAt != Never && now < _wellAt ? _wellAt : _deadline, now);
    }

    private int Confirm(long now)
    {
        if (now < _deadline)
        {
            return Until(_deadline, now);
        }

        if (_slots.Confirm() == SlotResult.Ok)
        {
            _state = TrialState.Over;
            _log.Write(LogLevel.Information, "the running image is confirmed");
            return MaximumWait;
        }

        if (!_isFailureLogged)
        {
            _isFailureLogged = true;
            _log.Write(LogLevel.Error, "the running image could not be confirmed; trying again");
        }

        _deadline = now + RetryMilliseconds;
        return Until(_deadline, now);
    }
}
