namespace EnigmaIoT.Node.Applications;

/// <summary>Device classes of binary sensors of Home Assistant, with their numbers in discovery messages (version 0.9.8).</summary>
public enum BinarySensorClass
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary><c>battery</c>.</summary>
    Battery = 1,

    /// <summary><c>battery_charging</c>.</summary>
    BatteryCharging = 2,

    /// <summary><c>cold</c>.</summary>
    Cold = 3,

    /// <summary><c>connectivity</c>.</summary>
    Connectivity = 4,

    /// <summary><c>door</c>.</summary>
    Door = 5,

    /// <summary><c>garage_door</c>.</summary>
    GarageDoor = 6,

    /// <summary><c>gas</c>.</summary>
    Gas = 7,

    /// <summary><c>heat</c>.</summary>
    Heat = 8,

    /// <summary><c>light</c>.</summary>
    Light = 9,

    /// <summary><c>lock</c>.</summary>
    Lock = 10,

    /// <summary><c>moisture</c>.</summary>
    Moisture = 11,

    /// <summary><c>motion</c>.</summary>
    Motion = 12,

    /// <summary><c>moving</c>.</summary>
    Moving = 13,

    /// <summary><c>occupancy</c>.</summary>
    Occupancy = 14,

    /// <summary><c>opening</c>.</summary>
    Opening = 15,

    /// <summary><c>plug</c>.</summary>
    Plug = 16,

    /// <summary><c>power</c>.</summary>
    Power = 17,

    /// <summary><c>presence</c>.</summary>
    Presence = 18,

    /// <summary><c>problem</c>.</summary>
    Problem = 19,

    /// <summary><c>safety</c>.</summary>
    Safety = 20,

    /// <summary><c>smoke</c>.</summary>
    Smoke = 21,

    /// <summary><c>sound</c>.</summary>
    Sound = 22,

    /// <summary><c>vibration</c>.</summary>
    Vibration = 23,

    /// <summary><c>window</c>.</summary>
    Window = 24,
}
