using EnigmaIoT.Bench;
using EnigmaIoT.Gateway.Announcing;
using EnigmaIoT.Tests.Desktop.Simulation;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>The gateway announces itself by multicast DNS, and takes its leave; read by a reader of the tests' own.</summary>
[TestClass]
public sealed class MdnsAnnouncerTests
{
    private const int MaximumHeap = 1280;
    private const string Page = "_http._tcp.local";
    private const string Arduino = "_arduino._tcp.local";

    [TestMethod]
    public void ItAsksForItsNamesAndAnnouncesItselfTwiceOnceTheWifiIsJoined()
    {
        AnnouncerTestBed bed = new();
        bed.Network.Address = string.Empty;
        bed.Network.Ssid = string.Empty;
        Assert.AreEqual(0, bed.Run(20_000).Count);
        bed.Network.Address = "192.168.1.20";
        bed.Network.Ssid = "Home";
        List<byte[]> sent = bed.Run(20_000);
        Assert.AreEqual(5, sent.Count);
        DnsRecord[] own =
        [
            new($"attic.{Page}", DnsRecord.Service, 0x8001, 120, "attic.local:80"),
            new($"attic.{Arduino}", DnsRecord.Service, 0x8001, 120, "attic.local:3232"),
            new($"attic.{Page}", DnsRecord.Text, 0x8001, 4500, "path=/"),
            new($"attic.{Arduino}", DnsRecord.Text, 0x8001, 4500, "board=esp32 tcp_check=no ssh_upload=no auth_upload=yes"),
            new("attic.local", DnsRecord.Address, 0x8001, 120, "192.168.1.20"),
        ];
        string[] questions = ["attic.local 255", $"attic.{Page} 255", $"attic.{Arduino} 255"];
        foreach (byte[] probe in sent.Take(3))
        {
            CollectionAssert.AreEqual(questions, DnsRecord.Questions(probe).ToArray());
            CollectionAssert.AreEqual(own.Select(record => record with { Class = 1 }).ToArray(), DnsRecord.Proposed(probe).ToArray());
        }

        CollectionAssert.AreEqual(sent[3], sent[4]);
        DnsRecord[] expected =
        [
            new("_services._dns-sd._udp.local", DnsRecord.Pointer, 1, 4500, Page),
            new("_services._dns-sd._udp.local", DnsRecord.Pointer, 1, 4500, Arduino),
            new(Page, DnsRecord.Pointer, 1, 4500, $"attic.{Page}"),
            new(Arduino, DnsRecord.Pointer, 1, 4500, $"attic.{Arduino}"),
            .. own,
        ];
        CollectionAssert.AreEqual(expected, DnsRecord.Read(sent[3]).ToArray());

        bed.Network.Address = "192.168.1.21";
        Assert.AreEqual("192.168.1.21", DnsRecord.Read(bed.Run(20_000)[3])[8].Data);
        Assert.AreEqual(2, bed.Link.Opened);
    }

    [TestMethod]
    public void ItFitsWithTheLongestName()
    {
        string name = new('x', 32);
        AnnouncerTestBed bed = new(name);
        bed.Run(50);
        bed.Link.Incoming.Enqueue(DnsRecord.Response(name + ".local", DnsRecord.Address, [192, 168, 1, 99]));
        List<byte[]> sent = bed.Run(3000);
        Assert.AreEqual($"{name}-2.local 255", DnsRecord.Questions(sent[0])[0]);
        Assert.AreEqual(9, DnsRecord.Read(sent[3]).Count);
        Assert.IsTrue(sent.All(message => message.Length < 512));
    }

    [TestMethod]
    public void WithoutArduinoUpdatesNoneAreAnnounced()
    {
        AnnouncerTestBed bed = new(arduino: false);
        Assert.IsFalse(DnsRecord.Read(bed.Run(3000)[3]).Any(record => record.Name.Contains("_arduino", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void BeforeARestartItSaysGoodbye()
    {
        AnnouncerTestBed bed = new();
        FakeBoard board = new();
        GoodbyeBoard own = new(board, bed.Announcer);
        bed.Run(5000);
        bed.Link.Sent.Clear();
        own.Restart();
        Assert.AreEqual(1, board.RestartCount);
        IReadOnlyList<DnsRecord> records = DnsRecord.Read(bed.Link.Sent.Single());
        Assert.HasCount(7, records);
        Assert.IsTrue(records.All(record => record.Ttl == 0));
        Assert.IsFalse(records.Any(record => record.Name.StartsWith("_services", StringComparison.Ordinal)), "others have these records, too");
    }

    [TestMethod]
    public void WithoutANameItHasNothingToTakeLeaveOf()
    {
        AnnouncerTestBed bed = new();
        bed.Run(300);
        bed.Link.Sent.Clear();
        bed.Announcer.SendGoodbye();
        Assert.IsEmpty(bed.Link.Sent);
    }

    [TestMethod]
    public void AGatewayThatIsRestartedTakesLeaveAndIsBackUnderItsName()
    {
        List<QueueDatagramLink> links = [];
        NetworkTestBed network = new(0, announce: () =>
        {
            links.Add(new QueueDatagramLink());
            return links[^1];
        });
        network.Start();
        network.WaitFor(() => links.Count == 1 && links[0].Sent.Count == 1, 10);
        links[0].Incoming.Enqueue(DnsRecord.Response("attic.local", DnsRecord.Address, [192, 168, 1, 99]));
        network.WaitFor(() => links[0].Sent.Count == 6, 10);
        Assert.AreEqual("attic-2.local", DnsRecord.Read(links[0].Sent[^1])[^1].Name);
        network.Broker.Publish("enigmaiot/gateway/set/restart", []);
        network.WaitFor(() => links.Count == 2 && links[1].Sent.Count == 5, 30);
        Assert.IsTrue(DnsRecord.Read(links[0].Sent[^1]).All(record => record.Ttl == 0 && record.Name != "attic.local"));
        Assert.AreEqual("attic.local", DnsRecord.Read(links[1].Sent[^1])[^1].Name);
    }

    [TestMethod]
    public void ItTakesLittleOfABoardsHeap()
    {
        AnnouncerTestBed bed = new(new string('x', 32));
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Response(new string('x', 32) + ".local", DnsRecord.Address, [192, 168, 1, 99]));
        bed.Run(5000);
        HeapCount count = HeapCount.Of(new GoodbyeBoard(new FakeBoard(), bed.Announcer));
        int bytes = count.Parts.Where(part => part.Key == "announcing").Sum(part => part.Value);
        Console.WriteLine($"multicast DNS: {bytes} bytes");
        Assert.IsLessThan(MaximumHeap, bytes);
        Assert.IsGreaterThan(512, bytes);
    }
}
