using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Gateway.Announcing;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Tests.Desktop.Web;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>The gateway's announcements by multicast DNS, read by a reader of the tests' own.</summary>
[TestClass]
public sealed class MdnsAnnouncerTests
{
    private const int Mutations = 100_000;
    private const string Page = "_http._tcp.local";
    private const string Arduino = "_arduino._tcp.local";

    [TestMethod]
    public void ItAnnouncesItselfTwiceOnceTheWifiIsJoined()
    {
        Bed bed = new();
        bed.Network.Address = string.Empty;
        bed.Network.Ssid = string.Empty;
        Assert.AreEqual(0, bed.Run(20_000).Count);
        bed.Network.Address = "192.168.1.20";
        bed.Network.Ssid = "Home";
        List<byte[]> sent = bed.Run(20_000);
        Assert.AreEqual(2, sent.Count);
        CollectionAssert.AreEqual(sent[0], sent[1]);
        IReadOnlyList<DnsRecord> records = DnsRecord.Read(sent[0]);
        DnsRecord[] expected =
        [
            new("_services._dns-sd._udp.local", DnsRecord.Pointer, 1, 4500, Page),
            new("_services._dns-sd._udp.local", DnsRecord.Pointer, 1, 4500, Arduino),
            new(Page, DnsRecord.Pointer, 1, 4500, $"attic.{Page}"),
            new(Arduino, DnsRecord.Pointer, 1, 4500, $"attic.{Arduino}"),
            new($"attic.{Page}", DnsRecord.Service, 0x8001, 120, "attic.local:80"),
            new($"attic.{Arduino}", DnsRecord.Service, 0x8001, 120, "attic.local:3232"),
            new($"attic.{Page}", DnsRecord.Text, 0x8001, 4500, "path=/"),
            new($"attic.{Arduino}", DnsRecord.Text, 0x8001, 4500, "board=esp32 tcp_check=no ssh_upload=no auth_upload=yes"),
            new("attic.local", DnsRecord.Address, 0x8001, 120, "192.168.1.20"),
        ];
        CollectionAssert.AreEqual(expected, records.ToArray());

        bed.Network.Address = "192.168.1.21";
        Assert.AreEqual("192.168.1.21", DnsRecord.Read(bed.Run(20_000)[0])[8].Data);
        Assert.AreEqual(2, bed.Link.Opened);
    }

    [TestMethod]
    public void ItFitsWithTheLongestName()
    {
        Bed bed = new(new string('x', 32));
        List<byte[]> sent = bed.Run(3000);
        Assert.AreEqual(9, DnsRecord.Read(sent[0]).Count);
        Assert.IsLessThan(512, sent[0].Length);
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
        Assert.IsFalse(DnsRecord.Read(bed.Run(3000)[0]).Any(record => record.Name.Contains("_arduino", StringComparison.Ordinal)));
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
        string expected = $"EnigmaIoTGateway-0001.local:{gateway.Page.Port}";
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
                    isFound = DnsRecord.Read(buffer.AsSpan(0, socket.Receive(buffer))).Any(record => record.Data == expected);
                }
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
            {
                // It is asked again.
            }
        }

        Assert.IsTrue(isFound, $"nobody answers with {expected}");
    }

    private sealed class Bed
    {
        private readonly MdnsAnnouncer _announcer;
        private long _now;

        public Bed(string name = "attic", bool arduino = true)
        {
            _announcer = new MdnsAnnouncer(
                new GatewayConfig { HostName = name },
                new GatewayParts { Announcements = Link, Network = Network, ArduinoOta = arduino ? new ArduinoOtaParts() : null });
        }

        public QueueLink Link { get; } = new();

        public GivenNetwork Network { get; } = new();

        /// <summary>Lets time pass, and gets what was sent meanwhile.</summary>
        public List<byte[]> Run(int milliseconds)
        {
            Link.Sent.Clear();
            for (long end = _now + milliseconds; _now < end; _now += 50)
            {
                _announcer.Pump(_now);
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
