using EnigmaIoT.Reference;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>Causes the faults of a plan that concern boards and the broker, and not who publishes.</summary>
internal sealed class BoardFaults(ReferenceWorld world, AbsenceLog absences, IReadOnlyList<UpdatedNode> nodes, int seed)
{
    /// <summary>Causes a fault.</summary>
    /// <returns>False where it is one of publishers.</returns>
    public bool TryCause(Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.GatewayRestart:
                absences.Begin(restart: true);
                world.Gateway.Board.Restart();
                return true;
            case FaultKind.NodeRestart:
                nodes[fault.Target].Board.Restart();
                return true;
            case FaultKind.PowerCut:
                nodes[fault.Target].CutPower(fault, seed);
                return true;
            case FaultKind.BrokerCut:
                absences.Begin(restart: false);
                world.Broker.Cut();
                return true;
            case FaultKind.BrokerDown:
                absences.Begin(restart: false);
                world.Broker.Down();
                world.Scheduler.After(fault.Duration, world.Broker.Up);
                return true;
            default:
                return false;
        }
    }
}
