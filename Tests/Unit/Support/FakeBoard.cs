using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>A board that counts instead of restarting.</summary>
public sealed class FakeBoard : IBoard
{
    /// <summary>Gets how often the board was to restart.</summary>
    public int RestartCount { get; private set; }

    /// <summary>Gets whether the LED is on.</summary>
    public bool IsLedOn { get; private set; }

    /// <summary>Gets how often the LED changed.</summary>
    public int LedChanges { get; private set; }

    /// <summary>Gets or sets how many bytes are left.</summary>
    public int FreeHeap { get; set; } = int.MaxValue;

    /// <inheritdoc/>
    public void Restart()
    {
        RestartCount++;
    }

    /// <inheritdoc/>
    public void SetLed(bool on)
    {
        LedChanges += on == IsLedOn ? 0 : 1;
        IsLedOn = on;
    }
}
