using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Examples.Relay;

/// <summary>
/// A relay with a button: sends <c>{"rly":1}</c> when it was switched and every five minutes, obeys <c>{"rly":0}</c>, and
/// <c>{"cmd":"rly","rly":0}</c> as the smart switch of version 0.9.8 does. The button switches it, and sends <c>{"button":1}</c>.
/// </summary>
public sealed class RelayNode : NodeApplication
{
    private const int PeriodSeconds = 300;

    private readonly IDigitalOutput _relay;
    private readonly Button _button;
    private readonly Trigger _press;
    private readonly NumberSetting _first = new NumberSetting("onAtStart", "1: on after a start, 0: off", 0, 0, 1);
    private bool _isOn;

    /// <summary>Creates a relay that is off.</summary>
    /// <param name="relay">The relay.</param>
    /// <param name="button">The button.</param>
    public RelayNode(IDigitalOutput relay, IDigitalInput button)
    {
        _relay = relay;
        _button = new Button(button);
        AddReading("rly", GetState, PeriodSeconds).AsSwitch();
        AddCommand("rly", Switch);
        _press = AddTrigger("button", 1, TriggerType.ButtonShortPress);
        AddSetting(_first);
    }

    /// <inheritdoc/>
    protected override void OnConfigured()
    {
        Switch(_first.Value);
    }

    /// <inheritdoc/>
    protected override int Work(long now)
    {
        if (_button.WasPressed(now))
        {
            Switch(_isOn ? 0 : 1);
            _press.Fire();
            SendAll();
        }

        return Button.LookMilliseconds;
    }

    private double GetState()
    {
        return _isOn ? 1 : 0;
    }

    private bool Switch(int value)
    {
        if (value != 0 && value != 1)
        {
            return false;
        }

        _isOn = value == 1;
        _relay.Set(_isOn);
        return true;
    }
}
