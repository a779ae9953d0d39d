using System;

namespace EnigmaIoT.Node.Applications;

/// <summary>A measurement or a state of an application: one value of a message.</summary>
public sealed class Reading
{
    // A NumberSource or a TextSource: on the heap a field takes 12 bytes.
    private readonly Delegate _source;

    /// <summary>Creates a reading of a number.</summary>
    internal Reading(string key, NumberSource source)
    {
        Key = key;
        _source = source;
    }

    /// <summary>Creates a reading of a word.</summary>
    internal Reading(string key, TextSource source)
    {
        Key = key;
        _source = source;
    }

    /// <summary>Gets its key in the message, of ASCII characters.</summary>
    public string Key { get; }

    /// <summary>
    /// Gets or sets the milliseconds between two messages, 1 or more. A sleepy node sends all its readings each time it wakes.
    /// </summary>
    public int PeriodMilliseconds { get; set; }

    /// <summary>Gets or sets its channel in CayenneLPP, 0 to 255.</summary>
    public int Channel { get; set; }

    /// <summary>Gets or sets its <see cref="Shared.Payload.CayenneLppType"/>.</summary>
    public int CayenneType { get; set; }

    /// <summary>Gets its entity in Home Assistant; null for none.</summary>
    internal Entity Entity { get; private set; }

    /// <summary>Gets or sets when it is due, in the clock's milliseconds.</summary>
    internal long NextAt { get; set; }

    /// <summary>Gets whether it is a word.</summary>
    internal bool IsText
    {
        get { return _source is TextSource; }
    }

    /// <summary>Shows it in Home Assistant as a sensor.</summary>
    /// <param name="deviceClass">What it measures.</param>
    /// <param name="unit">Its unit; null for none.</param>
    public Reading AsSensor(SensorClass deviceClass, string unit)
    {
        Entity = new Entity(EntityKind.Sensor, Key, (int)deviceClass) { Unit = unit };
        return this;
    }

    /// <summary>Shows it in Home Assistant as a binary sensor, which is on where the reading is 1 and off where it is 0.</summary>
    /// <param name="deviceClass">What it tells.</param>
    public Reading AsBinarySensor(BinarySensorClass deviceClass)
    {
        Entity = new Entity(EntityKind.BinarySensor, Key, (int)deviceClass);
        return this;
    }

    /// <summary>Shows it in Home Assistant as a switch: 1 for on, 0 for off. The command of the same key takes what is switched there.</summary>
    public Reading AsSwitch()
    {
        Entity = new Entity(EntityKind.Switch, Key, 0);
        return this;
    }

    /// <summary>
    /// Shows it in Home Assistant as a cover. The reading is the state: <c>open</c>, <c>opening</c>, <c>closed</c>, <c>closing</c> or
    /// <c>stopped</c>, under the key <c>state</c>; another one, <c>pos</c>, is the position, 0 (closed) to 100. The command <c>pos</c>
    /// takes a position, and <paramref name="command"/> takes 1 to open, 0 to close and 2 to stop.
    /// </summary>
    /// <param name="deviceClass">What it covers.</param>
    /// <param name="command">The key of the command.</param>
    public Reading AsCover(CoverClass deviceClass, string command)
    {
        Entity = new Entity(EntityKind.Cover, command, (int)deviceClass);
        return this;
    }

    /// <summary>Measures a number.</summary>
    internal double ReadNumber()
    {
        return ((NumberSource)_source)();
    }

    /// <summary>Looks a word up.</summary>
    internal string ReadText()
    {
        return ((TextSource)_source)();
    }
}
