using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>A scan that is over at once. Now and then it does not find the gateway, or finds only that it is there.</summary>
/// <param name="random">Decides that.</param>
internal sealed class FuzzScanner(FuzzRandom random) : IGatewayScanner
{
    public ScanState State { get; private set; }

    public long GatewayAddress { get; private set; }

    /// <summary>Gets or sets whether each scan finds the gateway.</summary>
    public bool IsReliable { get; set; }

    public void Resume(int channel)
    {
    }

    public void Start(string networkName)
    {
        int luck = IsReliable ? 0 : random.Below(8);
        State = luck == 7 ? ScanState.NotFound : ScanState.Found;
        GatewayAddress = luck == 6 ? MacAddress.Broadcast : FuzzNetwork.GatewayAddress;
    }
}
