namespace EnigmaIoT.Simulation.Air;

/// <summary>A station's place in the contest for the channel.</summary>
internal sealed class Contender(VirtualRadio radio)
{
    public VirtualRadio Radio { get; } = radio;

    /// <summary>The rate of the frame to be sent, which decides the length of a slot.</summary>
    public PhyRate Rate { get; set; } = PhyRate.Default;

    /// <summary>The contention window in slots, doubled by every retry.</summary>
    public int Window { get; set; }

    /// <summary>Slots that must pass idle before the station sends.</summary>
    public int Slots { get; set; }

    /// <summary>Decides between stations whose slots end at one time.</summary>
    public int Lot { get; set; }

    /// <summary>When the station began to count slots.</summary>
    public long CountFrom { get; set; }
}
