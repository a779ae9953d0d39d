using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>An application that throws at once.</summary>
internal sealed class ThrowingApplication : NodeApplication
{
    public override int Tick(long now) => throw new InvalidOperationException("no sensor");
}
