using BenchmarkDotNet.Attributes;
using EnigmaIoT.Benchmarks.Parts;

namespace EnigmaIoT.Benchmarks;

/// <summary>One chunk through the gateway: MQTT message, check, buffer, encryption, radio.</summary>
[MemoryDiagnoser]
public class GatewayChunkBenchmark
{
    private GatewayUnderTest? _gateway;

    /// <summary>Gets or sets whether the publisher sends blocks of 8 chunks, or a line of base64 for each.</summary>
    [Params(false, true)]
    public bool Blocks { get; set; }

    /// <summary>Creates a gateway that is in the middle of an update.</summary>
    [IterationSetup]
    public void SetUp()
    {
        _gateway = new GatewayUnderTest(Blocks);
        _gateway.Deliver(SampleUpdate.WarmUp);
    }

    /// <summary>Has it deliver chunks; the figure is for one.</summary>
    [Benchmark(OperationsPerInvoke = SampleUpdate.Chunks)]
    public void Chunk()
    {
        _gateway!.Deliver(SampleUpdate.Chunks);
    }
}
