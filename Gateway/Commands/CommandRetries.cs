using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>
/// Commands whose answer is waited for: sent again every second, five times, where no answer comes (the command or its answer was
/// lost), and then given up, which is said. A bounded table: while it is full further commands are refused. Also says it where any
/// other command does not reach its node.
/// </summary>
public sealed class CommandRetries : IDownlinkLoss, IPumped
{
    /// <summary>The number of commands that can wait for their answers at once, all nodes together.</summary>
    public const int Capacity = 20;

    private const int PauseMilliseconds = 1000;
    private const int Tries = 5;
    private const string NoAnswer = "the node does not answer";
    private const string Gone = "the node is not registered any more";

    private readonly DownlinkQueue _queue;
    private readonly CommandRefusals _refusals;
    private readonly IClock _clock;
    private PendingCommand _first;
    private int _count;

    /// <summary>Creates an empty table.</summary>
    internal CommandRetries(DownlinkQueue queue, CommandRefusals refusals, IClock clock)
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
        return entry.Sleepy || CommandEncoder.AnswerOf(code) == 0 || _count < Capacity || Find(entry, code) != null;
    }

    /// <summary>Creates a command that is about to be sent. Its memory is allocated before anything is sent to the node.</summary>
    /// <returns>Null where no answer is waited for.</returns>
    public PendingCommand Make(NodeEntry entry, byte[] control, int count)
    {
        if (entry.Sleepy || CommandEncoder.AnswerOf(control[0]) == 0)
        {
            return null;
        }

        byte[] copy = new byte[count];
        Array.Copy(control, 0, copy, 0, count);
        return new PendingCommand(entry, copy);
    }

    /// <summary>Notes a command that was just sent to a node that listens. It takes the place of an earlier one of its kind.</summary>
    /// <param name="command">The command; null where no answer is waited for.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Track(PendingCommand command, long now)
    {
        if (command == null)
        {
            return;
        }

        PendingCommand earlier = Find(command.Entry, command.Control[0]);
        if (earlier != null)
        {
            Remove(earlier);
        }

        command.Left = Tries;
        command.Due = now + PauseMilliseconds;
        PendingCommand last = _first;
        while (last != null && last.Next != null)
        {
            last = last.Next;
        }

        if (last == null)
        {
            _first = command;
        }
        else
        {
            last.Next = command;
        }

        _count++;
    }

    /// <summary>An answer came: the command that it answers is done.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="buffer">Holds the answer at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">1 or more.</param>
    /// <returns>The command's control bytes; null where none waited.</returns>
    public byte[] OnAnswer(NodeEntry entry, byte[] buffer, int offset, int count)
    {
        PendingCommand found = null;
        int fit = 0;
        for (PendingCommand command = _first; command != null; command = command.Next)
        {
            if (command.Entry == entry && CommandEncoder.AnswerOf(command.Control[0]) == buffer[offset])
            {
                int own = Fit(command.Control, buffer, offset, count);
                found = own > fit ? command : found;
                fit = own > fit ? own : fit;
            }
        }

        if (found == null)
        {
            return null;
        }

        Remove(found);
        return found.Control;
    }

    /// <inheritdoc/>
    public void OnLost(NodeEntry entry, long destination, byte type, byte code, string reason)
    {
        string command = CommandName.Of(type, code);
        bool isAwaited = command != null && type == FrameType.ControlDown && Find(entry, code) != null;
        if (command != null && !isAwaited)
        {
            _refusals.GiveUp(entry, destination, command, reason, _clock.Milliseconds);
        }
    }

    /// <inheritdoc/>
    public void OnGivenUp(NodeEntry entry, string reason)
    {
        PendingCommand command = _first;
        while (command != null)
        {
            PendingCommand next = command.Next;
            if (command.Entry == entry)
            {
                GiveUp(command, reason, _clock.Milliseconds);
            }

            command = next;
        }
    }

    /// <summary>Sends again what is due, and gives up what was sent often enough.</summary>
    /// <returns>In how many milliseconds something is due again; <see cref="int.MaxValue"/> where nothing waits.</returns>
    public int Pump(long now)
    {
        int soonest = int.MaxValue;
        PendingCommand command = _first;
        while (command != null)
        {
            PendingCommand next = command.Next;
            bool isKept = true;
            if (now >= command.Due)
            {
                command.Due = now + PauseMilliseconds;
                isKept = Repeat(command, now);
            }

            if (isKept)
            {
                int wait = (int)(command.Due - now);
                soonest = Wait.Shorter(soonest, wait);
            }

            command = next;
        }

        return soonest;
    }

    /// <summary>Returns how well an answer matches a command: 3 it has the value that was set, 2 it was requested, 1 it has another value.</summary>
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

    /// <returns>Whether its answer is still waited for.</returns>
    private bool Repeat(PendingCommand command, long now)
    {
        NodeEntry entry = command.Entry;
        if (!entry.IsRegistered || entry.Address != command.Address)
        {
            GiveUp(command, Gone, now);
            return false;
        }

        if (command.Left == 0)
        {
            GiveUp(command, NoAnswer, now);
            return false;
        }

        // Where it has fallen asleep since, the command waits for it like any other.
        command.Left--;
        bool isTaken = _queue.SendControl(entry, command.Control, 0, command.Control.Length);
        if (!entry.Sleepy)
        {
            return true;
        }

        if (isTaken)
        {
            Remove(command);
        }
        else
        {
            GiveUp(command, CommandRefusals.SleeperFull, now);
        }

        return false;
    }

    private void GiveUp(PendingCommand command, string reason, long now)
    {
        _refusals.GiveUp(command.Entry, command.Address, CommandName.Of(FrameType.ControlDown, command.Control[0]), reason, now);
        Remove(command);
    }

    private void Remove(PendingCommand command)
    {
        PendingCommand before = null;
        for (PendingCommand other = _first; other != command; other = other.Next)
        {
            before = other;
        }

        if (before == null)
        {
            _first = command.Next;
        }
        else
        {
            before.Next = command.Next;
        }

        _count--;
    }

    private PendingCommand Find(NodeEntry entry, byte code)
    {
        PendingCommand command = _first;
        while (command != null && (command.Entry != entry || command.Control[0] != code))
        {
            command = command.Next;
        }

        return command;
    }
}
