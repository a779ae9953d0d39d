using EnigmaIoT.Node.Board;

namespace EnigmaIoT.Node.Examples.Thermometer.Device;

/// <summary>The thermometer on an ESP32: an LMT01 that GPIO 18 feeds and GPIO 19 counts.</summary>
public static class Program
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        new NodeProgram(new ThermometerNode(new Lmt01(18, 19).Read), typeof(Program)).Start();
    }
}
