using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// Takes away what a gateway has announced that announces nothing any more. Flash says what that is, until all of it has had time to
/// reach the broker: what is cut off begins anew.
/// </summary>
public sealed class Withdrawal : IPumped
{
    private const int SettleMilliseconds = 5000;

    private readonly EntityStore _store;
    private readonly Publisher _publisher;
    private int _place;
    private long _due;

    private Withdrawal(EntityStore store, Publisher publisher)
    {
        _store = store;
        _publisher = publisher;
    }

    /// <summary>Creates what takes the announcements of an earlier configuration away.</summary>
    /// <returns>Null where there are none.</returns>
    public static Withdrawal TryMake(GatewayParts parts, Publisher publisher)
    {
        EntityStore store = new EntityStore(parts.Store);
        int place = 0;
        return store.Nodes.Next(ref place) == MacAddress.None ? null : new Withdrawal(store, publisher);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (_place < 0)
        {
            return int.MaxValue;
        }

        if (!_publisher.IsConnected)
        {
            // What was handed over last may be lost.
            _place = 0;
            _due = now + Announcer.PaceMilliseconds;
        }

        if (now < _due)
        {
            return Wait.Until(_due, now);
        }

        _due = now + Announcer.PaceMilliseconds;
        if (_publisher.Count > 0)
        {
            return Announcer.PaceMilliseconds;
        }

        if (_place > AnnouncedNodes.Capacity)
        {
            ForgetAll();
            return int.MaxValue;
        }

        long address = _store.Nodes.Next(ref _place);
        if (address != MacAddress.None)
        {
            BrokerTraces.Clear(address, _store, _publisher);
            return Announcer.PaceMilliseconds;
        }

        _place++;
        _due = now + SettleMilliseconds;
        return SettleMilliseconds;
    }

    private void ForgetAll()
    {
        int place = 0;
        for (long address = _store.Nodes.Next(ref place); address != MacAddress.None; address = _store.Nodes.Next(ref place))
        {
            _store.Forget(address);
        }

        _place = -1;
    }
}
