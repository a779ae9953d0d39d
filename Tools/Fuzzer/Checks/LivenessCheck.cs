using EnigmaIoT.Fuzzer.Boards;
using EnigmaIoT.Fuzzer.Crowd;
using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Fuzzer.Checks;

/// <summary>
/// After all that was done to it the gateway still serves: a fresh node registers, is heard, and gets an update. Where the table
/// is full of silent nodes, a day passes first.
/// </summary>
internal sealed class LivenessCheck(
    FuzzRandom random, FuzzClock clock, FuzzAir air, FuzzGateway gateway, FuzzOracle oracle, FuzzWeather weather)
{
    private const long FirstAddress = 0x020000000401;
    private const long Day = 25L * 3600 * 1000;
    private const int ExpirySeconds = 15;
    private const int JoinSeconds = 120;
    private const int UpdateSeconds = 180;
    private const int LongestTick = 50;
    private const int OfferMilliseconds = 2000;

    /// <summary>Gets how many fresh nodes were served.</summary>
    public int Passed { get; private set; }

    /// <summary>Checks.</summary>
    public void Run()
    {
        weather.Calm(entirely: true);
        air.IsHostile = false;
        NodeTable nodes = gateway.Firmware.Nodes;
        if (nodes.Registered >= nodes.Capacity - FuzzNetwork.Nodes || random.OneIn(2))
        {
            clock.Advance(Day);
            RunUntil(() => false, ExpirySeconds);
        }

        string name = $"fresh{Passed}";
        FuzzNode node = new(clock, air, random, FirstAddress + Passed, name, sleepy: false);
        node.Scanner.IsReliable = true;
        air.Nodes.Add(node);
        try
        {
            Serve(node, name);
        }
        finally
        {
            air.Nodes.Remove(node);
        }

        oracle.Measure();
        air.IsHostile = true;
        Passed++;
    }

    private void Serve(FuzzNode node, string name)
    {
        bool heard = false;
        FuzzImage image = FuzzImage.All[random.Below(3)];
        FuzzPublisher publisher = new(name, image, random.OneIn(2));
        void OnPublished(string topic, byte[] payload)
        {
            heard |= topic == $"{FuzzNetwork.TopicPrefix}{name}/data" && payload.AsSpan().IndexOf("\"uptime\""u8) > 0;
            publisher.Hear(topic, payload);
        }

        gateway.Link.Published += OnPublished;
        bool joined = RunUntil(() => gateway.Firmware.Nodes.FindByName(name) is { IsRegistered: true }, JoinSeconds);
        Require(joined, "does not get registered");
        Require(RunUntil(() => heard, JoinSeconds), "is registered, but its data is not published");
        long offerAt = 0;
        bool updated = RunUntil(
            () =>
            {
                Publish(publisher, ref offerAt);
                return node.Runs(image.Bytes, image.Kind) && publisher.FinalStatus == OtaStatus.Finished;
            },
            UpdateSeconds);
        Require(updated, $"is not updated, final status {publisher.FinalStatus}");
        Require(RunUntil(() => node.Firmware.IsRegistered, JoinSeconds), "does not come back after its update");
        Require(RunUntil(() => gateway.Firmware.Publisher.Count == 0, 1), "messages stay in the queue to the broker");
        gateway.Link.Published -= OnPublished;
    }

    private void Publish(FuzzPublisher publisher, ref long offerAt)
    {
        if (publisher.FinalStatus == OtaStatus.Finished)
        {
            return;
        }

        byte[]? payload = publisher.IsStarted ? publisher.Next() : null;
        if (!publisher.IsStarted && clock.Milliseconds >= offerAt)
        {
            offerAt = clock.Milliseconds + OfferMilliseconds;
            payload = publisher.Offer();
        }

        if (payload != null)
        {
            gateway.Link.Put(publisher.Topic, payload, false);
        }
    }

    private bool RunUntil(Func<bool> done, int seconds)
    {
        long limit = clock.Milliseconds + (seconds * 1000L);
        while (!done())
        {
            if (clock.Milliseconds >= limit)
            {
                return false;
            }

            clock.Advance(Math.Clamp(oracle.Settle(), 1, LongestTick));
        }

        return true;
    }

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new FuzzFailureException($"a fresh node {what}");
        }
    }
}
