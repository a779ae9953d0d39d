using System;
using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Nodes;

namespace EnigmaIoT.Gateway.Commands;

/// <summary>
/// Commands whose answer is waited for: sent again every second, five times, where no answer comes (the command or its
/// answer was lost). A bounded table; when it is full the oldest command is not sent again any more.
/// </summary>
public sealed class CommandRetries
{
    private const int Capacity = 8;
    private const int PauseMilliseconds = 1000;
    private const int Tries = 5;

    private readonly DownlinkQueue _queue;
    private readonly NodeEntry[] _entries = new NodeEntry[Capacity];
    private readonly long[] _addresses = new long[Capacity];
    private readonly byte[] _answers = new byte[Capacity];
    private readonly byte[][] _controls = new byte[Capacity][];
    private readonly int[] _counts = new int[Capacity];
    private readonly int[] _left = new int[Capacity];
    private readonly long[] _due = new long[Capacity];
    private int _next;

    /// <summary>Makes an empty table.</summary>
    public CommandRetries(DownlinkQueue queue)
    {
        _queue = queue;
        for (int i = 0; i < Capacity; i++)
        {
            _controls[i] = new byte[CommandEncoder.MaximumCount];
        }
    }

    /// <summary>Notes a command that was just sent to a node that listens.</summary>
    public void Track(NodeEntry entry, byte[] control, int count, long now)
    {
        byte answer = CommandEncoder.AnswerOf(control[0]);
        if (answer == 0 || entry.Sleepy)
        {
            return;
        }

        OnAnswer(entry, answer);
        _entries[_next] = entry;
        _addresses[_next] = entry.Address;
        _answers[_next] = answer;
        _counts[_next] = count;
        _left[_next] = Tries;
        _due[_next] = now + PauseMilliseconds;
        Array.Copy(control, 0, _controls[_next], 0, count);
        _next = (_next + 1) % Capacity;
    }

    /// <summary>An answer came: the command that it answers is done.</summary>
    public void OnAnswer(NodeEntry entry, byte answer)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_entries[i] == entry && _answers[i] == answer)
            {
                _entries[i] = null;
            }
        }
    }

    /// <summary>Sends again what is due.</summary>
    /// <returns>In how many milliseconds something is due again; <see cref="int.MaxValue"/> where nothing waits.</returns>
    public int Pump(long now)
    {
        int soonest = int.MaxValue;
        for (int i = 0; i < Capacity; i++)
        {
            if (_entries[i] == null)
            {
                continue;
            }

            if (now >= _due[i])
            {
                _due[i] = now + PauseMilliseconds;
                bool isSameNode = _entries[i].IsRegistered && _entries[i].Address == _addresses[i];
                bool goesOn = _left[i]-- > 0 && isSameNode && !_entries[i].Sleepy;
                if (!goesOn)
                {
                    _entries[i] = null;
                    continue;
                }

                _queue.SendControl(_entries[i], _controls[i], 0, _counts[i]);
            }

            int wait = (int)(_due[i] - now);
            soonest = wait < soonest ? wait : soonest;
        }

        return soonest;
    }
}
