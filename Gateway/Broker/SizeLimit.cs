using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// Finds out how large a message a broker takes. MQTT 3.1.1 has no word for that: a broker closes the connection behind a message that is
/// too large for it, and would do so again at each one, with the gateway away in between.
/// </summary>
internal sealed class SizeLimit
{
    /// <summary>Bytes of topic and payload that every broker is taken to accept: all messages of a gateway but documents are smaller.</summary>
    public const int AlwaysTaken = 1024;

    /// <summary>A connection that goes on for so many milliseconds behind a message was not closed because of it.</summary>
    public const int ProofMilliseconds = 5000;

    /// <summary>How long larger messages are left out, for the connection may have been lost for another reason.</summary>
    public const int LimitMilliseconds = 3600000;

    private int _maximum = int.MaxValue;
    private long _limitedAt;
    private int _largest;
    private long _sentAt;
    private bool _isSuspected;

    /// <summary>Determines whether a message is left out.</summary>
    /// <param name="count">Bytes of its topic and payload.</param>
    public bool IsTooLarge(int count)
    {
        return count > _maximum;
    }

    /// <summary>A message was passed to the link.</summary>
    /// <param name="count">Bytes of its topic and payload.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnSent(int count, long now)
    {
        if (count > AlwaysTaken)
        {
            Settle(now);
            _largest = count > _largest ? count : _largest;
            _sentAt = now;
        }
    }

    /// <summary>
    /// The connection is lost. Where that happens right behind a large message for the second time in a row, messages of its size are left
    /// out; while some are, one loss more is enough for smaller ones.
    /// </summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>From how many bytes on messages are left out; 0 where the loss says nothing.</returns>
    public int OnLost(long now)
    {
        Settle(now);
        int size = _largest;
        _largest = 0;
        bool isLimited = _maximum != int.MaxValue;
        if (size == 0 || !(_isSuspected || isLimited))
        {
            _isSuspected = size > 0;
            return 0;
        }

        // By a quarter at least: a broker with a far smaller limit would close a connection for each size there is.
        int most = size - (size / 4);
        _maximum = most > AlwaysTaken ? most : AlwaysTaken;
        _limitedAt = now;
        _isSuspected = false;
        return _maximum + 1;
    }

    /// <summary>Takes the limit back where it has lasted for long enough.</summary>
    /// <returns>Whether it was taken back just now.</returns>
    public bool TryEnd(long now)
    {
        if (_maximum == int.MaxValue || now - _limitedAt < LimitMilliseconds)
        {
            return false;
        }

        _maximum = int.MaxValue;
        return true;
    }

    /// <summary>Gets in how many milliseconds <see cref="TryEnd"/> has something to do.</summary>
    public int Remaining(long now)
    {
        return _maximum == int.MaxValue ? int.MaxValue : Wait.Until(_limitedAt + LimitMilliseconds, now);
    }

    private void Settle(long now)
    {
        if (_largest > 0 && now - _sentAt >= ProofMilliseconds)
        {
            _largest = 0;
            _isSuspected = false;
        }
    }
}
