using System.Text;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// Reports to a gateway of ours what the node runs: after each registration, and after each change of the name, for the gateway keeps no
/// copy of it to publish again under the new name. A gateway of 0.9.8 is told nothing.
/// </summary>
internal sealed class ProgramReport
{
    /// <summary>How often it is told while the gateway does not say that it was taken.</summary>
    public const int Attempts = 5;

    private const int PauseMilliseconds = 2000;

    // The gateway of ours answers a name at once; where that answer is lost the program is told all the same.
    private const int NameMilliseconds = 3000;
    private const int Sha256Count = 32;

    private readonly NodeParts _parts;
    private readonly Uplink _uplink;
    private readonly NodeNaming _naming;
    private byte[] _notice;
    private int _count;
    private int _attemptsLeft;
    private long _nextAt;
    private bool _isWanted;
    private bool _wasReporting;

    /// <summary>Creates a report.</summary>
    public ProgramReport(NodeParts parts, Uplink uplink, NodeNaming naming)
    {
        _parts = parts;
        _uplink = uplink;
        _naming = naming;
    }

    /// <summary>The node has registered, and has started to tell its name.</summary>
    /// <param name="isWanted">Whether the gateway speaks our extension.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void BeginSession(bool isWanted, long now)
    {
        _isWanted = isWanted;
        _wasReporting = _naming.IsReporting;
        _attemptsLeft = Attempts;
        _nextAt = now + (_wasReporting ? NameMilliseconds : 0);
    }

    /// <summary>Gets whether the gateway has not acknowledged it yet, and is told it again.</summary>
    public bool IsReporting
    {
        get { return _isWanted && _attemptsLeft > 0; }
    }

    /// <summary>The session goes on after a sleep: the gateway knows what the node runs.</summary>
    /// <param name="isWanted">Whether the gateway speaks our extension.</param>
    public void Resume(bool isWanted)
    {
        _isWanted = isWanted;
    }

    /// <summary>The gateway has taken it; of a node that sleeps, its radio has acknowledged it.</summary>
    public void OnTaken()
    {
        _attemptsLeft = 0;
    }

    /// <summary>Sends it where it is due.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Pump(long now)
    {
        if (!_isWanted)
        {
            return int.MaxValue;
        }

        bool isReporting = _naming.IsReporting;
        if (_wasReporting && !isReporting)
        {
            _attemptsLeft = Attempts;
            _nextAt = now;
        }

        _wasReporting = isReporting;
        if (_attemptsLeft > 0 && now >= _nextAt)
        {
            Compose();
            if (!_uplink.SendControl(_notice, 0, _count, FramePurpose.Program))
            {
                return Uplink.RetryMilliseconds;
            }

            _attemptsLeft--;
            _nextAt = now + PauseMilliseconds;
        }

        return _attemptsLeft > 0 ? Wait.Until(_nextAt, now) : int.MaxValue;
    }

    private void Compose()
    {
        if (_notice != null)
        {
            return;
        }

        // The flash is read once for each start.
        byte[] sha256 = new byte[Sha256Count];
        int size = _parts.Slots.ReadRunning(ImageKind.Deployment, sha256);
        byte[] name = _parts.Program == null ? new byte[0] : Encoding.UTF8.GetBytes(_parts.Program.Name);
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        _count = ProgramNotice.Write(notice, size, sha256, _parts.Program == null ? null : _parts.Program.Version, name);
        _notice = notice;
    }
}
