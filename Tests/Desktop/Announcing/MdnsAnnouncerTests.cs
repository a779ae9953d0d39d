using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using EnigmaIoT.Bench;
using EnigmaIoT.Gateway.Announcing;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Tests.Desktop.Simulation;
using EnigmaIoT.Tests.Desktop.Web;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>The gateway's announcements by multicast DNS, read by a reader of the tests' own.</summary>
[TestClass]
public sealed class MdnsAnnouncerTests
{
    private const int Mutations = 100_000;
    private const int MostHeap = 1280;
    private const string Page = "_http._tcp.local";
    private const string Arduino = "_arduino._tcp.local";

    [TestMethod]
    public void ItAsksForItsNamesAndAnnouncesItselfTwiceOnceTheWifiIsJoined()
    {
        Bed bed = new();
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
        Bed bed = new(name);
        bed.Run(50);
        bed.Link.Incoming.Enqueue(DnsRecord.Response(name + ".local", DnsRecord.Address, [192, 168, 1, 99]));
        List<byte[]> sent = bed.Run(3000);
        Assert.AreEqual($"{name}-2.local 255", DnsRecord.Questions(sent[0])[0]);
        Assert.AreEqual(9, DnsRecord.Read(sent[3]).Count);
        Assert.IsTrue(sent.All(message => message.Length < 512));
    }

