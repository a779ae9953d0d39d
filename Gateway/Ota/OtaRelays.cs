using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Mqtt;
using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>The relays: a fixed number, each idle or with one update.</summary>
internal sealed class OtaRelays
{
    private readonly OtaRelay[] _relays;
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];
    private int _turn;

    /// <summary>Makes the relays; those whose update a restart of the gateway cut go on with it.</summary>
    public OtaRelays(
        GatewayConfig config,
        GatewayParts parts,
        NodeTable nodes,
        DownlinkQueue queue,
        RadioSender sender,
        Publisher publisher,
        RejectLog rejects)
    {
        _relays = new OtaRelay[config.MaximumUpdates];
        for (int i = 0; i < _relays.Length; i++)
        {
            _relays[i] = new OtaRelay(i, config, parts, nodes, queue, sender, publisher, rejects);
        }
    }

    /// <summary>Gets how many frames were sent again since the start.</summary>
    public int SentAgain
    {
        get
        {
            int total = 0;
            for (int i = 0; i < _relays.Length; i++)
            {
                total += _relays[i].SentAgain;
            }

            return total;
        }
    }

    /// <summary>Gets whether any relay has an update.</summary>
    public bool IsAnyRunning
    {
        get
        {
            for (int i = 0; i < _relays.Length; i++)
            {
                if (!_relays[i].IsIdle)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Finds the relay with the update of a node; null where there is none.</summary>
    public OtaRelay Find(NodeEntry entry)
    {
        for (int i = 0; i < _relays.Length; i++)
        {
            if (_relays[i].Entry == entry)
            {
                return _relays[i];
            }
        }

        return null;
    }

    /// <summary>Determines whether the last update of a node ended well, as far as is still known.</summary>
    /// <param name="address">The node's address.</param>
    public bool HasEndedWell(long address)
    {
        for (int i = 0; i < _relays.Length; i++)
        {
            if (_relays[i].HasEndedWell && _relays[i].NodeAddress == address)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds a relay without an update; null where there is none.</summary>
    public OtaRelay FindIdle()
    {
        for (int i = 0; i < _relays.Length; i++)
        {
            if (_relays[i].IsIdle)
            {
                return _relays[i];
            }
        }

        return null;
    }

    /// <summary>Finds a relay whose publisher has long been silent, the longest one; null where there is none.</summary>
    public OtaRelay FindDeserted(long now)
    {
        OtaRelay found = null;
        for (int i = 0; i < _relays.Length; i++)
        {
            if (_relays[i].IsDeserted(now) && (found == null || _relays[i].PublisherAt < found.PublisherAt))
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
            if (_relays[i].Awaits(address))
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
            if (_relays[i].IsCalled(node))
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
            if (!_relays[i].IsIdle)
            {
                _relays[i].YieldName(name, address);
            }
        }
    }

    /// <summary>Does what is due by time.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        int soonest = int.MaxValue;
        for (int i = 0; i < _relays.Length; i++)
        {
            if (!_relays[i].IsIdle)
            {
                int wait = _relays[i].Pump(now);
                soonest = wait < soonest ? wait : soonest;
            }
        }

        return soonest;
    }

    /// <summary>Sends frames while the radio takes them, one of each update in turn.</summary>
    public void Send(long now)
    {
        int idle = 0;
        while (idle < _relays.Length)
        {
            OtaRelay relay = _relays[_turn];
            _turn = (_turn + 1) % _relays.Length;
            idle = relay.TrySend(_frame, now) ? 0 : idle + 1;
        }
    }
}
