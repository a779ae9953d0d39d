namespace EnigmaIoT.Shared.Ports;

/// <summary>States of <see cref="IGatewayScanner"/>.</summary>
public enum ScanState
{
    /// <summary>No scan was started.</summary>
    Idle = 0,

    /// <summary>A scan is under way.</summary>
    Scanning = 1,

    /// <summary>The last scan found the gateway.</summary>
    Found = 2,

    /// <summary>The last scan ended without finding it.</summary>
    NotFound = 3,
}
