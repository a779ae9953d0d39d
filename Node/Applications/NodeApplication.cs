using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node.Applications;

/// <summary>
/// A node of one's own, to derive from: the constructor says what it reads and how often, which commands it obeys, what Home Assistant
/// shows of it, and what its owner can set; the rest is done here. <c>docs/your-own-node.md</c> leads through one.
/// </summary>
public abstract class NodeApplication : INodeApplication, IApplicationFields
{
    private readonly MessageSchedule _schedule = new MessageSchedule();
    private CommandList _commands;
    private SettingList _settings;
    private bool _isRegistered;

    /// <summary>
    /// Gets whether the application is well, which confirms a new image. One that has readings is well once a message has left, one
    /// without is well at once; override it to check more.
    /// </summary>
    public virtual ProgramHealth Health
    {
        get { return _schedule.Sent > 0 || !_schedule.HasReadings ? ProgramHealth.Well : ProgramHealth.Unknown; }
    }

    /// <inheritdoc/>
    public virtual bool IsDone
    {
        get { return _schedule.IsIdle; }
    }

    /// <inheritdoc/>
    public virtual bool SleepsForEver
    {
        get { return false; }
    }

    /// <inheritdoc/>
    public int FieldCount
    {
        get { return _settings == null ? 0 : _settings.Count; }
    }

    /// <summary>Gets the node; null before it was started.</summary>
    protected INode Node
    {
        get { return _schedule.Node; }
    }

    /// <summary>Gets how many messages of readings have left.</summary>
    protected int Sent
    {
        get { return _schedule.Sent; }
    }

    /// <inheritdoc/>
    public virtual void Start(INode node)
    {
        _schedule.Start(node);
    }

    /// <inheritdoc/>
    public virtual void OnRegistered()
    {
        _isRegistered = true;
        _schedule.RequestAll();
        if (!Node.IsResumed)
        {
            _schedule.AnnounceAll();
        }
    }

    /// <summary>
    /// Data from the gateway: a command, or a question, which is answered with all readings. So is a command that was obeyed: what it has
    /// changed shows at once.
    /// </summary>
    /// <inheritdoc/>
    public virtual void OnData(bool get, byte encoding, byte[] buffer, int offset, int count)
    {
        string refusal = get ? null
            : _commands == null ? "data for an application without commands"
            : _commands.Take(encoding, buffer, offset, count);
        if (refusal != null)
        {
            Node.Rejects.Reject(MacAddress.None, refusal);
            return;
        }

        _schedule.RequestAll();
    }

    /// <inheritdoc/>
    public virtual int Tick(long now)
    {
        int wait = Work(now);
        return _isRegistered ? Wait.Shorter(wait, _schedule.Pump(now)) : wait;
    }

    /// <inheritdoc/>
    public string FieldName(int index)
    {
        return _settings.At(index).Name;
    }

    /// <inheritdoc/>
    public string FieldLabel(int index)
    {
        return _settings.At(index).Label;
    }

    /// <inheritdoc/>
    public string FieldDefault(int index)
    {
        return _settings.At(index).Text;
    }

    /// <inheritdoc/>
    public string CheckField(int index, string value)
    {
        return _settings.At(index).Check(value);
    }

    /// <inheritdoc/>
    public void UseFields(ApplicationValues values)
    {
        if (_settings != null)
        {
            _settings.Use(values);
            OnConfigured();
        }
    }

    /// <summary>The settings have their values. Not called where the configuration is not read, as in a test.</summary>
    protected virtual void OnConfigured()
    {
    }

    /// <summary>Does what the application has to do beside its readings: looks at a button, moves a motor.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds to call it again at the latest, 1 or more.</returns>
    protected virtual int Work(long now)
    {
        return int.MaxValue;
    }

    /// <summary>Adds a reading of a number. All that are due together go out in one message; all of them after each registration.</summary>
    /// <param name="key">Its key in the message, 1 to 31 ASCII characters.</param>
    /// <param name="source">Measures it.</param>
    /// <param name="seconds">Seconds between two messages, 1 to 86,400; a node that sleeps sends it each time it wakes.</param>
    protected Reading AddReading(string key, NumberSource source, int seconds)
    {
        Reading reading = new Reading(key, source) { PeriodMilliseconds = seconds * 1000 };
        _schedule.Add(reading);
        return reading;
    }

    /// <summary>Adds a reading of a word, such as <c>open</c>.</summary>
    /// <param name="key">Its key in the message, 1 to 31 ASCII characters.</param>
    /// <param name="source">Looks it up.</param>
    /// <param name="seconds">Seconds between two messages, 1 to 86,400.</param>
    protected Reading AddText(string key, TextSource source, int seconds)
    {
        Reading reading = new Reading(key, source) { PeriodMilliseconds = seconds * 1000 };
        _schedule.Add(reading);
        return reading;
    }

    /// <summary>Sets the period of all readings that were added.</summary>
    /// <param name="milliseconds">Milliseconds between two messages, 1 to 86,400,000.</param>
    protected void SetPeriod(int milliseconds)
    {
        _schedule.SetPeriod(milliseconds);
    }

    /// <summary>Adds a trigger: an event that is sent when it happens.</summary>
    /// <param name="key">Its key in the message, 1 to 31 ASCII characters.</param>
    /// <param name="value">Its value: which button it is.</param>
    /// <param name="type">What happened.</param>
    protected Trigger AddTrigger(string key, int value, TriggerType type)
    {
        Trigger trigger = new Trigger(key, value, type);
        _schedule.Add(trigger);
        return trigger;
    }

    /// <summary>Adds a command. When it has been executed, all readings are sent.</summary>
    /// <param name="key">Its key in the message, 1 to 31 ASCII characters.</param>
    /// <param name="taker">Obeys it.</param>
    protected void AddCommand(string key, CommandCallback taker)
    {
        _commands = _commands ?? new CommandList();
        _commands.Add(new Command(key, taker));
    }

    /// <summary>Adds a setting, which the page of the first configuration asks for.</summary>
    /// <param name="setting">The setting; eight at most.</param>
    protected void AddSetting(Setting setting)
    {
        _settings = _settings ?? new SettingList();
        _settings.Add(setting);
    }

    /// <summary>
    /// Sends readings as CayenneLPP: each needs its <see cref="Reading.Channel"/> and <see cref="Reading.CayenneType"/>; words have no
    /// place there.
    /// </summary>
    protected void UseCayenneLpp()
    {
        _schedule.IsCayenneLpp = true;
    }

    /// <summary>Sends all readings with the next turn, because something has changed.</summary>
    protected void SendAll()
    {
        _schedule.RequestAll();
    }
}
