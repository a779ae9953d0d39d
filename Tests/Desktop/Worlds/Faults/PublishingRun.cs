using EnigmaIoT.Reference;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>A publisher of a plan, from its start to its end or until it is stopped.</summary>
internal sealed class PublishingRun
{
    private bool _stopped;

    /// <summary>Creates one of blocks that sends a delta.</summary>
    public PublishingRun(VirtualWorld world, int target, string node, FirmwareImage parcel)
    {
        Target = target;
        Publisher = new BlockPublisher(world, node, parcel);
    }

    /// <summary>Creates one that sends an image.</summary>
    public PublishingRun(VirtualWorld world, PublisherKind kind, int target, string node, byte[] image)
    {
        Target = target;
        Publisher = kind switch
        {
            PublisherKind.Blocks => new BlockPublisher(world, node, image),
            PublisherKind.HurriedScript => new ScriptPublisher(world, node, image, 3),
            PublisherKind.MediumScript => new ScriptPublisher(world, node, image, 60, ScriptPublisher.ScriptOverhead),
            PublisherKind.SlowScript => new ScriptPublisher(world, node, image, 180, ScriptPublisher.ScriptOverhead),
            PublisherKind.Lines => new LinePublisher(world, node, image),
            _ => new ScriptPublisher(world, node, image, 20, ScriptPublisher.ScriptOverhead),
        };
    }

    /// <summary>Gets which of the nodes it updates, from 0 on.</summary>
    public int Target { get; }

    /// <summary>Gets the publisher.</summary>
    public IPublisher Publisher { get; }

    /// <summary>Gets whether it has ended, or was stopped.</summary>
    public bool IsOver => _stopped || Publisher.FinalStatus != null;

    /// <summary>Stops it.</summary>
    public void Stop()
    {
        _stopped = true;
        Publisher.Stop();
    }
}
