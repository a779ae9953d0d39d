using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>A scanner that finds the gateway where the test says so.</summary>
public sealed class FakeScanner : IGatewayScanner
{
    /// <summary>Creates a scanner that finds a gateway at once.</summary>
    public FakeScanner(long gatewayAddress)
    {
        GatewayAddress = gatewayAddress;
    }

    /// <inheritdoc/>
    public ScanState State { get; set; }

    /// <inheritdoc/>
    public long GatewayAddress { get; set; }

    /// <summary>Gets or sets the state that <see cref="Start"/> leads to: a <see cref="ScanState"/>.</summary>
    public ScanState StateAfterStart { get; set; } = ScanState.Found;

    /// <summary>Gets how often a scan was started.</summary>
    public int StartCount { get; private set; }

    /// <summary>Gets the name that was last looked for.</summary>
    public string NetworkName { get; private set; }

    /// <summary>Gets the channel of <see cref="Resume"/>; 0 while it was not called.</summary>
    public int Channel { get; private set; }

    /// <inheritdoc/>
    public void Resume(int channel)
    {
        Channel = channel;
    }

    /// <inheritdoc/>
    public void Start(string networkName)
    {
        StartCount++;
        NetworkName = networkName;
        State = StateAfterStart;
    }
}
