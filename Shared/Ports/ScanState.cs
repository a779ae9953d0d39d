namespace EnigmaIoT.Shared.Ports;

/// <summary>States of <see cref="IGatewayScanner"/>.</summary>
public static class ScanState
{
    /// <summary>No scan was started.</summary>
    public const int Idle = 0;

    /// <summary>A scan is under way.</summary>
    public const int Scanning = 1;

    /// <summary>The last scan found the gateway.</summary>
    public const int Found = 2;

    /// <summary>The last scan ended without finding it.</summary>
    public const int NotFound = 3;
}
