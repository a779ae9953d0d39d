using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Starting;

/// <summary>
/// Keeps a new image once it has shown that it reaches the gateway, so that it can be replaced over the air; else has the
/// board restart, which goes back to the old image when the new one's tries are used up.
/// </summary>
internal sealed class ImageConfirmation
{
    private const int RetryMilliseconds = 1000;

    private readonly NodeParts _parts;
    private readonly Session _session;
    private readonly Restarter _restarter;
    private readonly long _deadline;
    private bool _testing;
    private int _wentBack;
    private bool _failed;
    private long _nextAt;

    /// <summary>Starts the time in which the node has to register.</summary>
    public ImageConfirmation(NodeParts parts, Session session, Restarter restarter, int seconds)
    {
        _parts = parts;
        _session = session;
        _restarter = restarter;
        _deadline = parts.Clock.Milliseconds + (seconds * 1000L);
        _testing = parts.Slots.State == ImageState.Testing;
        _wentBack = parts.Slots.WentBack;
    }

    /// <summary>Confirms, tells that the board went back, or restarts.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Tick(long now)
    {
        if (!_testing && _wentBack == WentBackCause.No)
        {
            return Wait.Longest;
        }

        if (_session.IsOpen)
        {
            return TickRegistered(now);
        }

        if (_testing && now >= _deadline)
        {
            _testing = false;
            _parts.Log.Write(LogLevel.Error, "the new image did not reach the gateway in time: restarting");
            _parts.Board.Restart();
        }

        return _testing ? Wait.Until(_deadline, now) : Wait.Longest;
    }

    private int TickRegistered(long now)
    {
        if (_wentBack != WentBackCause.No)
        {
            _parts.Log.Write(LogLevel.Error, "an update was given up: the old image runs again, cause " + _wentBack.ToString());
            _restarter.TellWentBack(_wentBack);
            _wentBack = WentBackCause.No;

            // Confirmed as well, so that a later start does not tell of this update again.
            _testing = true;
        }

        if (now < _nextAt)
        {
            return Wait.Until(_nextAt, now);
        }

        if (_parts.Slots.Confirm() == SlotResult.Ok)
        {
            _testing = false;
            _parts.Log.Write(LogLevel.Information, "the running image is confirmed");
            return Wait.Longest;
        }

        if (!_failed)
        {
            _failed = true;
            _parts.Log.Write(LogLevel.Error, "the running image could not be confirmed; trying again");
        }

        _nextAt = now + RetryMilliseconds;
        return Wait.Until(_nextAt, now);
    }
}
