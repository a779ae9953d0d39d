using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;

namespace EnigmaIoT.Device.Setup;

/// <summary>The button that clears the configuration: looked at in each turn of a program.</summary>
public sealed class ClearButton
{
    private const int NoPin = -1;

    private readonly HeldButton _button = new HeldButton();
    private readonly IBoard _board;
    private readonly IConfigReset _reset;
    private readonly ILog _log;
    private readonly int _pin;

    /// <summary>Uses a GPIO for it.</summary>
    /// <param name="pin">Its number; -1 for none.</param>
    /// <param name="board">Blinks, and restarts once all is cleared.</param>
    /// <param name="reset">Clears.</param>
    /// <param name="log">Receives why there is no button.</param>
    public ClearButton(int pin, IBoard board, IConfigReset reset, ILog log)
    {
        _board = board;
        _reset = reset;
        _log = log;
        _pin = pin;
        if (pin >= 0 && NativePins.OpenInput(pin) < 0)
        {
            // The rest works without.
            _pin = NoPin;
            log.Write(LogLevel.Warning, "buttonPin: GPIO " + pin.ToString() + " is no input here");
        }
    }

    /// <summary>Looks at it.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void Look(long now)
    {
        if (_pin < 0)
        {
            return;
        }

        bool wasHeld = _button.IsHeld;
        if (_button.Look(NativePins.Read(_pin) == 0, now))
        {
            _log.Write(LogLevel.Warning, "the button was held: the configuration is cleared");
            _reset.Clear();
            _board.Restart();
        }

        if (_button.IsHeld || wasHeld)
        {
            _board.SetLed(_button.IsHeld && _button.IsLit(now));
        }
    }

    /// <summary>Gets in how many milliseconds it has to be looked at again at the latest.</summary>
    /// <param name="wait">What the rest of the program says.</param>
    public int WaitLimit(int wait)
    {
        int limit = _pin < 0 ? wait : HeldButton.BlinkMilliseconds;
        return wait < limit ? wait : limit;
    }
}
