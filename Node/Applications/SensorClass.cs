namespace EnigmaIoT.Node.Applications;

/// <summary>What a sensor measures: device classes of Home Assistant, with their numbers in discovery messages (version 0.9.8).</summary>
public enum SensorClass
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary><c>battery</c>.</summary>
    Battery = 1,

    /// <summary><c>current</c>.</summary>
    Current = 2,

    /// <summary><c>energy</c>.</summary>
    Energy = 3,

    /// <summary><c>humidity</c>.</summary>
    Humidity = 4,

    /// <summary><c>illuminance</c>.</summary>
    Illuminance = 5,

    /// <summary><c>signal_strength</c>.</summary>
    SignalStrength = 6,

    /// <summary><c>temperature</c>.</summary>
    Temperature = 7,

    /// <summary><c>power</c>.</summary>
    Power = 8,

    /// <summary><c>power_factor</c>.</summary>
    PowerFactor = 9,

    /// <summary><c>pressure</c>.</summary>
    Pressure = 10,

    /// <summary><c>timestamp</c>.</summary>
    Timestamp = 11,

    /// <summary><c>voltage</c>.</summary>
    Voltage = 12,
}
