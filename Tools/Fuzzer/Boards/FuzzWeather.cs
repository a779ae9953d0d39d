using EnigmaIoT.Fuzzer.Inputs;

namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>
/// Everything around the programs that goes well or badly: time, air, the MAC layer's results, the broker, power.
/// </summary>
internal sealed class FuzzWeather(FuzzRandom random, FuzzClock clock, FuzzAir air, FuzzGateway gateway)
{
    private const int Second = 1000;
    private const int Minute = 60 * Second;
    private const int Hour = 60 * Minute;

    private static readonly int[] _losses = [0, 0, 0, 0, 0, 5, 10, 40, 100];

    public long GatewayRestarts { get; private set; }

    public long NodeRestarts { get; private set; }

    public long BrokerCuts { get; private set; }

    public long Jumps { get; private set; }

    /// <summary>Advances the time, and changes something now and then.</summary>
    public void Change()
    {
        Pass();
        if (air.Loss == 100)
        {
            // What waits for an answer is to wait in vain until it gives up.
            clock.Advance(random.Below(600));
        }

        switch (random.Below(12_000))
        {
            case < 12:
                air.Loss = random.Of(_losses);
                break;
            case < 24:
                gateway.Radio.HoldsResults = true;
                break;
            case < 30:
                gateway.Radio.IsFull = true;
                break;
            case < 42:
                air.Nodes[random.Below(air.Nodes.Count)].Radio.HoldsResults = true;
                break;
            case < 48:
                air.Nodes[random.Below(air.Nodes.Count)].Radio.IsFull = true;
                break;
            case < 52:
                gateway.Link.IsFull = true;
                break;
            case < 55:
                BrokerCuts++;
                gateway.Link.IsUnreachable = random.OneIn(2);
                gateway.Link.Cut(random.OneIn(2) ? "connection reset" : null);
                break;
            case < 57:
                GatewayRestarts++;
                gateway.Restart();
                break;
            case < 60:
                NodeRestarts++;
                random.Of(air.Nodes).PowerCycle();
                break;
            case 60:
                clock.KnowsTheDate = !clock.KnowsTheDate;
                break;
            case < 120:
                Calm(random.OneIn(2));
                break;
        }
    }

    /// <summary>What hinders the boards comes to an end.</summary>
    /// <param name="entirely">Whether frames get through unlost and the broker is there again, too.</param>
    public void Calm(bool entirely)
    {
        gateway.Radio.HoldsResults = false;
        gateway.Radio.IsFull = false;
        foreach (FuzzNode node in air.Nodes)
        {
            node.Radio.HoldsResults = false;
            node.Radio.IsFull = false;
        }

        if (entirely)
        {
            air.Loss = 0;
            gateway.Link.IsFull = false;
            gateway.Link.IsUnreachable = false;
        }
    }

    private void Pass()
    {
        switch (random.Below(64))
        {
            case < 30:
                break;
            case < 48:
                clock.Advance(random.Between(1, 5));
                break;
            case < 60:
                clock.Advance(random.Between(5, 60));
                break;
            case < 63:
                clock.Advance(random.Between(100, 1000));
                break;
            default:
                Jump();
                break;
        }
    }

    private void Jump()
    {
        int far = random.Below(2000);
        Jumps += far < 100 ? 1 : 0;
        clock.Advance(far switch
        {
            0 => 49L * Hour,
            < 3 => 25L * Hour,
            < 10 => random.Between(1, 60) * (long)Minute,
            < 100 => random.Between(5, 40) * (long)Second,
            _ => random.Between(1, 2) * (long)Second,
        });
    }
}
