using System.Collections;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Node.Applications;

/// <summary>
/// Sends an application's readings when they are due, those that are due together in one message; its triggers, each in a message of its
/// own; and behind the first message after a registration what Home Assistant is told of them. Nothing is allocated for a message of
/// readings.
/// </summary>
internal sealed class MessageSchedule
{
    /// <summary>In how many milliseconds to try again where the node has no room for a message.</summary>
    public const int RetryMilliseconds = 10;

    /// <summary>Milliseconds between two discovery messages, as in version 0.9.8: a gateway has little room.</summary>
    public const int EntityPauseMilliseconds = 500;

    /// <summary>The same for a node that sleeps.</summary>
    public const int SleepyEntityPauseMilliseconds = 10;

    private const int IdleMilliseconds = 1000;

    // Home Assistant forgets a state after so many messages that did not come.
    private const int MissedMessages = 3;

    private readonly ArrayList _readings = new ArrayList();
    private ArrayList _triggers;
    private byte[] _buffer;
    private MessagePackMessage _message;
    private int _entitiesLeft;
    private long _entityAt;

    /// <summary>Gets the node; null before the application was started.</summary>
    public INode Node { get; private set; }

    /// <summary>Gets or sets whether readings go out as CayenneLPP, not as MessagePack.</summary>
    public bool IsCayenneLpp { get; set; }

    /// <summary>Gets how many messages of readings were handed to the node.</summary>
    public int Sent { get; private set; }

    /// <summary>Gets whether all that was due has been handed to the node.</summary>
    public bool IsIdle { get; private set; }

    /// <summary>Gets whether there are readings.</summary>
    public bool HasReadings
    {
        get { return _readings.Count > 0; }
    }

    /// <summary>Begins to send through a node.</summary>
    public void Start(INode node)
    {
        Node = node;
        _buffer = node.Scratch;
        _message = new MessagePackMessage(_buffer, PayloadFrame.MaximumPayload);
    }

    private int TriggerCount
    {
        get { return _triggers == null ? 0 : _triggers.Count; }
    }

    /// <summary>Adds a reading.</summary>
    public void Add(Reading reading)
    {
        _readings.Add(reading);
    }

    /// <summary>Adds a trigger.</summary>
    public void Add(Trigger trigger)
    {
        _triggers = _triggers ?? new ArrayList();
        _triggers.Add(trigger);
    }

    /// <summary>Sets the period of all readings.</summary>
    /// <param name="milliseconds">Milliseconds between two messages.</param>
    public void SetPeriod(int milliseconds)
    {
        for (int i = 0; i < _readings.Count; i++)
        {
            ((Reading)_readings[i]).PeriodMilliseconds = milliseconds;
        }
    }

    /// <summary>Sends all readings in the next turn.</summary>
    public void RequestAll()
    {
        IsIdle = false;
        for (int i = 0; i < _readings.Count; i++)
        {
            ((Reading)_readings[i]).NextAt = 0;
        }
    }

    /// <summary>Announces all readings and triggers to Home Assistant, behind the next message of readings.</summary>
    public void AnnounceAll()
    {
        _entitiesLeft = _readings.Count + TriggerCount;
    }

    /// <summary>Sends what is due.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds to call again at the latest, 1 or more.</returns>
    public int Pump(long now)
    {
        IsIdle = false;
        if (!SendTriggers() || !SendReadings(now) || !SendEntity(now))
        {
            return RetryMilliseconds;
        }

        IsIdle = _entitiesLeft == 0;
        int wait = _entitiesLeft > 0 ? Wait.Until(_entityAt, now) : IdleMilliseconds;
        for (int i = 0; i < _readings.Count; i++)
        {
            wait = Wait.Shorter(wait, Wait.Until(((Reading)_readings[i]).NextAt, now));
        }

        return wait < 1 ? 1 : wait;
    }

    private bool SendTriggers()
    {
        for (int i = 0; i < TriggerCount; i++)
        {
            Trigger trigger = (Trigger)_triggers[i];
            while (trigger.Waiting > 0)
            {
                _message.Begin();
                _message.Add(trigger.Key, trigger.Value);
                if (!Node.SendData(PayloadEncoding.MessagePack, _buffer, 0, _message.Count))
                {
                    return false;
                }

                trigger.Waiting--;
            }
        }

        return true;
    }

    private bool SendReadings(long now)
    {
        bool isAnyLeft;
        do
        {
            _message.Begin();
            int end = 0;
            int next = 0;
            int first = -1;
            isAnyLeft = false;
            for (; next < _readings.Count && !isAnyLeft; next++)
            {
                Reading reading = (Reading)_readings[next];
                if (now >= reading.NextAt)
                {
                    first = first < 0 ? next : first;
                    isAnyLeft = !Add(reading, ref end);
                }
            }

            // The one that did not fit goes with the next message; alone it fits nowhere.
            next -= isAnyLeft ? 1 : 0;
            if (isAnyLeft && next == first)
            {
                next++;
                Node.Rejects.Reject(MacAddress.None, "a reading that no message has room for: " + ((Reading)_readings[first]).Key);
            }

            int count = IsCayenneLpp ? end : _message.Entries == 0 ? 0 : _message.Count;
            if (count > 0)
            {
                byte encoding = IsCayenneLpp ? PayloadEncoding.CayenneLpp : PayloadEncoding.MessagePack;
                if (!Node.SendData(encoding, _buffer, 0, count))
                {
                    return false;
                }

                Sent++;
            }

            Advance(next, now);
        }
        while (isAnyLeft);

        return true;
    }

    // Those that were looked at have had their turn, also where they have no value just now.
    private void Advance(int next, long now)
    {
        for (int i = 0; i < next; i++)
        {
            Reading reading = (Reading)_readings[i];
            if (now >= reading.NextAt)
            {
                reading.NextAt = now + reading.PeriodMilliseconds;
            }
        }
    }

    private bool Add(Reading reading, ref int end)
    {
        if (reading.IsText)
        {
            string text = reading.ReadText();
            return text == null || IsCayenneLpp || _message.Add(reading.Key, text);
        }

        double value = reading.ReadNumber();
        if (!Ieee754.IsFinite(value))
        {
            return true;
        }

        if (!IsCayenneLpp)
        {
            return _message.Add(reading.Key, value);
        }

        int written = CayenneLppWriter.Write(_buffer, end, PayloadFrame.MaximumPayload, reading.Channel, reading.CayenneType, value);
        end = written < 0 ? end : written;
        return written >= 0;
    }

    private bool SendEntity(long now)
    {
        while (_entitiesLeft > 0 && now >= _entityAt)
        {
            int index = _readings.Count + TriggerCount - _entitiesLeft;
            Reading reading = index < _readings.Count ? (Reading)_readings[index] : null;
            Entity entity = reading != null ? reading.Entity : ((Trigger)_triggers[index - _readings.Count]).Entity;
            if (entity != null)
            {
                entity.Write(_message, reading == null ? 0 : ExpireSeconds(reading));
                if (!Node.SendDiscovery(_buffer, 0, _message.Count))
                {
                    return false;
                }

                _entityAt = now + (Node.SleepSeconds > 0 ? SleepyEntityPauseMilliseconds : EntityPauseMilliseconds);
            }

            _entitiesLeft--;
        }

        return true;
    }

    private int ExpireSeconds(Reading reading)
    {
        int period = reading.PeriodMilliseconds / 1000;
        int pause = (int)Node.SleepSeconds;
        return MissedMessages * (pause > period ? pause : period);
    }
}