    // What lies under one of its names is in its way, whatever it is.
    [TestMethod]
    [DataRow("attic.local", DnsRecord.Address, new byte[] { 192, 168, 1, 99 })]
    [DataRow("ATTIC.local", 28, new byte[] { 0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 })]
    [DataRow("attic." + Page, DnsRecord.Text, new byte[] { 0 })]
    public void ANameThatIsTakenGetsANumberAndItIsSaid(string name, int type, byte[] data)
    {
        Bed bed = new();
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Response(name, type, data));
        List<byte[]> sent = bed.Run(10_000);
        Assert.AreEqual(5, sent.Count, "three questions and two announcements of the new name");
        Assert.IsTrue(DnsRecord.Read(sent[3]).Contains(new("attic-2.local", DnsRecord.Address, 0x8001, 120, "192.168.1.20")));
        Assert.AreEqual("attic-2", bed.Config.HostName);
        Assert.AreEqual(1, bed.Log.Count);
        Assert.AreEqual("another device at 192.168.1.99 is attic.local: this gateway is attic-2.local", bed.Log.Last);
        bed.Link.Incoming.Enqueue(DnsRecord.Query("attic.local", DnsRecord.Address));
        Assert.AreEqual(0, bed.Run(3000).Count);
        bed.Link.Incoming.Enqueue(DnsRecord.Query("attic-2.local", DnsRecord.Address));
        Assert.AreEqual(1, bed.Run(3000).Count);
    }

    [TestMethod]
    public void AServiceOfTheSameNameElsewhereIsInItsWayToo()
    {
        Bed bed = new();
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Response($"attic.{Page}", DnsRecord.Service, DnsRecord.ServiceAt("printer.local", 80)));
        bed.Run(5000);
        Assert.AreEqual("attic-2", bed.Config.HostName);
    }

    [TestMethod]
    public void WhereEveryNameIsTakenItTriesOnAtAModestPace()
    {
        Bed bed = new();
        int asked = 0;
        for (int i = 0; i < 2400; i++)
        {
            List<byte[]> sent = bed.Run(50);
            asked += sent.Count;
            foreach (byte[] probe in sent)
            {
                bed.Link.Incoming.Enqueue(DnsRecord.Response(DnsRecord.Questions(probe)[0].Split(' ')[0], DnsRecord.Address, [1, 2, 3, 4]));
            }
        }

        Assert.IsTrue(asked is > 30 and < 45, $"{asked} in 120 s");
    }

    [TestMethod]
    public void WhatAnotherDeviceGivesUpIsNotInItsWay()
    {
        Bed bed = new();
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Response("attic.local", DnsRecord.Address, [192, 168, 1, 99], seconds: 0));
        bed.Run(5000);
        Assert.AreEqual("attic", bed.Config.HostName);
    }

    [TestMethod]
    public void ItsOwnMessagesThatComeBackAreNoRival()
    {
        Bed bed = new();
        int sent = 0;
        for (int i = 0; i < 400; i++)
        {
            foreach (byte[] message in bed.Run(50))
            {
                sent++;
                bed.Link.Incoming.Enqueue(message);
            }
        }

        Assert.AreEqual(5, sent);
        Assert.AreEqual(0, bed.Log.Count);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(50)]
    [DataRow(300)]
    [DataRow(700)]
    [DataRow(5000)]
    public void OfTwoGatewaysOfOneNameEachGetsItsOwn(int later)
    {
        Bed one = new();
        Bed two = new();
        two.Network.Address = "192.168.1.21";
        Together(one, two, later, 20_000);
        CollectionAssert.AreEquivalent(new[] { "attic", "attic-2" }, new[] { one.Config.HostName!, two.Config.HostName! });
        Assert.AreEqual(1, one.Log.Count + two.Log.Count);
    }

    [TestMethod]
    public void TwoGatewaysOfOneNameThatMeetLaterPartAgain()
    {
        Bed one = new();
        Bed two = new();
        two.Network.Address = "192.168.1.21";
        one.Run(10_000);
        two.Run(10_000);
        one.Link.Incoming.Enqueue(DnsRecord.Query("attic.local", DnsRecord.Address));
        Together(one, two, 0, 20_000);
        CollectionAssert.AreEquivalent(new[] { "attic", "attic-2" }, new[] { one.Config.HostName!, two.Config.HostName! });
    }

    // RFC 6762 section 8.2: the greater address has it, and the other one asks again a second later.
    [TestMethod]
    [DataRow(new byte[] { 192, 168, 1, 19 }, false)]
    [DataRow(new byte[] { 192, 168, 1, 20 }, false)]
    [DataRow(new byte[] { 192, 168, 1, 21 }, true)]
    [DataRow(new byte[] { 10, 255, 255, 255 }, false)]
    [DataRow(new byte[] { 200, 0, 0, 1 }, true)]
    public void OfTwoThatAskAtOnceTheGreaterAddressGoesBefore(byte[] address, bool waits)
    {
        Bed bed = new();
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Probe("attic.local", address));
        List<byte[]> sent = bed.Run(900);
        Assert.AreEqual(waits ? 0 : 2, sent.Count);
        sent = bed.Run(5000);
        Assert.AreEqual(waits ? 5 : 1, sent.Count);
        Assert.AreEqual("attic", bed.Config.HostName);
    }

    [TestMethod]
    public void WhoAsksForItsNameToTakeItIsAnsweredAtOnce()
    {
        Bed bed = new();
        bed.Run(5000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query("attic.local", DnsRecord.Address));
        Assert.AreEqual(1, bed.Run(100).Count);
        bed.Link.Incoming.Enqueue(DnsRecord.Probe("attic.local", [192, 168, 1, 99]));
        List<byte[]> sent = bed.Run(50);
        Assert.AreEqual(1, sent.Count);
        Assert.AreEqual(new DnsRecord("attic.local", DnsRecord.Address, 0x8001, 120, "192.168.1.20"), DnsRecord.Read(sent[0])[0]);
    }

    [TestMethod]
    public void BeforeARestartItSaysGoodbye()
    {
        Bed bed = new();
        FakeBoard board = new();
        FarewellBoard own = new(board, bed.Announcer);
        bed.Run(5000);
        bed.Link.Sent.Clear();
        own.Restart();
        Assert.AreEqual(1, board.RestartCount);
        IReadOnlyList<DnsRecord> records = DnsRecord.Read(bed.Link.Sent.Single());
        Assert.HasCount(9, records);
        Assert.IsTrue(records.All(record => record.Ttl == 0));
    }

    [TestMethod]
    public void WithoutANameItHasNothingToTakeLeaveOf()
    {
        Bed bed = new();
        bed.Run(300);
        bed.Link.Sent.Clear();
        bed.Announcer.SayGoodbye();
        Assert.IsEmpty(bed.Link.Sent);
    }

    [TestMethod]
    public void AGatewayThatIsRestartedTakesLeaveAndIsBackUnderItsName()
    {
        List<QueueLink> links = [];
        NetworkTestBed network = new(0, announce: () =>
        {
            links.Add(new QueueLink());
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
        Bed bed = new(new string('x', 32));
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Response(new string('x', 32) + ".local", DnsRecord.Address, [192, 168, 1, 99]));
        bed.Run(5000);
        HeapCount count = HeapCount.Of(new FarewellBoard(new FakeBoard(), bed.Announcer));
        int bytes = count.Parts.Where(part => part.Key == "announcing").Sum(part => part.Value);
        Console.WriteLine($"multicast DNS: {bytes} bytes");
        Assert.IsLessThan(MostHeap, bytes);
        Assert.IsGreaterThan(512, bytes);
    }

    [TestMethod]
    [DataRow(Page, DnsRecord.Pointer, "path=/")]
    [DataRow("_HTTP._tcp.LOCAL", DnsRecord.Any, "attic.local:80")]
    [DataRow(Arduino, DnsRecord.Pointer, "attic.local:3232")]
    [DataRow("attic." + Arduino, DnsRecord.Text, "board=esp32 tcp_check=no ssh_upload=no auth_upload=yes")]
    [DataRow("Attic.local", DnsRecord.Address, "192.168.1.20")]
    [DataRow("_services._dns-sd._udp.local", DnsRecord.Pointer, Arduino)]
    public void WhoAsksIsAnsweredWithWhatBelongsToIt(string name, int type, string expected)
    {
        Bed bed = new();
        bed.Run(5000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(name, type));
        List<byte[]> sent = bed.Run(2000);
        Assert.AreEqual(1, sent.Count);
        Assert.IsTrue(DnsRecord.Read(sent[0]).Any(record => record.Data == expected));
    }

    [TestMethod]
    [DataRow("_printer._tcp.local", DnsRecord.Pointer)]
    [DataRow("other.local", DnsRecord.Address)]
    [DataRow("attic.local", 28)]
    [DataRow("attic.example", DnsRecord.Address)]
    [DataRow("attic", DnsRecord.Address)]
    public void WhatIsNotItsOwnItDoesNotAnswer(string name, int type)
    {
        Bed bed = new();
        bed.Run(5000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(name, type));
        Assert.AreEqual(0, bed.Run(3000).Count);
    }

    [TestMethod]
    public void WhoKnowsItAlreadyIsNotTold()
    {
        Bed bed = new();
        bed.Run(5000);
        DnsRecord known = new(Page, DnsRecord.Pointer, 1, 3000, $"attic.{Page}");
        bed.Link.Incoming.Enqueue(DnsRecord.Query(Page, DnsRecord.Pointer, known));
        Assert.AreEqual(0, bed.Run(3000).Count);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(Page, DnsRecord.Pointer, known with { Ttl = 1000 }));
        Assert.AreEqual(1, bed.Run(3000).Count);
    }

    [TestMethod]
    public void ManyWhoAskAtOnceGetOneAnswerASecond()
    {
        Bed bed = new();
        bed.Run(5000);
        int sent = 0;
        for (int i = 0; i < 100; i++)
        {
            bed.Link.Incoming.Enqueue(DnsRecord.Query(Page, DnsRecord.Pointer));
            sent += bed.Run(50).Count;
        }

        Assert.IsTrue(sent is > 2 and < 7, $"{sent} in 5 s");
    }

    [TestMethod]
    public void WithoutArduinoUpdatesNoneAreAnnounced()
    {
        Bed bed = new(arduino: false);
        Assert.IsFalse(DnsRecord.Read(bed.Run(3000)[3]).Any(record => record.Name.Contains("_arduino", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void MutatedMessagesDoItNoHarm()
    {
        Bed bed = new();
        bed.Run(5000);
        Random random = new(1);
        byte[][] good =
        [
            DnsRecord.Query(Page, DnsRecord.Pointer, new DnsRecord(Page, DnsRecord.Pointer, 1, 4500, $"attic.{Page}")),
            DnsRecord.Query("_services._dns-sd._udp.local", DnsRecord.Any),
            [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 12, 0, 12, 0, 1],
        ];
        for (int i = 0; i < Mutations; i++)
        {
            byte[] message = [.. good[random.Next(good.Length)]];
            for (int j = random.Next(1, 6); j > 0; j--)
            {
                message[random.Next(message.Length)] = (byte)random.Next(256);
            }

            bed.Link.Incoming.Enqueue(message[..random.Next(message.Length + 1)]);
            bed.Run(50);
        }

        bed.Run(3000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query("attic.local", DnsRecord.Address));
        Assert.AreEqual(1, bed.Run(2000).Count);
    }

    // While it asks for its name, and after: whatever comes, it has a name in the end.
    [TestMethod]
    public void MutatedMessagesOfRivalsDoItNoHarm()
    {
        Random random = new(2);
        byte[][] good =
        [
            DnsRecord.Response("attic.local", DnsRecord.Address, [192, 168, 1, 99]),
            DnsRecord.Response($"attic.{Page}", DnsRecord.Service, DnsRecord.ServiceAt("other.local", 80)),
            DnsRecord.Response($"attic.{Page}", DnsRecord.Text, [6, .. "path=x"u8]),
            DnsRecord.Probe("attic.local", [192, 168, 1, 99]),
        ];
        Bed bed = new();
        for (int i = 0; i < Mutations; i++)
        {
            byte[] message = [.. good[random.Next(good.Length)]];
            for (int j = random.Next(1, 6); j > 0; j--)
            {
                message[random.Next(message.Length)] = (byte)random.Next(256);
            }

            bed.Link.Incoming.Enqueue(message[..random.Next(message.Length + 1)]);
            bed.Run(50);
        }

        bed.Run(20_000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(bed.Config.HostName + ".local", DnsRecord.Address));
        Assert.AreEqual(1, bed.Run(2000).Count);
    }

    [TestMethod]
    public async Task ThePageOfTheSimulatorIsFoundByAQuery()
    {
        using TestFolder folder = new();
        using ServedGateway gateway = await ServedGateway.StartAsync(Path.Combine(folder.Path, "sample.bin"));
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Any, MdnsAnnouncer.Port));
        IPAddress group = IPAddress.Parse("224.0.0.251");
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group, IPAddress.Loopback));
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
        socket.ReceiveTimeout = 1000;
        // Another simulator on this computer may have the name.
        Regex expected = new($"^EnigmaIoTGateway-0001(-[0-9]+)?\\.local:{gateway.Page.Port}$");
        byte[] buffer = new byte[2000];
        bool isFound = false;
        DateTime end = DateTime.UtcNow.AddSeconds(60);
        while (!isFound && DateTime.UtcNow < end)
        {
            socket.SendTo(DnsRecord.Query(Page, DnsRecord.Pointer), new IPEndPoint(group, MdnsAnnouncer.Port));
            try
            {
                for (int i = 0; i < 20 && !isFound; i++)
                {
                    isFound = DnsRecord.Read(buffer.AsSpan(0, socket.Receive(buffer))).Any(record => expected.IsMatch(record.Data));
                }
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
            {
                // It is asked again.
            }
        }

        Assert.IsTrue(isFound, $"nobody answers with {expected}");
    }

    /// <summary>Two gateways in one Wi-Fi, one of which is there a while later; each hears itself too.</summary>
    private static void Together(Bed one, Bed two, int later, int milliseconds)
    {
        for (int i = 0; i < milliseconds; i += 50)
        {
            List<byte[]> sent = one.Run(50);
            sent.AddRange(i >= later ? two.Run(50) : []);
            foreach (byte[] message in sent)
            {
                one.Link.Incoming.Enqueue(message);
                two.Link.Incoming.Enqueue(message);
            }
        }
    }

    private sealed class Bed
    {
        private long _now;

        public Bed(string name = "attic", bool arduino = true)
        {
            Config = new GatewayConfig { HostName = name };
            Announcer = new MdnsAnnouncer(
                Config,
                new GatewayParts { Announcements = Link, Network = Network, Log = Log, ArduinoOta = arduino ? new ArduinoOtaParts() : null });
        }

        public MdnsAnnouncer Announcer { get; }

        public GatewayConfig Config { get; }

        public ListLog Log { get; } = new();

        public QueueLink Link { get; } = new();

        public GivenNetwork Network { get; } = new();

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

    private sealed class GivenNetwork : INetworkInfo
    {
        public string Ssid { get; set; } = "Home";

        public long AccessPoint => 0;

        public int Rssi => 0;

        public long StationAddress => 0;

        public string Address { get; set; } = "192.168.1.20";

        public string NameServer => string.Empty;
    }

    private sealed class QueueLink : IDatagramLink
    {
        public Queue<byte[]> Incoming { get; } = [];

        public List<byte[]> Sent { get; } = [];

        public int Opened { get; private set; }

        public bool Open(int port)
        {
            Assert.AreEqual(5353, port);
            Opened++;
            return true;
        }

        public int Receive(byte[] buffer, NetworkPeer sender)
        {
            if (!Incoming.TryDequeue(out byte[]? message))
            {
                return -1;
            }

            sender.Address = 0xC0A80163;
            int count = Math.Min(message.Length, buffer.Length);
            Array.Copy(message, buffer, count);
            return count;
        }

        public void Send(byte[] buffer, int count, NetworkPeer receiver)
        {
            Assert.AreEqual(0xE00000FBu, receiver.Address);
            Assert.AreEqual(5353, receiver.Port);
            Sent.Add(buffer[..count]);
        }

        public void Close()
        {
        }
    }
}
