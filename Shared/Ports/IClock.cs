namespace EnigmaIoT.Shared.Ports;

/// <summary>Where all protocol code takes its time from, so that tests run in virtual time.</summary>
public interface IClock
{
    /// <summary>Gets the milliseconds since this device started. Never goes back.</summary>
    long Milliseconds { get; }

    /// <summary>Gets the Unix time in microseconds, or 0 while the device does not know it (no SNTP answer yet).</summary>
    long UnixMicroseconds { get; }
}
