namespace EnigmaIoT.Node.Applications;

/// <summary>A button whose contact bounces.</summary>
public sealed class Button
{
    /// <summary>The interval at which it has to be read, in milliseconds.</summary>
    public const int LookMilliseconds = 20;

    /// <summary>For how many milliseconds its contact has to stay as it is to count.</summary>
    public const int BounceMilliseconds = 40;

    private readonly IDigitalInput _input;
    private long _changedAt;
    private bool _was;
    private bool _isDown;

    /// <summary>Creates a button.</summary>
    /// <param name="input">Its contact.</param>
    public Button(IDigitalInput input)
    {
        _input = input;
    }

    /// <summary>Looks at it.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether it was pressed since the last look.</returns>
    public bool WasPressed(long now)
    {
        bool isOn = _input.IsOn;
        if (isOn != _was)
        {
            _was = isOn;
            _changedAt = now;
        }

        if (isOn == _isDown || now - _changedAt < BounceMilliseconds)
        {
            return false;
        }

        _isDown = isOn;
        return isOn;
    }
}
