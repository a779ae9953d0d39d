namespace EnigmaIoT.Shared.Ports;

/// <summary>What is left of the board: restart, LED and memory.</summary>
public interface IBoard
{
    /// <summary>
    /// Gets how many bytes of managed heap are free, garbage not counted. To ask costs a collection of the garbage.
    /// </summary>
    int FreeHeap { get; }

    /// <summary>Restarts the device. On the device it does not return; a virtual board restarts once the pump returns.</summary>
    void Restart();

    /// <summary>Switches the LED that shows which board is meant.</summary>
    void SetLed(bool on);
}
