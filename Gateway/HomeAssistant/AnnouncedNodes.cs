using System;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// The addresses of the nodes that flash holds a record of, and of the gateway itself: records cannot be gone through, and who stands at
/// the broker has to be found though it never comes again. Policy: where there is no place, a node is not listed.
/// </summary>
internal sealed class AnnouncedNodes
{
    /// <summary>The most addresses: those of a gateway with much memory, and the gateway's own.</summary>
    public const int Capacity = Records * AddressesOfARecord;

    private const int Records = 3;
    private const int AddressesOfARecord = EntityStore.RecordCount / MacAddress.Count;

    private readonly IConfigStore _store;

    /// <summary>Opens the list.</summary>
    public AnnouncedNodes(IConfigStore store)
    {
        _store = store;
    }

    /// <summary>Finds the next address.</summary>
    /// <param name="place">Where to begin, 0 or more; receives the place behind it.</param>
    /// <returns><see cref="MacAddress.None"/> where there is none any more.</returns>
    public long Next(ref int place)
    {
        byte[] bytes = new byte[EntityStore.RecordCount];
        int read = -1;
        while (place < Capacity)
        {
            if (read != place / AddressesOfARecord)
            {
                read = place / AddressesOfARecord;
                Read(read, bytes);
            }

            long address = MacAddress.Read(bytes, place % AddressesOfARecord * MacAddress.Count);
            place++;
            if (address != MacAddress.None)
            {
                return address;
            }
        }

        return MacAddress.None;
    }

    /// <summary>Lists an address.</summary>
    public void Add(long address)
    {
        if (PlaceOf(address) < 0)
        {
            Put(PlaceOf(MacAddress.None), address);
        }
    }

    /// <summary>Takes an address off the list.</summary>
    public void Remove(long address)
    {
        Put(PlaceOf(address), MacAddress.None);
    }

    private static string NameOf(int record)
    {
        return "hlist" + record.ToString();
    }

    private int PlaceOf(long address)
    {
        byte[] bytes = new byte[EntityStore.RecordCount];
        for (int record = 0; record < Records; record++)
        {
            Read(record, bytes);
            for (int i = 0; i < AddressesOfARecord; i++)
            {
                if (MacAddress.Read(bytes, i * MacAddress.Count) == address)
                {
                    return (record * AddressesOfARecord) + i;
                }
            }
        }

        return -1;
    }

    private void Put(int place, long address)
    {
        if (place >= 0)
        {
            byte[] bytes = new byte[EntityStore.RecordCount];
            int record = place / AddressesOfARecord;
            Read(record, bytes);
            MacAddress.Write(address, bytes, place % AddressesOfARecord * MacAddress.Count);
            _store.Write(NameOf(record), bytes, AddressesOfARecord * MacAddress.Count);
        }
    }

    private void Read(int record, byte[] bytes)
    {
        if (_store.Read(NameOf(record), bytes) != AddressesOfARecord * MacAddress.Count)
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }
}
