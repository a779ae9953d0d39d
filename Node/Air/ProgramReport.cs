using System;
using System.Text;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// Reports to a gateway of ours what the node runs, and why that is an older image where the node rolled back: after each registration, and
/// after each change of the name, for the gateway keeps no copy of it to publish again under the new name. It is told until the gateway says
/// that it was taken, a node that sleeps behind its wake-ups: what a radio has acknowledged may be lost before the gateway sees it. A gateway
/// of 0.9.8 is told nothing.
/// </summary>
internal sealed class ProgramReport
{
    /// <summary>How often it is told at its first pace, 2 s apart or at each wake-up; then each pause is twice the one before.</summary>
    public const int QuickAttempts = 5;

    private const int PauseMilliseconds = 2000;

    // 68 minutes, or 128 wake-ups: one of our gateways that does not answer is one of an older version.
    private const int MaximumDoublings = 11;
    private const int MaximumTold = 255;
    private const int MaximumWakeUps = 128;

    // The gateway of ours answers a name at once; where that answer is lost the program is told all the same.
    private const int NameMilliseconds = 3000;
    private const int Sha256Count = 32;
    private const int Taken = -1;

    private readonly NodeParts _parts;
    private readonly Uplink _uplink;
    private readonly NodeNaming _naming;
    private readonly ImageTrial _trial;
    private byte[] _notice;
    private int _told = Taken;
    private long _nextAt;
    private bool _isWanted;
    private bool _wasReporting;

    /// <summary>Creates a report.</summary>
    public ProgramReport(NodeParts parts, Uplink uplink, NodeNaming naming, ImageTrial trial)
    {
        _parts = parts;
        _uplink = uplink;
        _naming = naming;
        _trial = trial;
    }

    /// <summary>Gets how often it was told in vain, 1 to 255, to be kept over a sleep; 0 where the gateway knows it, or has no use for it.</summary>
    public int Untaken
    {
        get { return !_isWanted || _told == Taken ? 0 : _told == 0 ? 1 : _told; }
    }

    /// <summary>The node has registered, and has started to tell its name.</summary>
    /// <param name="isWanted">Whether the gateway speaks our extension.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void BeginSession(bool isWanted, long now)
    {
        _isWanted = isWanted;
        _wasReporting = _naming.IsReporting;
        _told = 0;
        _nextAt = now + (_wasReporting ? NameMilliseconds : 0);
    }

    /// <summary>The session goes on after a sleep.</summary>
    /// <param name="isWanted">Whether the gateway speaks our extension.</param>
    /// <param name="untaken"><see cref="Untaken"/> before the sleep.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Resume(bool isWanted, int untaken, long now)
    {
        _isWanted = isWanted;
        _wasReporting = _naming.IsReporting;
        _told = untaken == 0 ? Taken : untaken;
        _nextAt = now;
        if (untaken >= QuickAttempts && (untaken & (untaken - 1)) != 0)
        {
            CountTold();
            _nextAt = now + Pause();
        }
    }

    /// <summary>The gateway has taken it.</summary>
    public void OnTaken()
    {
        _told = Taken;
        _trial.OnReported();
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
            _told = 0;
            _nextAt = now;
        }

        _wasReporting = isReporting;
        if (_told == Taken)
        {
            return int.MaxValue;
        }

        if (now >= _nextAt)
        {
            Compose();
            ProgramNotice.SetCause(_notice, _trial.RollbackCause);
            if (!_uplink.SendControl(_notice, 0, _notice.Length, FramePurpose.Once))
            {
                return Uplink.RetryMilliseconds;
            }

            CountTold();
            _nextAt = now + Pause();
        }

        return Wait.Until(_nextAt, now);
    }

    private void CountTold()
    {
        _told = _told < MaximumTold ? _told + 1 : MaximumWakeUps;
    }

    private int Pause()
    {
        int doublings = _told < QuickAttempts ? 0 : _told - QuickAttempts + 1;
        return PauseMilliseconds << (doublings < MaximumDoublings ? doublings : MaximumDoublings);
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
        int count = ProgramNotice.Write(notice, size, sha256, _parts.Program == null ? null : _parts.Program.Version, name);
        _notice = new byte[count];
        Array.Copy(notice, 0, _notice, 0, count);
    }
}
