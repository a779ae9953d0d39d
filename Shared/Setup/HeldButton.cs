namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// The button that clears the configuration where it is held for 5 s. The LED blinks meanwhile. A button that is pressed from the
/// start on counts only once it was let go: where another part holds the pin, nothing may be cleared.
/// </summary>
public sealed class HeldButton
{
    /// <summary>Milliseconds for which it has to be held.</summary>
    public const int HoldMilliseconds = 5000;

    /// <summary>Milliseconds for which the LED is on, and off, while it is held.</summary>
    public const int BlinkMilliseconds = 50;

    private bool _wasFree;
    private bool _isHeld;
    private long _since;

    /// <summary>Gets whether it is held.</summary>
    public bool IsHeld
    {
        get { return _isHeld; }
    }

    /// <summary>Looks at the button.</summary>
    /// <param name="isPressed">Whether it is pressed.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whether it was held long enough.</returns>
    public bool Look(bool isPressed, long now)
    {
        _wasFree |= !isPressed;
        bool held = isPressed && _wasFree;
        _since = held && !_isHeld ? now : _since;
        _isHeld = held;
        return held && now - _since >= HoldMilliseconds;
    }

    /// <summary>Determines whether the LED is on; for while the button is held.</summary>
    public bool IsLit(long now)
    {
        return (now - _since) / BlinkMilliseconds % 2 == 0;
    }
}
