using EnigmaIoT.Node.Board;

namespace EnigmaIoT.Node.Examples.DashButton.Device;

/// <summary>The button on an ESP32.</summary>
public static class Program
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        new NodeProgram(new DashButtonNode(), typeof(Program)).Start();
    }
}
