using System.Collections.Concurrent;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>A broker, a scripted gateway, and an updater with waits that suit a test.</summary>
internal sealed class UpdaterFixture : IAsyncDisposable, IUpdateObserver
{
    public static readonly UpdateTimings Quick = new()
    {
        Query = TimeSpan.FromMilliseconds(150),
        OtherGateway = TimeSpan.FromMilliseconds(150),
        Program = TimeSpan.FromMilliseconds(500),
        Absent = TimeSpan.FromMilliseconds(500),
        AbsentRepeat = TimeSpan.FromMilliseconds(150),
        Silence = TimeSpan.FromMilliseconds(150),
        Stall = TimeSpan.FromSeconds(20),
        NameLookup = TimeSpan.FromMilliseconds(300),
        Wake = TimeSpan.FromSeconds(20),
        WakeRepeat = TimeSpan.FromMilliseconds(200),
        StartRepeat = TimeSpan.FromMilliseconds(300),
        EchoWindow = TimeSpan.FromMilliseconds(300),
        LastChunkRepeat = TimeSpan.FromMilliseconds(300),
        Finish = TimeSpan.FromSeconds(2),
        FinishLimit = TimeSpan.FromSeconds(20),
        Reconnect = TimeSpan.FromSeconds(20),
        Outage = TimeSpan.FromSeconds(20),
        ReconnectFirstPause = TimeSpan.FromMilliseconds(50),
        Restart = TimeSpan.Zero,
    };

    private UpdaterFixture(TestBroker broker, ScriptedGateway gateway, FirmwareImage image)
    {
        Broker = broker;
        Gateway = gateway;
        Image = image;
    }

    public TestBroker Broker { get; }

    public ScriptedGateway Gateway { get; }

    public FirmwareImage Image { get; }

    public UpdateTimings Timings { get; set; } = Quick;

    /// <summary>Whether the gateway may set the pace, where it can.</summary>
    public bool PacedByGateway { get; set; } = true;

    /// <summary>Is told the progress.</summary>
    public Action<UpdateProgress> Watch { get; set; } = _ => { };

    /// <summary>Whether a node that runs the image gets it all the same.</summary>
    public bool Force { get; set; }

    /// <summary>Where images are kept; null for nowhere.</summary>
    public ImageStore? Store { get; set; }

    /// <summary>What the node is said to run; null for what it tells.</summary>
    public FirmwareImage? BaseImage { get; set; }

    /// <summary>Is told the notices.</summary>
    public Action<string> WatchNotices { get; set; } = _ => { };

    /// <summary>Where the updater looks for the broker; null for the broker itself.</summary>
    public int? Port { get; set; }

    /// <summary>How long the broker may take to answer.</summary>
    public TimeSpan BrokerTimeout { get; set; } = new BrokerOptions().Timeout;

    public string Address { get; set; } = "AA:BB:CC:DD:EE:FF";

    public ConcurrentQueue<UpdatePhase> Phases { get; } = new();

    public ConcurrentQueue<string> Notices { get; } = new();

    public static Task<UpdaterFixture> StartAsync(Behaviour behaviour, int chunks = 20) => StartAsync(behaviour, Firmware(chunks));

    public static async Task<UpdaterFixture> StartAsync(Behaviour behaviour, byte[] bytes)
    {
        TestBroker broker = await TestBroker.StartAsync();
        ScriptedGateway gateway = new(broker, behaviour)
        {
            Source = bytes,
        };
        return new UpdaterFixture(broker, gateway, FirmwareImage.FromBytes(bytes));
    }

    /// <summary>A firmware whose last chunk is short.</summary>
    public static byte[] Firmware(int chunks)
    {
        byte[] bytes = new byte[((chunks - 1) * FirmwareImage.ChunkSize) + 7];
        new Random(chunks).NextBytes(bytes);
        return bytes;
    }

    public Task<UpdateResult> UpdateAsync(CancellationToken cancellationToken = default)
    {
        UpdateOptions options = new()
        {
            Address = Address,
            Image = Image,
            Broker = new BrokerOptions { Port = Port ?? Broker.Port, Timeout = BrokerTimeout },
            ChunkPause = TimeSpan.FromMilliseconds(2),
            PacedByGateway = PacedByGateway,
            Force = Force,
            Store = Store,
            BaseImage = BaseImage,
            Deltas = Store is not null,
            Timings = Timings,
        };
        return new Updater(options, this).RunAsync(cancellationToken);
    }

    public void AssertDelivered(UpdateResult result)
    {
        Assert.AreEqual(UpdateOutcome.Done, result.Outcome, result.Message);
        byte[] expected = [.. Enumerable.Range(1, Image.ChunkCount).SelectMany(i => Image.ChunkBytes(i).ToArray())];
        CollectionAssert.AreEqual(expected, Gateway.Image);
        CollectionAssert.AreEqual(Array.Empty<string>(), Gateway.Violations);
    }

    public void OnPhase(UpdatePhase phase) => Phases.Enqueue(phase);

    public void OnProgress(UpdateProgress progress) => Watch(progress);

    public void OnNotice(string text)
    {
        Notices.Enqueue(text);
        WatchNotices(text);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Broker.DisposeAsync();
    }
}
