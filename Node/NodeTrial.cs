using EnigmaIoT.Node.Air;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node;

/// <summary>The trial of the node's image: it stays once the node has registered and its application is well.</summary>
internal sealed class NodeTrial : IPumped
{
    private readonly ImageTrial _trial;
    private readonly GatewayLink _link;
    private readonly ApplicationHost _application;
    private readonly Restarter _restarter;

    /// <summary>Creates a trial that goes by a link and an application.</summary>
    public NodeTrial(ImageTrial trial, GatewayLink link, ApplicationHost application, Restarter restarter)
    {
        _trial = trial;
        _link = link;
        _application = application;
        _restarter = restarter;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        bool isJoined = _link.Session.IsOpen;
        if (isJoined && _trial.RollbackCause != RollbackCause.None && !_link.Registration.IsGatewayExtended)
        {
            // One of ours is told with what the node runs, until it says that it took that; this one never says so.
            _restarter.ReportRollback(_trial.RollbackCause);
            _trial.OnReported();
        }

        return _trial.Tick(isJoined, _application.Health(now), now);
    }
}
