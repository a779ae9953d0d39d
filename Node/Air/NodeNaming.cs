using System;
using System.Text;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Node.Air;

/// <summary>The node's name: kept in the configuration store, told to the gateway after each registration and each change.</summary>
internal sealed class NodeNaming
{
    /// <summary>The name's record in the configuration store.</summary>
    public const string RecordName = "name";

    /// <summary>The number of attempts to send a name while the MAC layer does not report its delivery.</summary>
    public const int Attempts = 10;

    /// <summary>
    /// How often it is sent after its first delivery while the gateway does not say that it took it. One of version 0.9.8 never
    /// says so, and says hello anew at each name: there the MAC layer's word has to do.
    /// </summary>
    public const int AttemptsAfterDelivery = 4;

    /// <summary>
    /// The last attempts are further apart, and the very last one is repeated until the name is delivered, or a gateway of ours has said
    /// what it makes of it: that may be busy for long, and the node must not stay nameless.
    /// </summary>
    public const int LateAttempts = 2;

    private const int PauseMilliseconds = 2000;
    private const int LatePauseMilliseconds = 60000;

    // The other node may be given another name, or be forgotten. Each time the gateway tells its users of the two.
    private const int TakenPauseMilliseconds = 300000;

    // In the place of attempts that are left: another node has the name.
    private const int Taken = -1;

    private readonly NodeParts _parts;
    private readonly Uplink _uplink;
    private readonly byte[] _name = new byte[NodeNameFrame.MaximumName];
    private int _attemptsLeft;
    private bool _isAnnounced;
    private long _nextAt;

    /// <summary>Takes the name from the store; where it has none, the configured one.</summary>
    /// <param name="parts">The platform.</param>
    /// <param name="uplink">Where the name is sent.</param>
    /// <param name="configured">The configured name, or null.</param>
    public NodeNaming(NodeParts parts, Uplink uplink, string configured)
    {
        _parts = parts;
        _uplink = uplink;
        int count = parts.Store.Read(RecordName, _name);
        if (count >= 0 && NodeName.IsValid(_name, 0, count))
        {
            Keep(count);
            return;
        }

        byte[] bytes = configured == null ? new byte[0] : Encoding.UTF8.GetBytes(configured);
        if (NodeName.IsValid(bytes, 0, bytes.Length))
        {
            Array.Copy(bytes, 0, _name, 0, bytes.Length);
            Keep(bytes.Length);
        }
        else if (bytes.Length > 0)
        {
            parts.Log.Write(LogLevel.Warning, "the configured name is not valid; the node is addressed by its MAC address");
        }
    }

    /// <summary>Gets the name, or null.</summary>
    public string Name { get; private set; }

    /// <summary>Gets the name's bytes; the first <see cref="Count"/> are of the name.</summary>
    public byte[] Bytes
    {
        get { return _name; }
    }

    /// <summary>Gets the name's size in bytes, 0 where there is none.</summary>
    public int Count { get; private set; }

    /// <summary>Gets whether the gateway has not said yet what it makes of the name, and is told it again.</summary>
    public bool IsReporting
    {
        get { return _attemptsLeft > 0; }
    }

    /// <summary>Gets whether an answer is still worth to stay awake for: the name is told again within seconds.</summary>
    public bool IsWaiting
    {
        get { return _attemptsLeft > LateAttempts; }
    }

    /// <summary>Stores a new name and starts to tell it.</summary>
    /// <returns>False where the name is not valid; the old one then stands.</returns>
    public bool Set(byte[] buffer, int offset, int count, long now)
    {
        if (!NodeName.IsValid(buffer, offset, count))
        {
            return false;
        }

        Array.Copy(buffer, offset, _name, 0, count);
        Keep(count);
        if (!_parts.Store.Write(RecordName, _name, count))
        {
            _parts.Log.Write(LogLevel.Error, "the name could not be stored; it lasts until the next restart");
        }

        Announce(now);
        return true;
    }

    /// <summary>Starts to tell the name to the gateway.</summary>
    public void Announce(long now)
    {
        _attemptsLeft = Count > 0 ? Attempts : 0;
        _isAnnounced = Count > 0;
        _nextAt = now;
    }

    /// <summary>The session goes on after a sleep.</summary>
    /// <param name="isUntaken">Whether the gateway has not said yet what it makes of the name: it is told once at each wake-up.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Resume(bool isUntaken, long now)
    {
        if (isUntaken)
        {
            Announce(now);
            _attemptsLeft = _isAnnounced ? 1 : 0;
        }
    }

    /// <summary>Takes the delivery result of a name.</summary>
    /// <param name="delivered">Whether the gateway's radio acknowledged it.</param>
    /// <param name="isConfirmed">Whether the gateway is one that says what came of names.</param>
    public void OnResult(bool delivered, bool isConfirmed)
    {
        int mostLeft = isConfirmed ? AttemptsAfterDelivery : 0;
        if (delivered && _attemptsLeft > mostLeft)
        {
            _attemptsLeft = mostLeft;
        }
    }

    /// <summary>Takes what the gateway says of the name. One that another node has is told again every five minutes.</summary>
    /// <param name="result">The result.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Null, or why it was refused.</returns>
    public string TakeResult(NodeNameResult result, long now)
    {
        if (!_isAnnounced)
        {
            return "name result that was not asked for";
        }

        if (result == NodeNameResult.MessageError)
        {
            // The next one may come through whole; their number is bounded.
            _attemptsLeft = _attemptsLeft == 1 ? 0 : _attemptsLeft;
            return null;
        }

        bool isKnown = _attemptsLeft == Taken && result == NodeNameResult.AlreadyUsed;
        _attemptsLeft = result == NodeNameResult.AlreadyUsed ? Taken : 0;
        _nextAt = now + TakenPauseMilliseconds;
        _isAnnounced = false;
        if (result != NodeNameResult.Ok && !isKnown)
        {
            _parts.Log.Write(LogLevel.Warning, "the gateway refused the name " + Name + ": " + Explain(result));
        }

        return null;
    }

    /// <summary>Sends the name where it is due.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Pump(long now)
    {
        if (_attemptsLeft != 0 && now >= _nextAt)
        {
            if (!_uplink.SendName(_name, Count))
            {
                return Uplink.RetryMilliseconds;
            }

            _isAnnounced = true;
            _attemptsLeft -= _attemptsLeft > 1 ? 1 : 0;
            _nextAt = now + Pause();
        }

        return _attemptsLeft != 0 ? Wait.Until(_nextAt, now) : int.MaxValue;
    }

    private static string Explain(NodeNameResult result)
    {
        switch (result)
        {
            case NodeNameResult.AlreadyUsed:
                return "another node has it";
            case NodeNameResult.Empty:
                return "it is empty";
            case NodeNameResult.TooLong:
                return "it is too long";
            default:
                return "result " + ((int)result).ToString();
        }
    }

    private int Pause()
    {
        if (_attemptsLeft == Taken)
        {
            return TakenPauseMilliseconds;
        }

        return _attemptsLeft > LateAttempts ? PauseMilliseconds : LatePauseMilliseconds;
    }

    private void Keep(int count)
    {
        Count = count;
        Name = Encoding.UTF8.GetString(_name, 0, count);
    }
}
