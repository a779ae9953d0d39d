using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Board;

namespace EnigmaIoT.Node.Device;

/// <summary>A node with the sample application on an ESP32.</summary>
public static class Program
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        new NodeProgram(new SampleApplication(SampleApplication.DefaultPeriodMilliseconds), typeof(Program)).Start();
    }
}
