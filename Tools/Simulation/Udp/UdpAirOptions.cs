namespace EnigmaIoT.Simulation.Udp;

/// <summary>How frames travel over UDP.</summary>
public sealed record UdpAirOptions
{
    /// <summary>Gets the UDP port on the loopback interface that frames come in at; 0 for a free one.</summary>
    public int ListenPort { get; init; }

    /// <summary>Gets the UDP port that frames go to while their addressee was not heard: 1 to 65535.</summary>
    public required int PeerPort { get; init; }

    /// <summary>Gets the share of frames that get lost in either direction, 0 to 1.</summary>
    public double Loss { get; init; }

    /// <summary>Gets what decides which frames get lost.</summary>
    public int Seed { get; init; }
}
