using EnigmaIoT.Node.Board;

namespace EnigmaIoT.Node.Examples.Template.Device;

/// <summary>The template on an ESP32.</summary>
public static class Program
{
    /// <summary>Runs the node for ever.</summary>
    public static void Main()
    {
        new NodeProgram(new TemplateNode(), typeof(Program)).Start();
    }
}
