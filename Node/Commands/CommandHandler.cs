using EnigmaIoT.Node.Air;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Node.Commands;

/// <summary>Obeys and answers control commands (protocol section 2), but for those of updates and of the broadcast key.</summary>
internal sealed class CommandHandler : IPumped
{
    private const string BadLength = "command of a wrong length";

    private readonly NodeParts _parts;
    private readonly Uplink _uplink;
    private readonly AnswerQueue _answers;
    private readonly NodeNaming _naming;
    private readonly Registration _registration;
    private readonly Restarter _restarter;
    private readonly RejectLog _rejects;
    private readonly SleepSetting _sleep;
    private readonly Identification _identification;
    private readonly byte[] _control = new byte[1 + MacAddress.Count + NodeNameFrame.MaximumName];

    /// <summary>Creates a handler that answers over a link.</summary>
    /// <param name="config">The sleep time.</param>
    /// <param name="sleepy">Whether the node is built to sleep.</param>
    /// <param name="parts">The platform.</param>
    /// <param name="link">The link.</param>
    /// <param name="restarter">Restarts the board.</param>
    /// <param name="rejects">Counts what is refused.</param>
    public CommandHandler(NodeConfig config, bool sleepy, NodeParts parts, GatewayLink link, Restarter restarter, RejectLog rejects)
    {
        _parts = parts;
        _uplink = link.Uplink;
        _answers = link.Answers;
        _naming = link.Naming;
        _registration = link.Registration;
        _restarter = restarter;
        _rejects = rejects;
        _sleep = new SleepSetting(parts.Store, parts.Log, sleepy, config.SleepSeconds);
        _identification = new Identification(parts.Board);
        _registration.Sleepy = _sleep.Seconds > 0;
    }

    /// <summary>Gets for how many seconds the node may sleep between its messages; 0 where it has to stay awake.</summary>
    public uint SleepSeconds
    {
        get { return _sleep.Seconds; }
    }

    /// <summary>Gets why the node stays awake.</summary>
    public StaysAwake StaysAwake
    {
        get { return _sleep.StaysAwake; }
    }

    /// <summary>Gets whether somebody looks for the board just now.</summary>
    public bool IsIdentifying
    {
        get { return _identification.IsFlashing; }
    }

    /// <summary>Switches the LED; while it flashes to identify the board, once that is over.</summary>
    public void SetLed(bool on)
    {
        _identification.SetSteady(on);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        return _identification.Pump(now);
    }

    /// <summary>Takes a command that was decrypted and checked.</summary>
    /// <param name="buffer">Holds the control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Null, or why it was refused.</returns>
    public string Take(byte[] buffer, int offset, int count, long now)
    {
        switch (buffer[offset])
        {
            case ControlCode.VersionGet:
                Answer(VersionAnswer.Write(_control, 0, OtaExtension.NodeWindow));
                return null;
            case ControlCode.SleepGet:
                Answer(SleepTime.Write(_control, 0, ControlCode.SleepAnswer, _sleep.Seconds));
                return null;
            case ControlCode.SleepSet:
                return SetSleep(buffer, offset, count);
            case ControlCode.Identify:
                _identification.Begin(now);
                return null;
            case ControlCode.Reset:
                Reset(now);
                return null;
            case ControlCode.NameGet:
                AnswerName();
                return null;
            case ControlCode.NameSet:
                return SetName(buffer, offset, count, now);
            case ControlCode.Restart:
                _parts.Log.Write(LogLevel.Information, "the gateway asked for a restart");
                _restarter.Begin(RestartReason.Requested, now);
                return null;
            default:
                return "unknown command";
        }
    }

    private string SetSleep(byte[] buffer, int offset, int count)
    {
        if (!SleepTime.TryRead(buffer, offset, count, out uint seconds))
        {
            return BadLength;
        }

        _sleep.Set(seconds, SleepTime.IsForUpdate(buffer, offset, count));
        _registration.Sleepy = _sleep.Seconds > 0;
        Answer(SleepTime.Write(_control, 0, ControlCode.SleepAnswer, _sleep.Seconds));
        return null;
    }

    private string SetName(byte[] buffer, int offset, int count, long now)
    {
        int nameCount = NameMessage.SetNameCount(buffer, offset, count);
        bool taken = _naming.Set(buffer, offset + 1, nameCount, now);

        // The gateway hears the new name before the answer, which then goes under it. A refused name is answered as well, with the one
        // that still stands, so that whoever asked does not wait in vain.
        _naming.Pump(now);
        AnswerName();
        return taken ? null : "name that is not 1 to 32 bytes without / + # \" \\ and control characters";
    }

    private void Reset(long now)
    {
        _parts.Log.Write(LogLevel.Information, "the gateway asked for a reset of the configuration");
        _control[0] = ControlCode.ResetAnswer;
        _answers.Push(_control, 1, false);
        _restarter.Begin(RestartReason.ConfigReset, now);
        _parts.Store.Clear();
    }

    private void AnswerName()
    {
        Answer(NameMessage.WriteAnswer(_control, 0, _parts.Radio.Address, _naming.Bytes, _naming.Count));
    }

    private void Answer(int count)
    {
        if (!_uplink.SendControl(_control, 0, count, FramePurpose.Once))
        {
            _rejects.Reject(MacAddress.None, "an answer found the send queue full");
        }
    }
}
