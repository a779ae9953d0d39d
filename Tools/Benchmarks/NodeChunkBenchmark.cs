using BenchmarkDotNet.Attributes;
using EnigmaIoT.Benchmarks.Parts;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Benchmarks;

/// <summary>One chunk through a node: radio, decryption, window, slot, and the answers to the gateway.</summary>
[MemoryDiagnoser]
public class NodeChunkBenchmark
{
    private NodeUnderTest? _node;

    /// <summary>Creates a node that is in the middle of an update.</summary>
    [IterationSetup]
    public void SetUp()
    {
        _node = new NodeUnderTest();
        _node.Receive(SampleUpdate.WarmUp);

        // A node keeps back a few chunks to write them together.
        if (_node.Written < SampleUpdate.WarmUp * OtaLimits.ChunkCount * 9 / 10)
        {
            throw new InvalidOperationException("the node does not write what it receives");
        }
    }

    /// <summary>Has it receive chunks; the figure is for one.</summary>
    /// <returns>Bytes written so far.</returns>
    [Benchmark(OperationsPerInvoke = SampleUpdate.Chunks)]
    public int Chunk()
    {
        _node!.Receive(SampleUpdate.Chunks);
        return _node.Written;
    }
}
