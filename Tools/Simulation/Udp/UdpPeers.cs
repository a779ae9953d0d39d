using System.Net;

namespace EnigmaIoT.Simulation.Udp;

/// <summary>
/// Where each MAC address was heard last. Bounded, because anybody can send under any address: a new address takes the
/// place of the one that was silent longest. Not safe for several threads.
/// </summary>
public sealed class UdpPeers
{
    /// <summary>How many addresses are kept.</summary>
    public const int Capacity = 64;

    private readonly Dictionary<long, Entry> _entries = new(Capacity);
    private long _heard;

    /// <summary>Gets how many addresses are known.</summary>
    public int Count => _entries.Count;

    /// <summary>Notes that an address was heard.</summary>
    /// <param name="address">MAC address.</param>
    /// <param name="endpoint">Whence; copied where it is kept.</param>
    public void Hear(long address, SocketAddress endpoint)
    {
        _heard++;
        if (_entries.TryGetValue(address, out Entry? known))
        {
            known.Heard = _heard;
            known.Endpoint = known.Endpoint.Equals(endpoint) ? known.Endpoint : Copy(endpoint);
            return;
        }

        if (_entries.Count == Capacity)
        {
            _entries.Remove(_entries.MinBy(entry => entry.Value.Heard).Key);
        }

        _entries.Add(address, new Entry { Endpoint = Copy(endpoint), Heard = _heard });
    }

    /// <summary>Finds where an address was heard last; null where it never was.</summary>
    public SocketAddress? Find(long address)
    {
        return _entries.GetValueOrDefault(address)?.Endpoint;
    }

    /// <summary>Lists every endpoint once, with <paramref name="first"/> in front.</summary>
    public void CopyTo(List<SocketAddress> endpoints, SocketAddress first)
    {
        endpoints.Clear();
        endpoints.Add(first);
        foreach (Entry entry in _entries.Values)
        {
            if (!endpoints.Contains(entry.Endpoint))
            {
                endpoints.Add(entry.Endpoint);
            }
        }
    }

    private static SocketAddress Copy(SocketAddress endpoint)
    {
        SocketAddress copy = new(endpoint.Family, endpoint.Size);
        endpoint.Buffer.Span[..endpoint.Size].CopyTo(copy.Buffer.Span);
        return copy;
    }

    private sealed class Entry
    {
        public required SocketAddress Endpoint { get; set; }

        public long Heard { get; set; }
    }
}
