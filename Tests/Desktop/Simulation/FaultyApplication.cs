using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Simulation.Boards;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>An application that fails in a way of its own.</summary>
/// <param name="fault">What it does.</param>
/// <param name="afterMilliseconds">When it does so, from its start on.</param>
/// <param name="parts">The node's parts.</param>
internal sealed class FaultyApplication(ApplicationFault fault, int afterMilliseconds, NodeParts parts) : NodeApplication
{
    public override ProgramHealth Health =>
        fault == ApplicationFault.SaysThatItIsIll && parts.Clock.Milliseconds >= afterMilliseconds
            ? ProgramHealth.Ill
            : fault == ApplicationFault.NeverSaysThatItIsWell ? ProgramHealth.Unknown : ProgramHealth.Well;

    public override int Tick(long now)
    {
        if (now < afterMilliseconds)
        {
            return 100;
        }

        switch (fault)
        {
            case ApplicationFault.Throws:
                throw new InvalidOperationException("no sensor");
            case ApplicationFault.Hangs:
                ((VirtualBoard)parts.Board).Hang();
                break;
            case ApplicationFault.IsSlow:
                ((VirtualBoard)parts.Board).AddBusy(VirtualBoard.WatchdogMicroseconds / 10);
                break;
        }

        return 100;
    }
}
