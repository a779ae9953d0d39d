using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Retrying;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// Finds the gateway: scans for it at the start, and again when frames are not acknowledged any more. A scan that
/// finds nothing leaves the address that is known in use.
/// </summary>
internal sealed class GatewaySearch
{
    /// <summary>After so many frames in a row without an acknowledgement the gateway is searched (protocol section 1).</summary>
    public const int FailuresBeforeScan = 2;

    private const int FirstPauseMilliseconds = 1000;
    private const int MaximumPauseMilliseconds = 30000;
    private const int PollMilliseconds = 50;

    // A gateway that was heard so shortly ago is on our channel: the frames were lost in the air, and a scan would lose more.
    private const int HeardMilliseconds = 4000;

    private readonly IGatewayScanner _scanner;
    private readonly ILog _log;
    private readonly string _networkName;
    private readonly Backoff _pause;
    private bool _wanted = true;
    private bool _notFoundLogged;

    // A wake-up to send: a scan takes longer than all else, and waits for a later one.
    private bool _isBrief;
    private int _failures;
    private long _notBefore;
    private long _heardAt = -HeardMilliseconds - 1;

    /// <summary>Creates a search that starts with the first tick.</summary>
    /// <param name="scanner">Scans.</param>
    /// <param name="log">Receives what was found.</param>
    /// <param name="networkName">The network's name.</param>
    /// <param name="spread">0 to 255, another number on each node: their pauses differ by up to a quarter.</param>
    public GatewaySearch(IGatewayScanner scanner, ILog log, string networkName, int spread)
    {
        _pause = new Backoff(FirstPauseMilliseconds, MaximumPauseMilliseconds, spread);
        _scanner = scanner;
        _log = log;
        _networkName = networkName;
    }

    /// <summary>Gets where the session's frames go and come from; <see cref="MacAddress.None"/> while it is not known.</summary>
    public long GatewayAddress { get; private set; }

    /// <summary>Gets where ClientHellos go: what the last scan found.</summary>
    public long HelloAddress { get; private set; }

    /// <summary>Gets whether a scan is under way, in which the radio may be on any channel.</summary>
    public bool IsScanning { get; private set; }

    /// <summary>Gets whether a frame was acknowledged since the start.</summary>
    public bool HasDelivered { get; private set; }

    /// <summary>Continues with the gateway that was known before a sleep.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="scans">Whether to look for it all the same, because it has not acknowledged anything for long.</param>
    public void Resume(long address, int channel, bool scans)
    {
        GatewayAddress = address;
        HelloAddress = address;
        _wanted = scans;
        _isBrief = !scans;
        _scanner.Resume(channel);
    }

    /// <summary>A new session began: the node stays awake as long as it takes.</summary>
    public void BeginSession()
    {
        _isBrief = false;
    }

    /// <summary>Determines whether a frame comes from the gateway, or may be the first one that does.</summary>
    /// <param name="source">The frame's sender.</param>
    /// <param name="isServerHello">Whether it is a ServerHello, which may come from anybody where the link needs no scan.</param>
    public bool Accepts(long source, bool isServerHello)
    {
        bool known = GatewayAddress != MacAddress.None && source == GatewayAddress;
        return known || (isServerHello && HelloAddress == MacAddress.Broadcast && MacAddress.IsDevice(source));
    }

    /// <summary>A frame of the gateway was decrypted.</summary>
    public void Heard(long source, long now)
    {
        GatewayAddress = source;
        _heardAt = now;
    }

    /// <summary>Counts acknowledged and lost frames. An acknowledged one shows that the gateway is where it was.</summary>
    public void OnSent(bool delivered, long now)
    {
        if (delivered)
        {
            HasDelivered = true;
            _failures = 0;
            _pause.Reset();
            _notBefore = now;
            _wanted &= IsScanning;
            return;
        }

        _failures++;
        if (_failures >= FailuresBeforeScan && !_isBrief && now - _heardAt > HeardMilliseconds)
        {
            _wanted = true;
        }
    }

    /// <summary>Starts and follows scans.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <param name="moved">Receives whether the scan put the gateway in doubt: at another address, or at none that a scan can tell.</param>
    /// <returns>Milliseconds until the next call.</returns>
    public int Pump(long now, out bool moved)
    {
        moved = false;
        if (IsScanning && _scanner.State != ScanState.Scanning)
        {
            moved = End(now);
        }

        if (!_wanted)
        {
            return int.MaxValue;
        }

        if (!IsScanning)
        {
            if (now < _notBefore)
            {
                return Wait.Until(_notBefore, now);
            }

            IsScanning = true;
            _scanner.Start(_networkName);
        }

        return PollMilliseconds;
    }

    private bool End(long now)
    {
        IsScanning = false;
        _failures = 0;
        _notBefore = now + _pause.Next();
        if (_scanner.State != ScanState.Found)
        {
            if (!_notFoundLogged)
            {
                _log.Write(LogLevel.Warning, "network " + _networkName + " not found; searching on");
                _notFoundLogged = true;
            }

            return false;
        }

        _wanted = false;
        _notFoundLogged = false;
        return Found(_scanner.GatewayAddress);
    }

    private bool Found(long address)
    {
        _log.Write(LogLevel.Information, "network " + _networkName + " found at " + MacAddress.Format(address));
        HelloAddress = address;
        if (address == MacAddress.Broadcast)
        {
            return GatewayAddress != MacAddress.None;
        }

        bool moved = GatewayAddress != MacAddress.None && GatewayAddress != address;
        GatewayAddress = address;
        return moved;
    }
}
