using System;
using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>
/// Commands whose answer is waited for: sent again every second, five times, where no answer comes (the command or its answer was
/// lost), and then given up, which is said. A bounded table: while it is full further commands are refused. Also says it where any
/// other command does not reach its node.
/// </summary>
public sealed class CommandRetries : IDownlinkLoss
{
    /// <summary>How many commands can wait for their answers at once, all nodes together.</summary>
    public const int Capacity = 20;

    private const int PauseMilliseconds = 1000;
    private const int Tries = 5;
    private const string NoAnswer = "the node does not answer";
    private const string Gone = "the node is not registered any more";

    private readonly DownlinkQueue _queue;
    private readonly CommandRefusals _refusals;
    private readonly IClock _clock;
    private readonly NodeEntry[] _entries = new NodeEntry[Capacity];
    private readonly long[] _addresses = new long[Capacity];
    private readonly byte[][] _controls = new byte[Capacity][];
    private readonly byte[] _left = new byte[Capacity];
    private readonly long[] _due = new long[Capacity];

    /// <summary>Makes an empty table.</summary>
    public CommandRetries(DownlinkQueue queue, CommandRefusals refusals, IClock clock)
    {
        _queue = queue;
        _refusals = refusals;
        _clock = clock;
    }

    /// <summary>Determines whether a command can be taken.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="code">The command's <see cref="ControlCode"/>.</param>
    public bool HasRoomFor(NodeEntry entry, byte code)
    {
        return entry.Sleepy || CommandEncoder.AnswerOf(code) == 0 || Find(entry, code) >= 0 || Find(null, 0) >= 0;
    }

    /// <summary>Notes a command that was just sent to a node that listens. It takes the place of an earlier one of its kind.</summary>
    public void Track(NodeEntry entry, byte[] control, int count, long now)
    {
        if (entry.Sleepy || CommandEncoder.AnswerOf(control[0]) == 0)
        {
            return;
        }

        int place = Find(entry, control[0]);
        place = place < 0 ? Find(null, 0) : place;
        byte[] copy = new byte[count];
        Array.Copy(control, 0, copy, 0, count);
        _entries[place] = entry;
        _addresses[place] = entry.Address;
        _controls[place] = copy;
        _left[place] = Tries;
        _due[place] = now + PauseMilliseconds;
    }

    /// <summary>An answer came: the command that it answers is done.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="buffer">Holds the answer at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">1 or more.</param>
    /// <returns>The command's control bytes; null where none waited.</returns>
    public byte[] OnAnswer(NodeEntry entry, byte[] buffer, int offset, int count)
    {
        int found = -1;
        int fit = 0;
        for (int i = 0; i < Capacity; i++)
        {
            if (_entries[i] == entry && CommandEncoder.AnswerOf(_controls[i][0]) == buffer[offset])
            {
                int own = Fit(_controls[i], buffer, offset, count);
                found = own > fit ? i : found;
                fit = own > fit ? own : fit;
            }
        }

        return found < 0 ? null : Remove(found);
    }

    /// <inheritdoc/>
    public void OnLost(DownlinkMessage message, string reason)
    {
        byte code = message.Body[0];
        string command = message.IsFrame || message.Entry == null ? null : CommandName.Of(message.Type, code);
        bool isAwaited = command != null && message.Type == FrameType.ControlDown && Find(message.Entry, code) >= 0;
        if (command != null && !isAwaited)
        {
            _refusals.GiveUp(message.Entry, message.Destination, command, reason, _clock.Milliseconds);
        }
    }

    /// <inheritdoc/>
    public void OnGone(NodeEntry entry)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_entries[i] == entry)
            {
                GiveUp(i, Gone, _clock.Milliseconds);
            }
        }
    }

    /// <summary>Sends again what is due, and gives up what was sent often enough.</summary>
    /// <returns>In how many milliseconds something is due again; <see cref="int.MaxValue"/> where nothing waits.</returns>
    public int Pump(long now)
    {
        int soonest = int.MaxValue;
        for (int i = 0; i < Capacity; i++)
        {
            if (_entries[i] != null && now >= _due[i])
            {
                _due[i] = now + PauseMilliseconds;
                Repeat(i, now);
            }

            if (_entries[i] != null)
            {
                int wait = (int)(_due[i] - now);
                soonest = wait < soonest ? wait : soonest;
            }
        }

        return soonest;
    }

    /// <summary>How well an answer fits a command: 3 it says what was set, 2 it was asked for, 1 it says something else.</summary>
    private static int Fit(byte[] control, byte[] buffer, int offset, int count)
    {
        switch (control[0])
        {
            case ControlCode.SleepSet:
                return count >= control.Length && AreEqual(control, 1, buffer, offset + 1, control.Length - 1) ? 3 : 1;
            case ControlCode.NameSet:
                int nameCount = control.Length - 2;
                bool hasName = NameMessage.TryReadAnswer(count, out int nameOffset, out int answered) && answered == nameCount;
                return hasName && AreEqual(control, 1, buffer, offset + nameOffset, nameCount) ? 3 : 1;
            default:
                return 2;
        }
    }

    private static bool AreEqual(byte[] one, int start, byte[] other, int otherStart, int count)
    {
        int i = 0;
        while (i < count && one[start + i] == other[otherStart + i])
        {
            i++;
        }

        return i == count;
    }

    private void Repeat(int place, long now)
    {
        NodeEntry entry = _entries[place];
        if (!entry.IsRegistered || entry.Address != _addresses[place])
        {
            GiveUp(place, Gone, now);
        }
        else if (_left[place] == 0)
        {
            GiveUp(place, NoAnswer, now);
        }
        else if (entry.Sleepy)
        {
            // It has fallen asleep since: the command waits for it like any other, unless a later one waits already.
            byte[] control = Remove(place);
            if (_queue.HasPending(entry))
            {
                _refusals.GiveUp(entry, entry.Address, CommandName.Of(FrameType.ControlDown, control[0]), DownlinkQueue.Replaced, now);
            }
            else
            {
                _queue.SendControl(entry, control, 0, control.Length);
            }
        }
        else
        {
            _left[place]--;
            _queue.SendControl(entry, _controls[place], 0, _controls[place].Length);
        }
    }

    private void GiveUp(int place, string reason, long now)
    {
        NodeEntry entry = _entries[place];
        long address = _addresses[place];
        byte[] control = Remove(place);
        _refusals.GiveUp(entry, address, CommandName.Of(FrameType.ControlDown, control[0]), reason, now);
    }

    private byte[] Remove(int place)
    {
        byte[] control = _controls[place];
        _entries[place] = null;
        _controls[place] = null;
        return control;
    }

    private int Find(NodeEntry entry, byte code)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_entries[i] == entry && (entry == null || _controls[i][0] == code))
            {
                return i;
            }
        }

        return -1;
    }
}
