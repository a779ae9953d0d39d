using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Benchmarks.Parts;

/// <summary>A clock that the benchmark moves on.</summary>
internal sealed class ManualClock : IClock
{
    public long Milliseconds { get; set; }

    public long UnixMicroseconds => 0;
}
