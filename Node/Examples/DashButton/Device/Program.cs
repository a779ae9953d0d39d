using EnigmaIoT.Node.Board;

namespace EnigmaIoT.Node.Examples.DashButton.Device;

/// <summary>The button on an ESP32: between GPIO 33 and ground, with a resistor of 100 kiloohms to 3.3 V.</summary>
public static class Program
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        new NodeProgram(new DashButtonNode(), typeof(Program)) { WakePin = 33 }.Start();
    }
}
