using EnigmaIoT.Gateway.Announcing;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Tests.Unit.Support;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>An announcer between a network and a list of sent messages; the time is the test's own.</summary>
internal sealed class AnnouncerTestBed
{
    private long _now;

    public AnnouncerTestBed(string name = "attic", bool arduino = true)
    {
        Config = new GatewayConfig { HostName = name };
        Announcer = new MdnsAnnouncer(
            Config,
            new GatewayParts { Announcements = Link, Network = Network, Log = Log, ArduinoOta = arduino ? new ArduinoOtaParts() : null });
    }

    public MdnsAnnouncer Announcer { get; }

    public GatewayConfig Config { get; }

    public ListLog Log { get; } = new();

    public QueueDatagramLink Link { get; } = new();

    public FixedNetwork Network { get; } = new();

    /// <summary>Advances the time, and gets what was sent meanwhile.</summary>
    public List<byte[]> Run(int milliseconds)
    {
        Link.Sent.Clear();
        for (long end = _now + milliseconds; _now < end; _now += 50)
        {
            Announcer.Pump(_now);
        }

        return [.. Link.Sent];
    }
}
