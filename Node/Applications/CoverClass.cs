namespace EnigmaIoT.Node.Applications;

/// <summary>What a cover is: device classes of Home Assistant, with their numbers in discovery messages (version 0.9.8).</summary>
public enum CoverClass
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary><c>awning</c>.</summary>
    Awning = 1,

    /// <summary><c>blind</c>.</summary>
    Blind = 2,

    /// <summary><c>curtain</c>.</summary>
    Curtain = 3,

    /// <summary><c>damper</c>.</summary>
    Damper = 4,

    /// <summary><c>door</c>.</summary>
    Door = 5,

    /// <summary><c>garage</c>.</summary>
    Garage = 6,

    /// <summary><c>gate</c>.</summary>
    Gate = 7,

    /// <summary><c>shade</c>.</summary>
    Shade = 8,

    /// <summary><c>shutter</c>.</summary>
    Shutter = 9,

    /// <summary><c>window</c>.</summary>
    Window = 10,
}
