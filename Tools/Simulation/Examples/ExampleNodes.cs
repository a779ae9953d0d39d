using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Examples.Cover;
using EnigmaIoT.Node.Examples.DashButton;
using EnigmaIoT.Node.Examples.Relay;
using EnigmaIoT.Node.Examples.Template;
using EnigmaIoT.Node.Examples.Thermometer;

namespace EnigmaIoT.Simulation.Examples;

/// <summary>The examples of <c>Node/Examples</c>, by name.</summary>
public static class ExampleNodes
{
    private static readonly Dictionary<string, Func<ExampleHardware, NodeApplication>> _examples = new()
    {
        ["thermometer"] = hardware => new ThermometerNode(() => hardware.Temperature),
        ["relay"] = hardware => new RelayNode(hardware.Relay, hardware.Button),
        ["cover"] = hardware => new CoverNode(hardware.Up, hardware.Down),
        ["dashbutton"] = _ => new DashButtonNode(),
        ["template"] = _ => new TemplateNode(),
    };

    /// <summary>Gets their names.</summary>
    public static IReadOnlyCollection<string> Names => _examples.Keys;

    /// <summary>Creates an example's application.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="hardware">What is connected to its board.</param>
    public static NodeApplication Create(string name, ExampleHardware hardware)
    {
        return _examples[name](hardware);
    }
}
