using EnigmaIoT.Node.Air;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node;

/// <summary>The trial of the node's image: it stays once the node has registered and its application is well.</summary>
internal sealed class NodeTrial : IPumped
{
    private readonly ImageTrial _trial;
    private readonly Session _session;
    private readonly ApplicationHost _application;
    private readonly Restarter _restarter;

    /// <summary>Creates a trial that goes by a session and an application.</summary>
    public NodeTrial(ImageTrial trial, Session session, ApplicationHost application, Restarter restarter)
    {
        _trial = trial;
        _session = session;
        _application = application;
        _restarter = restarter;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (_trial.RollbackCause != RollbackCause.None && _session.IsOpen)
        {
            _restarter.ReportRollback(_trial.RollbackCause);
            _trial.OnReported();
        }

        return _trial.Tick(_session.IsOpen, _application.Health(now), now);
    }
}
