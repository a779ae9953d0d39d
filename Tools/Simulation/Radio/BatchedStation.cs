using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Simulation.Radio;

/// <summary>
/// A board's radio as the device programs have it: crossed in batches, over a native part that queues, seals and opens frames and
/// goes on while the program works.
/// </summary>
/// <param name="station">The radio hardware and the native part's queues.</param>
/// <param name="random">Makes the IVs.</param>
public sealed class BatchedStation(IStation station, IRandom random) : IStation
{
    /// <summary>
    /// Frames that the native part (portable/ReceiveRing.h: 13 full ones, 60 short ones) and the Wi-Fi driver's buffers behind it keep
    /// until the program fetches them.
    /// </summary>
    public const int ReceiveRing = 32;

    /// <summary>Frames that the native part keeps until the program has fetched their results (portable/SendQueue.h).</summary>
    public const int SendQueue = 16;

    private BatchedRadio? _radio;
    private AirKeys? _keys;
    private bool _isRaised;

    /// <inheritdoc/>
    public long Address => station.Address;

    /// <inheritdoc/>
    public IRadio Radio => _radio!;

    /// <summary>Gets the keys of its frames; valid from <see cref="Start"/> to <see cref="Stop"/>.</summary>
    public IFrameKeys Keys => _keys!;

    /// <summary>Gets or sets what is called for each key that is taken: its 32 bytes, and whose frames it opens; null for nothing.</summary>
    public Action<byte[], long>? KeyLoaded { get; set; }

    /// <inheritdoc/>
    public IGatewayScanner Scanner => station.Scanner;

    /// <inheritdoc/>
    public void Start(Action wake)
    {
        _keys = new AirKeys(random, KeyLoaded);
        _radio = new BatchedRadio(new AirDriver(station.Radio, _keys), Address);
        _isRaised = false;
        station.Start(() => OnEvent(wake));
    }

    /// <inheritdoc/>
    public void Stop()
    {
        station.Stop();
    }

    /// <inheritdoc/>
    public void Announce(string networkName)
    {
        station.Announce(networkName);
    }

    /// <inheritdoc/>
    /// <remarks>Does nothing: what the program sends leaves with its next crossing.</remarks>
    public void HoldUntil(long time)
    {
    }

    /// <inheritdoc/>
    public void StallUntil(long time)
    {
        station.StallUntil(time);
    }

    /// <summary>Begins a turn of the program's loop.</summary>
    /// <param name="now">The board's milliseconds.</param>
    public void Exchange(long now)
    {
        int before = _radio!.Crossings;
        _radio.Exchange(now);
        _isRaised &= _radio.Crossings == before;
    }

    /// <summary>Ends a turn: returns in how many milliseconds the next one is due at the latest.</summary>
    /// <param name="wait">When the program itself wants it.</param>
    /// <param name="now">The board's milliseconds.</param>
    public int WaitLimit(int wait, long now)
    {
        return _radio!.WaitLimit(wait, now, now);
    }

    // The native part raises one event until the next crossing (README of native-espnow-interop, "Waking the pump").
    private void OnEvent(Action wake)
    {
        if (!_isRaised)
        {
            _isRaised = true;
            _radio!.Signal();
            wake();
        }
    }
}
