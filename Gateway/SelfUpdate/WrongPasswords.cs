using EnigmaIoT.Shared.Retrying;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>
/// Pauses after wrong passwords that grow from 2 s to a minute. A client of the Arduino core from 3.3.1 on tries a refused password once
/// more in another form: that second attempt is let through at once, and both count as one.
/// </summary>
internal sealed class WrongPasswords
{
    private const int FirstMilliseconds = 2000;
    private const int MaximumMilliseconds = 60000;

    /// <summary>A client that derives its answer in Python takes a moment for it.</summary>
    private const int SecondMilliseconds = 15000;

    private readonly Backoff _pauses = new Backoff(FirstMilliseconds, MaximumMilliseconds);
    private uint _secondFrom;
    private long _secondUntil;
    private int _pause;
    private long _until;

    /// <summary>Returns how many milliseconds a client has to wait; 0 where it may try.</summary>
    public int Wait(uint address, long now)
    {
        bool isSecond = address == _secondFrom && now < _secondUntil;
        return isSecond || now >= _until ? 0 : (int)(_until - now);
    }

    /// <summary>A client gave a wrong one.</summary>
    public void Note(uint address, long now)
    {
        bool isSecond = address == _secondFrom && now < _secondUntil;
        _pause = isSecond ? _pause : _pauses.Next();
        _until = now + _pause;
        _secondFrom = address;
        _secondUntil = isSecond ? now : now + SecondMilliseconds;
    }

    /// <summary>The right one was given.</summary>
    public void Reset()
    {
        _pauses.Reset();
        _until = 0;
        _secondUntil = 0;
    }
}
