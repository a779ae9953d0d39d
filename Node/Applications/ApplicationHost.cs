using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Retrying;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node.Applications;

/// <summary>
/// Calls the application, and bears its exceptions: the node stays in its network and can be updated. An exception while the
/// image is on trial has it given up. Later the application is left alone for 1, 2, 4 .. 60 s and then called again; a minute
/// without an exception starts the pauses over. Data that comes in a pause is refused.
/// </summary>
internal sealed class ApplicationHost : IPumped
{
    private const int FirstPauseMilliseconds = 1000;
    private const int MaximumPauseMilliseconds = 60000;
    private const int GoodMilliseconds = 60000;

    // The program of a 0.9.8 gateway keeps three MQTT messages: name, repeated data and the application's data at once make six.
    private const int RepetitionMilliseconds = 100;

    private readonly INodeApplication _application;
    private readonly ImageTrial _trial;
    private readonly ILog _log;
    private readonly Backoff _pause = new Backoff(FirstPauseMilliseconds, MaximumPauseMilliseconds);
    private long _pausedUntil;
    private long _reportAt;
    private bool _isRegistrationUntold;

    /// <summary>Creates a host.</summary>
    public ApplicationHost(INodeApplication application, ImageTrial trial, ILog log)
    {
        _application = application;
        _trial = trial;
        _log = log;
    }

    /// <summary>Gets how many exceptions the application has thrown since the start.</summary>
    public int Exceptions { get; private set; }

    /// <summary>Gets whether the application has sent all, or is paused.</summary>
    public bool IsDone(long now)
    {
        return now < _pausedUntil || (!_isRegistrationUntold && _application.IsDone);
    }

    /// <summary>Gets the health of the application during a trial.</summary>
    public ProgramHealth Health(long now)
    {
        if (!_trial.IsRunning)
        {
            return ProgramHealth.Well;
        }

        try
        {
            return _application.Health;
        }
        catch (Exception exception)
        {
            OnException(exception, now);
            return ProgramHealth.Unknown;
        }
    }

    /// <summary>Notifies the application that the node has registered, at once or after a pause.</summary>
    /// <param name="repeats">Whether a message of the application is sent again just now.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnRegistered(bool repeats, long now)
    {
        _isRegistrationUntold = true;
        _reportAt = repeats ? now + RepetitionMilliseconds : now;
        ReportRegistration(now);
    }

    /// <summary>Passes user data to the application.</summary>
    /// <returns>Null, or why it was refused.</returns>
    public string OnData(bool get, byte encoding, byte[] buffer, int offset, int count, long now)
    {
        ReportRegistration(now);
        if (now < _pausedUntil)
        {
            return "data for an application that threw an exception and has a pause";
        }

        try
        {
            _application.OnData(get, encoding, buffer, offset, count);
        }
        catch (Exception exception)
        {
            OnException(exception, now);
        }

        return null;
    }

    /// <summary>Calls the application, unless it has a pause.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds to call again, 0 or more.</returns>
    public int Pump(long now)
    {
        ReportRegistration(now);
        if (now < _pausedUntil)
        {
            return Wait.Until(_pausedUntil, now);
        }

        try
        {
            int wait = _application.Tick(now);
            wait = _isRegistrationUntold ? Wait.Shorter(wait, Wait.Until(_reportAt, now)) : wait;
            return wait < 1 ? 1 : wait;
        }
        catch (Exception exception)
        {
            OnException(exception, now);
            return Wait.Until(_pausedUntil, now);
        }
    }

    private void ReportRegistration(long now)
    {
        if (!_isRegistrationUntold || now < _reportAt || now < _pausedUntil)
        {
            return;
        }

        _isRegistrationUntold = false;
        try
        {
            _application.OnRegistered();
        }
        catch (Exception exception)
        {
            // It will be told again: an application that was not told would stay silent.
            _isRegistrationUntold = true;
            OnException(exception, now);
        }
    }

    private void OnException(Exception exception, long now)
    {
        Exceptions++;
        if (now - _pausedUntil >= GoodMilliseconds)
        {
            _pause.Reset();
        }

        int pause = _pause.Next();
        _pausedUntil = now + pause;
        _log.Write(
            LogLevel.Error,
            "the application threw " + exception.GetType().FullName + ": " + exception.Message + "; exception "
                + Exceptions.ToString() + ", called again in " + (pause / 1000).ToString() + " s");
        _trial.Fail(RollbackCause.OnException);
    }
}
