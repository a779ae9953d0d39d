using EnigmaIoT.Node.Board;

namespace EnigmaIoT.Node.Examples.Relay.Device;

/// <summary>The relay on an ESP32: relay at GPIO 26, button between GPIO 27 and ground.</summary>
public static class Program
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        new NodeProgram(new RelayNode(new GpioOutput(26), new GpioInput(27)), typeof(Program)).Start();
    }
}
