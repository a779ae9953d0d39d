using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>An update of many nodes with losses and up to four faults: each node ends with exactly the new image, or the old one and a reason.</summary>
internal sealed class GroupStory
{
    private const int Size = 60_000;
    private const int LimitSeconds = 900;
    private const int Second = 1_000_000;

    private static readonly byte[] _new = SampleImage.Create(new Version(1, 1), Size);
    private static readonly byte[] _old = SampleImage.Create(new Version(1, 0));

    private readonly Random _random;
    private readonly VirtualWorld _world;
    private readonly GroupPublisher _publisher;
    private readonly List<string> _plan = [];
    private readonly List<(int At, Action Fault)> _faults = [];

    private GroupStory(int seed)
    {
        _random = new Random(seed);
        AirSettings air = new()
        {
            Loss = _random.NextDouble() * 0.2,
            ResidualLoss = _random.NextDouble() * 0.05,
            BurstMicroseconds = _random.Next(4) == 0 ? 200_000 : 0,
        };
        _world = new VirtualWorld(new WorldOptions
        {
            Seed = seed,
            Nodes = 2 + _random.Next(4),
            Air = air,
            SpareImageSize = _random.Next(2) * Size,
        });
        _publisher = new GroupPublisher(_world, Enumerable.Range(1, _world.Nodes.Count).Select(VirtualWorld.NameOf), ChooseParcel());
        int faults = _random.Next(5);
        for (int i = 0; i < faults; i++)
        {
            int at = _random.Next(3 * Second);
            _faults.Add((at, ChooseFault(at)));
        }
    }

    /// <summary>Creates the story of a seed.</summary>
    public static SeedStory Make(int seed)
    {
        GroupStory story = new(seed);
        string plan = $"{story._world.Nodes.Count} nodes, {string.Join(", ", story._plan)}";
        return new SeedStory(plan, story._world, story.Run, story.Tell);
    }

    private void Run()
    {
        Assert.IsTrue(_world.RunUntilRegistered(300), "not registered");
        _world.RunUntil(() => false, 5);
        _publisher.Begin();
        foreach ((int at, Action fault) in _faults)
        {
            _world.Scheduler.After(at, fault);
        }

        Assert.IsTrue(_world.RunUntil(() => _publisher.FinalStatus != null, LimitSeconds), "not over");
        _world.RunUntil(() => _world.Nodes.TrueForAll(node => Runs(node, _new)), 100);
        for (int i = 0; i < _world.Nodes.Count; i++)
        {
            string name = VirtualWorld.NameOf(i + 1);
            bool isReported = _publisher.Singles.TryGetValue(name, out Shared.Updates.OtaStatus? status) ? status != Shared.Updates.OtaStatus.Finished
                : !_publisher.Ends.TryGetValue(name, out string? end) || end != "done";
            Assert.IsTrue(Runs(_world.Nodes[i], _new) || (isReported && Runs(_world.Nodes[i], _old)), $"{name} runs something else, or nobody was told");
        }

        // A delta may be over before the last fault: the gateway may be about to start.
        Assert.IsTrue(_world.RunUntil(() => _world.Gateway.Firmware?.Updates.IsAnyRunning == false, 30), "an update is left");
    }

    private string Tell()
    {
        return string.Join(", ", _publisher.Ends) + string.Join(", ", _publisher.Singles);
    }

    private static bool Runs(VirtualNode node, byte[] image)
    {
        int slot = node.Slots.ActiveSlot(ImageKind.Deployment);
        return node.Slots.ReadImage(ImageKind.Deployment, slot).AsSpan().SequenceEqual(image);
    }

    private FirmwareImage ChooseParcel()
    {
        FirmwareImage image = FirmwareImage.FromBytes(_new);
        switch (_random.Next(3))
        {
            case 0:
                _plan.Add("whole");
                return image;
            case 1:
                _plan.Add("compressed");
                return FirmwareImage.OfDelta(VcdiffEncoder.Encode([], _new), image, null);
            default:
                _plan.Add("delta");
                return FirmwareImage.OfDelta(VcdiffEncoder.Encode(_old, _new), image, FirmwareImage.FromBytes(_old));
        }
    }

    private Action ChooseFault(int at)
    {
        int number = _random.Next(_world.Nodes.Count);
        VirtualNode node = _world.Nodes[number];
        string name = VirtualWorld.NameOf(number + 1);
        switch (_random.Next(7))
        {
            case 0:
                _plan.Add($"{at}: {name} restarts");
                return node.Board.Restart;
            case 1:
                int busy = _random.Next(2 * Second);
                _plan.Add($"{at}: {name} is busy for {busy} us");
                return () => node.Board.AddBusy(busy);
            case 2:
                return CutPower(node, name, at);
            case 3:
                _plan.Add($"{at}: the gateway restarts");
                return _world.Gateway.Board.Restart;
            case 4:
                _plan.Add($"{at}: the broker cuts the gateway off");
                return _world.Broker.Cut;
            case 5:
                _plan.Add($"{at}: {name} is off for 4 s");
                return () =>
                {
                    node.Board.PowerOff();
                    _world.Scheduler.After(4 * Second, node.Board.PowerOn);
                };
            default:
                _plan.Add($"{at}: abort");
                return _publisher.Abort;
        }
    }

    private Action CutPower(VirtualNode node, string name, int at)
    {
        int operation = 1 + _random.Next(200);
        PowerCutDamage damage = (PowerCutDamage)_random.Next(Enum.GetValues<PowerCutDamage>().Length);
        int seed = _random.Next();
        _plan.Add($"{at}: {name} is cut off at operation {operation}, {damage}");
        node.Board.PowerLost += () => _world.Scheduler.After(3 * Second, () =>
        {
            node.Flash.PowerUp();
            node.Board.PowerOn();
        });
        return () => node.Flash.CutPowerAt(operation, damage, seed);
    }
}
