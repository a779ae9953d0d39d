using System;
using EnigmaIoT.Node.Joining;
using EnigmaIoT.Node.Links;
using EnigmaIoT.Node.Naming;
using EnigmaIoT.Node.Starting;
using EnigmaIoT.Node.Updating;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Commands;

/// <summary>Obeys and answers control commands (protocol section 2).</summary>
internal sealed class CommandHandler
{
    private const string BadLength = "command of a wrong length";

    private readonly NodeParts _parts;
    private readonly Uplink _uplink;
    private readonly AnswerQueue _answers;
    private readonly NodeNaming _naming;
    private readonly SleepSetting _sleep;
    private readonly Registration _registration;
    private readonly Identification _identification;
    private readonly BroadcastLink _broadcasts;
    private readonly Restarter _restarter;
    private readonly OtaReceiver _updates;
    private readonly RejectLog _rejects;
    private readonly bool _wantsBroadcasts;
    private readonly byte[] _control = new byte[1 + MacAddress.Count + NodeNameFrame.MaximumName];
    private readonly byte[] _key = new byte[FrameLayout.KeyCount];

    /// <summary>Makes a handler that acts on the given parts.</summary>
    public CommandHandler(
        NodeConfig config,
        NodeParts parts,
        Uplink uplink,
        AnswerQueue answers,
        NodeNaming naming,
        SleepSetting sleep,
        Registration registration,
        Identification identification,
        BroadcastLink broadcasts,
        Restarter restarter,
        OtaReceiver updates,
        RejectLog rejects)
    {
        _parts = parts;
        _uplink = uplink;
        _answers = answers;
        _naming = naming;
        _sleep = sleep;
        _registration = registration;
        _identification = identification;
        _broadcasts = broadcasts;
        _restarter = restarter;
        _updates = updates;
        _rejects = rejects;
        _wantsBroadcasts = config.WantsBroadcasts;
    }

    /// <summary>Takes a command that was decrypted and checked.</summary>
    /// <param name="sender">The gateway's address.</param>
    /// <param name="buffer">Holds the control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="broadcast">Whether it came for all nodes: then it can set neither image, name nor key.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Take(long sender, byte[] buffer, int offset, int count, bool broadcast, long now)
    {
        string refusal = broadcast && IsForOneNode(buffer[offset])
            ? "broadcast of a command for one node"
            : Obey(buffer, offset, count, now);
        if (refusal != null)
        {
            _rejects.Reject(sender, refusal);
        }
    }

    private static bool IsForOneNode(byte code)
    {
        return code == ControlCode.Ota || code == ControlCode.NameSet || code == ControlCode.BroadcastKey
            || code == ControlCode.BroadcastCounter;
    }

    private string Obey(byte[] buffer, int offset, int count, long now)
    {
        switch (buffer[offset])
        {
            case ControlCode.VersionGet:
                Answer(VersionAnswer.Write(_control, 0, ChunkWindow.Size));
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
                Restart(RestartReason.Requested, now);
                return null;
            case ControlCode.BroadcastKey:
                return TakeBroadcastKey(buffer, offset, count);
            case ControlCode.BroadcastCounter:
                return TakeBroadcastCounter(buffer, offset, count);
            case ControlCode.Ota:
                return _updates.Take(buffer, offset, count, now);
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

        _sleep.Set(seconds);
        _registration.Sleepy = _sleep.Seconds > 0;
        Answer(SleepTime.Write(_control, 0, ControlCode.SleepAnswer, _sleep.Seconds));
        return null;
    }

    private string SetName(byte[] buffer, int offset, int count, long now)
    {
        int nameCount = NameMessage.SetNameCount(buffer, offset, count);
        bool taken = _naming.Set(buffer, offset + 1, nameCount, now);

        // The gateway hears the new name before the answer, which then goes under it. A refused name is answered as well, with the one that still stands, so that whoever asked does not wait in vain.
        _naming.Tick(now);
        AnswerName();
        return taken ? null : "name that is not 1 to 32 bytes without / + # \" \\ and control characters";
    }

    private string TakeBroadcastKey(byte[] buffer, int offset, int count)
    {
        if (!_wantsBroadcasts)
        {
            return "broadcast key that was not asked for";
        }

        if (!BroadcastKeyMessage.TryRead(buffer, offset, count, _key))
        {
            return BadLength;
        }

        _broadcasts.Load(_key);
        Array.Clear(_key, 0, _key.Length);
        Array.Clear(buffer, offset, count);
        return null;
    }

    private string TakeBroadcastCounter(byte[] buffer, int offset, int count)
    {
        if (!BroadcastCounterMessage.TryRead(buffer, offset, count, out int counter, out uint keyPart))
        {
            return BadLength;
        }

        _broadcasts.Expect(counter, keyPart);
        return null;
    }

    private void Reset(long now)
    {
        _parts.Log.Write(LogLevel.Information, "the gateway asked for a reset of the configuration");
        _control[0] = ControlCode.ResetAnswer;
        _answers.Push(_control, 1, false);
        Restart(RestartReason.ConfigReset, now);
        _parts.Store.Clear();
    }

    private void Restart(byte reason, long now)
    {
        _updates.Close();
        _restarter.Begin(reason, now);
    }

    private void AnswerName()
    {
        Answer(NameMessage.WriteAnswer(_control, 0, _parts.Radio.Address, _naming.Bytes, _naming.Count));
    }

    private void Answer(int count)
    {
        if (!_uplink.SendControl(_control, count, FramePurpose.Once))
        {
            _rejects.Reject(MacAddress.None, "an answer found the send queue full");
        }
    }
}
