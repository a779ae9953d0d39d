using EnigmaIoT.Fuzzer.Boards;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Fuzzer.Checks;

/// <summary>Runs the programs of a lane until they are at rest, and says whether they are as they should be.</summary>
internal sealed class FuzzOracle(FuzzGateway gateway, FuzzAir air)
{
    /// <summary>
    /// What a gateway may hold, in bytes: its buffers are documented as 64 KiB as nanoCLR counts them; here come the fields of its
    /// objects, and the texts that wait for the broker.
    /// </summary>
    public const long GatewayLimit = 160 * 1024;

    /// <summary>What a node may hold, in bytes.</summary>
    public const long NodeLimit = 48 * 1024;

    private const int LongestSettling = 1000;
    private const int CountEvery = 64;
    private const int MeasureEvery = 2500;
    private const int LinesPerInput = 3;
    private const int LinesAtFirst = 5000;

    private readonly HeldBytes _held = new();

    /// <summary>Gets what the gateway held at most.</summary>
    public long MaximumHeldByGateway { get; private set; }

    /// <summary>Gets what a node held at most.</summary>
    public long MaximumHeldByNode { get; private set; }

    /// <summary>Pumps all programs until nothing waits for any of them.</summary>
    /// <returns>In how many milliseconds one of them has to be called again.</returns>
    public int Settle()
    {
        for (int round = 0; round < LongestSettling; round++)
        {
            int wait = gateway.Program.Pump();
            if (wait < 0)
            {
                throw new FuzzFailureException($"gateway: Pump returns {wait}");
            }

            bool rests = wait > 0;
            foreach (FuzzNode node in air.Nodes)
            {
                wait = Math.Min(wait, node.Pump());
            }

            rests &= gateway.Radio.Waiting == 0;
            foreach (FuzzNode node in air.Nodes)
            {
                rests &= node.Radio.Waiting == 0;
            }

            if (rests)
            {
                return wait;
            }
        }

        throw new FuzzFailureException($"not at rest after {LongestSettling} calls at the same moment");
    }

    /// <summary>Looks at the programs.</summary>
    /// <param name="step">How many inputs there were.</param>
    public void Check(int step)
    {
        if (step % CountEvery == 0)
        {
            Count(step);
        }

        if (step % MeasureEvery == 0)
        {
            Measure();
        }
    }

    /// <summary>Measures what the programs hold.</summary>
    public void Measure()
    {
        MaximumHeldByGateway = Math.Max(MaximumHeldByGateway, Measure("gateway", gateway.Program.Firmware, GatewayLimit));
        foreach (FuzzNode node in air.Nodes)
        {
            MaximumHeldByNode = Math.Max(MaximumHeldByNode, Measure("node", node.Firmware, NodeLimit));
        }
    }

    private static void Limit(string what, long number, long limit)
    {
        if (number > limit)
        {
            throw new FuzzFailureException($"{what}: {number}, at most {limit}");
        }
    }

    private long Measure(string name, object firmware, long limit)
    {
        long bytes = _held.Of(firmware);
        Limit($"{name}: bytes held", bytes, limit);
        return bytes;
    }

    private void Count(int step)
    {
        NodeTable nodes = gateway.Firmware.Nodes;
        int updates = 0;
        for (int i = 0; i < nodes.Capacity; i++)
        {
            updates += nodes.At(i).IsRegistered && gateway.Firmware.Updates.IsRunning(nodes.At(i)) ? 1 : 0;
        }

        Limit("updates at once", updates, gateway.MaximumUpdates);
        Limit("registered nodes", nodes.Registered, nodes.Capacity);
        Limit("messages that wait for the broker", gateway.Firmware.Publisher.Count, Publisher.Capacity);
        long lines = gateway.Log.Lines + air.Nodes.Sum(node => node.Log.Lines);
        Limit("log lines", lines, ((long)LinesPerInput * step) + LinesAtFirst);
    }
}
