using EnigmaIoT.Fuzzer.Boards;

namespace EnigmaIoT.Fuzzer;

/// <summary>What the fuzzer does.</summary>
public sealed record FuzzOptions
{
    /// <summary>Inputs where no number is given.</summary>
    public const int DefaultCount = 1_000_000;

    /// <summary>Gets how many inputs there are, 1 or more.</summary>
    public int Count { get; init; } = DefaultCount;

    /// <summary>Gets where everything random comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the one lane that runs, from 0 on; null for all.</summary>
    public int? Lane { get; init; }

    /// <summary>Gets whether the process's heap may not grow either; only where nothing else runs in it.</summary>
    public bool MeasuresHeap { get; init; }

    /// <summary>Gets what puts something else in the place of a gateway: for tests of the fuzzer itself.</summary>
    public Func<IFuzzedProgram, IFuzzedProgram> Wrap { get; init; } = program => program;
}
