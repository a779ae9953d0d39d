namespace EnigmaIoT.Node.Applications;

/// <summary>
/// An event, such as a button that is pressed: a message of its own, <c>{"button":1}</c>, and in Home Assistant something that
/// automations wait for.
/// </summary>
public sealed class Trigger
{
    // More presses than that, which could not be sent, are of no use to anybody later.
    private const int MaximumWaiting = 4;

    /// <summary>Creates a trigger.</summary>
    internal Trigger(string key, int value, TriggerType type)
    {
        Key = key;
        Value = value;
        Entity = new Entity(EntityKind.Trigger, key, (int)type) { Value = value };
    }

    /// <summary>Gets its key in the message.</summary>
    public string Key { get; }

    /// <summary>Gets its value in the message.</summary>
    public int Value { get; }

    /// <summary>Gets what it is in Home Assistant.</summary>
    internal Entity Entity { get; }

    /// <summary>Gets or sets how many events wait to be sent.</summary>
    internal int Waiting { get; set; }

    /// <summary>The event has happened. It is sent at once, or when the node has registered; at most four wait.</summary>
    public void Fire()
    {
        Waiting = Waiting < MaximumWaiting ? Waiting + 1 : Waiting;
    }
}
