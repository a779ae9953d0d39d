namespace EnigmaIoT.Simulation.Flash;

/// <summary>The power was cut during a flash operation. The board that catches it is off.</summary>
public sealed class PowerCutException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PowerCutException()
        : base("the power is off")
    {
    }
}
