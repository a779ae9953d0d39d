using System.Text;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Reports;

/// <summary>
/// Publishes, once for each start, what the gateway itself runs, retained, as it does for nodes: so an updater finds the base of a delta.
/// </summary>
internal sealed class OwnProgram : IPumped
{
    private readonly GatewayParts _parts;
    private readonly Publisher _publisher;
    private bool _isReported;

    /// <summary>Creates the report of a gateway.</summary>
    /// <param name="parts">Its slots, and the name of its program. Without slots nothing is published.</param>
    /// <param name="publisher">Where it goes.</param>
    public OwnProgram(GatewayParts parts, Publisher publisher)
    {
        _parts = parts;
        _publisher = publisher;
        _isReported = parts.Slots == null;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (!_isReported && _publisher.IsConnected)
        {
            _isReported = true;
            Report();
        }

        return int.MaxValue;
    }

    private void Report()
    {
        // The flash is read once for each start: that may take a third of a second.
        byte[] sha256 = new byte[OtaLimits.Sha256Count];
        int size = _parts.Slots.ReadRunning(ImageKind.Deployment, sha256);
        byte[] name = _parts.Program == null ? new byte[0] : Encoding.UTF8.GetBytes(_parts.Program.Name);
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, size, sha256, _parts.Program == null ? null : _parts.Program.Version, name);
        string json = ProgramJson.Of(_parts.Radio.Address, false, notice, 0, count);
        _publisher.Notice(CommandName.GatewayNode, CommandName.Program, json, true);
    }
}
