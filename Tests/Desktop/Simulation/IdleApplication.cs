using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>An application that does nothing, and is well.</summary>
internal sealed class IdleApplication : NodeApplication
{
}
