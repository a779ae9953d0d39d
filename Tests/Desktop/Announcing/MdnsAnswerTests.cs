using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using EnigmaIoT.Gateway.Announcing;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Tests.Desktop.Web;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>The gateway answers queries by multicast DNS (RFC 6762 sections 6 and 7).</summary>
[TestClass]
public sealed class MdnsAnswerTests
{
    private const int Mutations = 100_000;
    private const string Page = "_http._tcp.local";
    private const string Arduino = "_arduino._tcp.local";

    [TestMethod]
    [DataRow(Page, DnsRecord.Pointer, "path=/")]
    [DataRow("_HTTP._tcp.LOCAL", DnsRecord.Any, "attic.local:80")]
    [DataRow(Arduino, DnsRecord.Pointer, "attic.local:3232")]
    [DataRow("attic." + Arduino, DnsRecord.Text, "board=esp32 tcp_check=no ssh_upload=no auth_upload=yes")]
    [DataRow("Attic.local", DnsRecord.Address, "192.168.1.20")]
    [DataRow("_services._dns-sd._udp.local", DnsRecord.Pointer, Arduino)]
    public void WhoAsksIsAnsweredWithWhatBelongsToIt(string name, int type, string expected)
    {
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(name, type));
        List<byte[]> sent = bed.Run(2000);
        Assert.AreEqual(1, sent.Count);
        Assert.IsTrue(DnsRecord.Read(sent[0]).Any(record => record.Data == expected));
    }

    [TestMethod]
    [DataRow("_printer._tcp.local", DnsRecord.Pointer)]
    [DataRow("other.local", DnsRecord.Address)]
    [DataRow("attic.example", DnsRecord.Address)]
    [DataRow("attic", DnsRecord.Address)]
    public void WhatIsNotItsOwnItDoesNotAnswer(string name, int type)
    {
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(name, type));
        Assert.AreEqual(0, bed.Run(3000).Count);
    }

    [TestMethod]
    public void WhoKnowsItAlreadyIsNotTold()
    {
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        DnsRecord known = new(Page, DnsRecord.Pointer, 1, 3000, $"attic.{Page}");
        bed.Link.Incoming.Enqueue(DnsRecord.Query(Page, DnsRecord.Pointer, known));
        Assert.AreEqual(0, bed.Run(3000).Count);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(Page, DnsRecord.Pointer, known with { Ttl = 1000 }));
        Assert.AreEqual(1, bed.Run(3000).Count);
    }

    [TestMethod]
    [DataRow("attic.local", DnsRecord.Address, "192.168.1.20", 60u, 59u)]
    [DataRow("attic." + Page, DnsRecord.Text, "path=/", 2250u, 2249u)]
    [DataRow("attic." + Page, DnsRecord.Service, "attic.local:80", 60u, 59u)]
    [DataRow("attic." + Arduino, DnsRecord.Service, "attic.local:3232", 60u, 59u)]
    public void WhoKnowsForHalfOfItsLifeWhatTheGatewayAloneHasIsNotToldEither(string name, int type, string data, uint half, uint less)
    {
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        DnsRecord known = new(name, type, 1, half, data);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(name, type, known));
        Assert.AreEqual(0, bed.Run(3000).Count);
        bed.Link.Incoming.Enqueue(DnsRecord.Query(name, type, known with { Ttl = less }));
        Assert.AreEqual(1, bed.Run(3000).Count);
    }

    [TestMethod]
    public void WhoKnowsAnotherAddressIsToldThisOne()
    {
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        DnsRecord known = new("attic.local", DnsRecord.Address, 1, 120, "192.168.1.19");
        bed.Link.Incoming.Enqueue(DnsRecord.Query("attic.local", DnsRecord.Address, known));
        Assert.AreEqual(1, bed.Run(3000).Count);
    }

    [TestMethod]
    [DataRow(28)]
    [DataRow(65)]
    public void WhoAsksForAnotherKindOfAddressHearsThatThereIsNone(int type)
    {
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query("attic.local", type));
        IReadOnlyList<DnsRecord> records = DnsRecord.Read(bed.Run(2000).Single());
        Assert.AreEqual(new DnsRecord("attic.local", DnsRecord.Types, 0x8001, 120, "attic.local 000140"), records[0]);
        Assert.AreEqual(new DnsRecord("attic.local", DnsRecord.Address, 0x8001, 120, "192.168.1.20"), records[1]);
    }

    // As dig and simple resolvers do (RFC 6762 section 6.7).
    [TestMethod]
    [DataRow("attic.local", DnsRecord.Address, "attic.local", "192.168.1.20")]
    [DataRow("ATTIC.local", DnsRecord.Any, "attic.local", "192.168.1.20")]
    [DataRow(Page, DnsRecord.Pointer, "attic." + Page, "attic.local:80")]
    [DataRow("_services._dns-sd._udp.local", DnsRecord.Pointer, "_services._dns-sd._udp.local", Arduino)]
    public void WhoAsksFromAnotherPortIsAnsweredThereAtOnceUnderItsNumber(string name, int type, string owner, string data)
    {
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        byte[] query = DnsRecord.Query(name, type);
        query[0] = 0x12;
        query[1] = 0x34;
        bed.Link.SourcePort = 50_000;
        bed.Link.Incoming.Enqueue(query);
        Assert.AreEqual(0, bed.Run(3000).Count, "the group need not hear it");

        byte[] answer = bed.Link.SentAlone.Single();
        CollectionAssert.AreEqual(new byte[] { 0x12, 0x34, 0x84, 0, 0, 1 }, answer[..6]);
        Assert.AreEqual($"{name} {type}", DnsRecord.Questions(answer).Single());
        IReadOnlyList<DnsRecord> records = DnsRecord.Read(answer);
        Assert.IsTrue(records.All(record => record is { Class: 1, Ttl: 10 }));
        Assert.IsTrue(records.Any(record => record.Name == owner && record.Data == data));
    }

    [TestMethod]
    public void AnAnswerToOneWithTheLongestNamesFits()
    {
        string name = new('x', 63);
        AnnouncerTestBed bed = new(name);
        bed.Run(5000);
        bed.Link.SourcePort = 50_000;
        bed.Link.Incoming.Enqueue(DnsRecord.Query($"{name}.{Arduino}", DnsRecord.Any));
        bed.Link.Incoming.Enqueue(DnsRecord.Query("_services._dns-sd._udp.local", DnsRecord.Any));
        bed.Link.Incoming.Enqueue(DnsRecord.Query(Arduino, DnsRecord.Any));
        bed.Run(100);
        Assert.HasCount(3, bed.Link.SentAlone);
        Assert.HasCount(4, DnsRecord.Read(bed.Link.SentAlone[2]));
    }

    [TestMethod]
    [DataRow(2, 0x28, "another operation")]
    [DataRow(3, 0x03, "an error")]
    [DataRow(28, 0x03, "another class")]
    public void WhatIsNoQueryOfMulticastDnsIsPassedOver(int place, int value, string what)
    {
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        byte[] query = DnsRecord.Query("attic.local", DnsRecord.Address);
        query[place] = (byte)value;
        bed.Link.Incoming.Enqueue(query);
        Assert.AreEqual(0, bed.Run(3000).Count, what);
        bed.Link.SourcePort = 50_000;
        bed.Link.Incoming.Enqueue(query);
        bed.Run(3000);
        Assert.IsEmpty(bed.Link.SentAlone, what);
    }

    [TestMethod]
    public void ManyWhoAskAtOnceGetOneAnswerASecond()
    {
        AnnouncerTestBed bed = new();
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
    public void MutatedMessagesDoItNoHarm()
    {
        AnnouncerTestBed bed = new();
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

            bed.Link.SourcePort = random.Next(2) == 0 ? 5353 : 50_000;
            bed.Link.Incoming.Enqueue(message[..random.Next(message.Length + 1)]);
            bed.Run(50);
        }

        bed.Link.SourcePort = 5353;
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
}
