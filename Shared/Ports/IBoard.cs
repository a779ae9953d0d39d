namespace EnigmaIoT.Shared.Ports;

/// <summary>What is left of the board: restart and LED.</summary>
public interface IBoard
{
    /// <summary>Restarts the device. On the device it does not return; a virtual board restarts once the pump returns.</summary>
    void Restart();

    /// <summary>Switches the LED that shows which board is meant.</summary>
    void SetLed(bool on);
}
