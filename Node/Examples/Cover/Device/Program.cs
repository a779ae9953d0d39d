using EnigmaIoT.Node.Board;

namespace EnigmaIoT.Node.Examples.Cover.Device;

/// <summary>The cover on an ESP32: relays at GPIO 25 (up) and GPIO 26 (down).</summary>
public static class Program
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        new NodeProgram(new CoverNode(new GpioOutput(25), new GpioOutput(26)), typeof(Program)).Start();
    }
}
