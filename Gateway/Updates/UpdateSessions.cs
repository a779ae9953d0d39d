using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The running updates, up to a fixed number. A session is made when its update starts, where the heap has room for it, and given back
/// in the turn in which the update ends.
/// </summary>
internal sealed class UpdateSessions : IPumped
{
    /// <summary>
    /// Bytes of heap that are free when an update starts: 10 KB for its session, and 6 KB for what comes and goes while it runs; with
    /// 4 KB it crawled from collection to collection on the real runtime.
    /// </summary>
    public const int StartHeap = 16384;

    /// <summary>
    /// The same where messages have more chunks than <see cref="HeapPlan.TightBlock"/>, as where there is room for a page: 4 KB more for
    /// them. With 6 KB the client library had no memory for many of them on the real runtime, and up to half of all chunks came again.
    /// </summary>
    public const int WideStartHeap = StartHeap + 4096;

    /// <summary>The same for an update with a large ring, which takes up to 6 KB more.</summary>
    public const int LargeStartHeap = StartHeap + 6144;

    /// <summary>The same for an update with a small ring, which takes 3.4 KB less.</summary>
    public const int SmallStartHeap = 12288;

    /// <summary>Chunks of a small ring: two blocks of a publisher, and what is in the air meanwhile.</summary>
    public const int SmallRing = HeapPlan.TightRing;

    /// <summary>Why an update is refused for which the heap has no room.</summary>
    public const string NotEnoughMemory = "not enough memory for an update just now: try again in a moment";

    /// <summary>
    /// Bytes of heap that are free when an update starts whose ring is the least: 5 KB for its session, and 5 KB for the messages of
    /// its publisher and the calls of the threads that handle them; with 3 KB for them the client library lost the broker again and again.
    /// </summary>
    public const int MinimumStartHeap = 10240;

    /// <summary>Chunks of the least ring: two blocks on their way, two that wait, and two in the air.</summary>
    public const int MinimumRing = 12;

    private readonly UpdateParts _parts;
    private readonly UpdateSession[] _sessions;

    // A board's digests are never given back, so each place keeps the one that its first update made.
    private readonly IDigest[] _digests;
    private int _turn;
    private int _sentAgain;

    /// <summary>Creates it with a session for each update that a restart of the gateway cut, and no other.</summary>
    public UpdateSessions(UpdateParts parts)
    {
        _parts = parts;
        _sessions = new UpdateSession[parts.Config.MaximumUpdates];
        _digests = new IDigest[parts.Config.MaximumUpdates];
        OtaOffer offer = new OtaOffer();
        for (int i = 0; i < _sessions.Length; i++)
        {
            UpdateRecord record = new UpdateRecord(parts.Gateway.Store, i);
            if (record.Load(offer))
            {
                _sessions[i] = Make(i, record, parts.Config.RingChunks);
                _sessions[i].AwaitReturn(offer, parts.Gateway.Clock.Milliseconds);
            }
        }

        NoteRunning();
    }

    /// <summary>Gets how many frames were sent again since the start.</summary>
    public int SentAgain
    {
        get
        {
            int total = _sentAgain;
            for (int i = 0; i < _sessions.Length; i++)
            {
                total += _sessions[i] == null ? 0 : _sessions[i].SentAgain;
            }

            return total;
        }
    }

    /// <summary>Gets whether any update runs.</summary>
    public bool IsAnyRunning
    {
        get { return _parts.Nodes.UpdatesRunning > 0; }
    }

    /// <summary>Gets whether all places are taken.</summary>
    public bool IsFull
    {
        get { return CountRunning() == _sessions.Length; }
    }

    /// <summary>Notes in the table of nodes how many updates run: whenever one has started, and each turn.</summary>
    public void NoteRunning()
    {
        _parts.Nodes.UpdatesRunning = CountRunning() + (Group == null ? 0 : 1);
    }

