using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The running updates, up to a fixed number. A relay is made when its update starts, where the heap has room for it, and given back
/// in the turn in which the update ends.
/// </summary>
internal sealed class UpdateSessions : IPumped
{
    /// <summary>
    /// Bytes of heap that are free when an update starts: 10 KB for its relay, and 4 KB for what comes and goes while it runs.
    /// </summary>
    public const int StartHeap = 14336;

    private readonly GatewayConfig _config;
    private readonly GatewayParts _parts;
    private readonly NodeAir _air;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly OtaRelay[] _relays;

    // A board's digests are never given back, so each place keeps the one that its first update made.
    private readonly IDigest[] _digests;
    private int _turn;
    private int _sentAgain;

    /// <summary>Makes no relay but for the updates that a restart of the gateway cut.</summary>
    public UpdateSessions(
        GatewayConfig config,
        GatewayParts parts,
        NodeAir air,
        Publisher publisher,
        RejectLog rejects)
    {
        _config = config;
        _parts = parts;
        _air = air;
        _publisher = publisher;
        _rejects = rejects;
        _relays = new OtaRelay[config.MaximumUpdates];
        _digests = new IDigest[config.MaximumUpdates];
        OtaOffer offer = new OtaOffer();
        for (int i = 0; i < _relays.Length; i++)
        {
            UpdateRecord record = new UpdateRecord(parts.Store, i);
            if (record.Load(offer))
            {
                _relays[i] = Make(i, record);
                _relays[i].Await(offer, parts.Clock.Milliseconds);
            }
        }
    }

    /// <summary>Gets how many frames were sent again since the start.</summary>
    public int SentAgain
    {
        get
        {
            int total = _sentAgain;
            for (int i = 0; i < _relays.Length; i++)
            {
                total += _relays[i] == null ? 0 : _relays[i].SentAgain;
            }

            return total;
        }
    }

    /// <summary>Gets whether any update runs.</summary>
    public bool IsAnyRunning
    {
        get
        {
            for (int i = 0; i < _relays.Length; i++)
            {
                if (IsRunning(i))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Gets whether all places are taken.</summary>
    public bool IsFull
    {
        get { return FindFree() < 0; }
    }

    /// <summary>Finds the relay with the update of a node; null where there is none.</summary>
    public OtaRelay Find(NodeEntry entry)
    {
        for (int i = 0; i < _relays.Length; i++)
        {
            if (IsRunning(i) && _relays[i].Entry == entry)
            {
                return _relays[i];
            }
        }

        return null;
    }

    /// <summary>Makes a relay for an update that starts.</summary>
    /// <returns>Null where all places are taken, or the heap has no room for it.</returns>
    public OtaRelay TryMake()
    {
        int place = FindFree();
        if (place < 0 || _parts.Board.FreeHeap < StartHeap)
        {
            return null;
        }

        Release(place);
        try
        {
            _relays[place] = Make(place, new UpdateRecord(_parts.Store, place));
        }
        catch (OutOfMemoryException)
        {
            // There is enough, but not in one piece.
        }

        return _relays[place];
    }

    /// <summary>Finds a relay whose publisher has long been silent, the longest one; null where there is none.</summary>
    public OtaRelay FindDeserted(long now)
    {
        OtaRelay found = null;
        for (int i = 0; i < _relays.Length; i++)
        {
            if (IsRunning(i) && _relays[i].IsDeserted(now) && (found == null || _relays[i].PublisherAt < found.PublisherAt))
            {
                found = _relays[i];
            }
        }

        return found;
    }

    /// <summary>Finds the relay that waits for a node to come back; null where there is none.</summary>
    /// <param name="address">The node's address.</param>
    public OtaRelay FindAwaiting(long address)
    {
        for (int i = 0; i < _relays.Length; i++)
        {
            if (IsRunning(i) && _relays[i].Awaits(address))
            {
                return _relays[i];
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the relay with the update of a node that is called so; null where there is none. It knows the name also while the
    /// node is away, or is back and has not told it again.
    /// </summary>
    /// <param name="node">Topic level: name or MAC address.</param>
    public OtaRelay FindCalled(string node)
    {
        for (int i = 0; i < _relays.Length; i++)
        {
            if (IsRunning(i) && _relays[i].IsCalled(node))
            {
                return _relays[i];
            }
        }

        return null;
    }

    /// <summary>Has the updates of all nodes but one give up a name, under which that one answers now.</summary>
    public void YieldName(string name, long address)
    {
        for (int i = 0; i < _relays.Length; i++)
        {
            if (IsRunning(i))
            {
                _relays[i].YieldName(name, address);
            }
        }
    }

    /// <summary>Does what is due by time, and gives back the relays of updates that are over.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int OnTime(long now)
    {
        int soonest = int.MaxValue;
        for (int i = 0; i < _relays.Length; i++)
        {
            if (IsRunning(i))
            {
                int wait = _relays[i].Pump(now);
                soonest = wait < soonest ? wait : soonest;
            }

            if (!IsRunning(i))
            {
                Release(i);
            }
        }

        return soonest;
    }

    /// <summary>Sends frames while the radio takes them, one of each update in turn.</summary>
    /// <returns>No time: the radio says when it takes more.</returns>
    public int Pump(long now)
    {
        int idle = 0;
        while (idle < _relays.Length)
        {
            OtaRelay relay = _relays[_turn];
            _turn = (_turn + 1) % _relays.Length;
            idle = relay != null && relay.TrySend(now) ? 0 : idle + 1;
        }

        return int.MaxValue;
    }

    private bool IsRunning(int place)
    {
        return _relays[place] != null && !_relays[place].IsIdle;
    }

    private int FindFree()
    {
        int place = 0;
        while (place < _relays.Length && IsRunning(place))
        {
            place++;
        }

        return place < _relays.Length ? place : -1;
    }

    private void Release(int place)
    {
        _sentAgain += _relays[place] == null ? 0 : _relays[place].SentAgain;
        _relays[place] = null;
    }

    private OtaRelay Make(int place, UpdateRecord record)
    {
        _digests[place] = _digests[place] ?? _parts.Cipher.CreateMd5();
        return new OtaRelay(_config, _parts, _digests[place], record, _air, _publisher, _rejects);
    }
}