    /// <summary>Finds the session with the update of a node; null where there is none.</summary>
    public UpdateSession Find(NodeEntry entry)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (IsRunning(i) && _sessions[i].Entry == entry)
            {
                return _sessions[i];
            }
        }

        return null;
    }

    /// <summary>Creates a session for an update that starts, with a small ring where the heap has no room for a whole one.</summary>
    /// <returns>Null where all places are taken, or the heap has no room for either.</returns>
    public UpdateSession TryMake()
    {
        int free = IsFull ? 0 : _parts.Gateway.Board.FreeHeap;
        if (free < MinimumStartHeap)
        {
            return null;
        }

        int wanted = _parts.Config.RingChunks;
        int whole = _parts.Config.BlockChunks > HeapPlan.TightBlock ? WideStartHeap : StartHeap;
        int chunks = free < SmallStartHeap ? MinimumRing
            : free < whole ? SmallRing
            : free < LargeStartHeap ? ChunkRing.Capacity
            : wanted;
        chunks = chunks < wanted ? chunks : wanted;
        if (chunks < wanted)
        {
            _parts.Gateway.Log.Write(
                LogLevel.Information,
                free.ToString() + " bytes of heap: the update has room for " + chunks.ToString() + " chunks in place of "
                    + wanted.ToString());
        }

        int place = 0;
        while (IsRunning(place))
        {
            place++;
        }

        Release(place);
        try
        {
            _sessions[place] = Make(place, new UpdateRecord(_parts.Gateway.Store, place), chunks);
        }
        catch (OutOfMemoryException)
        {
            // There is enough, but not in one piece.
        }

        return _sessions[place];
    }

    /// <summary>Gets the update of many nodes at once; null where none runs.</summary>
    public GroupUpdate Group { get; private set; }

    /// <summary>Opens an update of many nodes, unless one is open.</summary>
    /// <returns>False where the heap has no room for it.</returns>
    public bool MakeGroup(OtaOffer offer, long now)
    {
        if (Group != null)
        {
            return true;
        }

        if (_parts.Gateway.Board.FreeHeap < StartHeap)
        {
            return false;
        }

        try
        {
            Group = new GroupUpdate(_parts, offer, now);
        }
        catch (OutOfMemoryException)
        {
            // There is enough, but not in one piece.
        }

        NoteRunning();
        return Group != null;
    }

    /// <summary>Finds a session whose publisher has long been silent, the longest one; null where there is none.</summary>
    public UpdateSession FindAbandoned(long now)
    {
        UpdateSession found = null;
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (IsRunning(i) && _sessions[i].IsAbandoned(now) && (found == null || _sessions[i].PublisherAt < found.PublisherAt))
            {
                found = _sessions[i];
            }
        }

        return found;
    }

    /// <summary>Finds a session whose node has restarted in the middle of its update, and sleeps again; null where there is none.</summary>
    public UpdateSession FindAsleepAgain()
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (IsRunning(i) && _sessions[i].IsAsleepAgain)
            {
                return _sessions[i];
            }
        }

        return null;
    }

    /// <summary>Finds the session that waits for a node to come back; null where there is none.</summary>
    public UpdateSession FindAwaiting(long address)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (IsRunning(i) && _sessions[i].Awaits(address))
            {
                return _sessions[i];
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the session with the update of a node that is called so; null where there is none. It knows the name also while the
    /// node is away, or is back and has not told it again.
    /// </summary>
    public UpdateSession FindCalled(string node)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (IsRunning(i) && _sessions[i].IsCalled(node))
            {
                return _sessions[i];
            }
        }

        return null;
    }

    /// <summary>Removes a name from the updates of all nodes but the one that has it now.</summary>
    public void YieldName(string name, long address)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (IsRunning(i))
            {
                _sessions[i].YieldName(name, address);
            }
        }
    }

    /// <summary>Does what is due by time, and gives back the sessions of updates that are over.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int OnTime(long now)
    {
        int soonest = int.MaxValue;
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (IsRunning(i))
            {
                soonest = Wait.Shorter(soonest, _sessions[i].Pump(now));
            }

            if (!IsRunning(i))
            {
                Release(i);
            }
        }

        if (Group != null)
        {
            soonest = Wait.Shorter(soonest, Group.Pump(now));
            Group = Group.IsOver ? null : Group;
        }

        NoteRunning();
        GiveRoomBack();
        return soonest;
    }

    /// <summary>Sends frames while the radio takes them, one of each update in turn.</summary>
    /// <returns>No time limit: the radio reports when it accepts more.</returns>
    public int Pump(long now)
    {
        int idle = 0;
        while (idle <= _sessions.Length)
        {
            idle = TrySendOf(_turn, now) ? 0 : idle + 1;
            _turn = (_turn + 1) % (_sessions.Length + 1);
        }

        return int.MaxValue;
    }

    // Behind the places of the sessions comes the update of many.
    private bool TrySendOf(int place, long now)
    {
        return place == _sessions.Length
            ? Group != null && Group.TrySend(now)
            : _sessions[place] != null && _sessions[place].TrySend(now);
    }

    // Where it cannot be given back yet, it is in a later turn.
    private void GiveRoomBack()
    {
        IRadio radio = _parts.Gateway.Radio;
        bool isUsed = radio.Room == FrameRoom.Usual;
        for (int i = 0; i < _sessions.Length && !isUsed; i++)
        {
            isUsed = _sessions[i] != null && _sessions[i].UsesLargeFrames;
        }

        if (!isUsed)
        {
            radio.TrySetRoom(FrameRoom.Usual);
        }
    }

    private int CountRunning()
    {
        int running = 0;
        for (int i = 0; i < _sessions.Length; i++)
        {
            running += IsRunning(i) ? 1 : 0;
        }

        return running;
    }

    private bool IsRunning(int place)
    {
        return _sessions[place] != null && !_sessions[place].IsIdle;
    }

    private void Release(int place)
    {
        _sentAgain += _sessions[place] == null ? 0 : _sessions[place].SentAgain;
        _sessions[place] = null;
    }

    private UpdateSession Make(int place, UpdateRecord record, int chunks)
    {
        _digests[place] = _digests[place] ?? _parts.Gateway.Cipher.CreateMd5();
        return new UpdateSession(_parts, _digests[place], record, new ChunkRing(chunks));
    }
}
