using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Announcing;

/// <summary>Another device has the gateway's name, or wants it (RFC 6762 sections 8 and 9).</summary>
[TestClass]
public sealed class MdnsConflictTests
{
    private const int Mutations = 100_000;
    private const string Page = "_http._tcp.local";

    // What lies under one of its names is in its way, whatever it is.
    [TestMethod]
    [DataRow("attic.local", DnsRecord.Address, new byte[] { 192, 168, 1, 99 })]
    [DataRow("ATTIC.local", 28, new byte[] { 0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 })]
    [DataRow("attic." + Page, DnsRecord.Text, new byte[] { 0 })]
    public void ANameThatIsTakenGetsANumberAndItIsSaid(string name, int type, byte[] data)
    {
        AnnouncerTestBed bed = new();
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Response(name, type, data));
        List<byte[]> sent = bed.Run(10_000);
        Assert.AreEqual(5, sent.Count, "three probes and two announcements of the new name");
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
        AnnouncerTestBed bed = new();
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Response($"attic.{Page}", DnsRecord.Service, DnsRecord.ServiceAt("printer.local", 80)));
        bed.Run(5000);
        Assert.AreEqual("attic-2", bed.Config.HostName);
    }

    [TestMethod]
    public void WhereEveryNameIsTakenItTriesOnAtAModestPace()
    {
        AnnouncerTestBed bed = new();
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
        AnnouncerTestBed bed = new();
        bed.Run(300);
        bed.Link.Incoming.Enqueue(DnsRecord.Response("attic.local", DnsRecord.Address, [192, 168, 1, 99], seconds: 0));
        bed.Run(5000);
        Assert.AreEqual("attic", bed.Config.HostName);
    }

    [TestMethod]
    public void WhatIsAnsweredFromAnotherPortIsNotInItsWay()
    {
        AnnouncerTestBed bed = new();
        bed.Run(300);
        bed.Link.SourcePort = 50_000;
        bed.Link.Incoming.Enqueue(DnsRecord.Response("attic.local", DnsRecord.Address, [192, 168, 1, 99]));
        bed.Run(5000);
        Assert.AreEqual("attic", bed.Config.HostName);
    }

    [TestMethod]
    public void ItsOwnMessagesThatComeBackAreNoConflict()
    {
        AnnouncerTestBed bed = new();
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
        AnnouncerTestBed one = new();
        AnnouncerTestBed two = new();
        two.Network.Address = "192.168.1.21";
        Together(one, two, later, 20_000);
        CollectionAssert.AreEquivalent(new[] { "attic", "attic-2" }, new[] { one.Config.HostName!, two.Config.HostName! });
        Assert.AreEqual(1, one.Log.Count + two.Log.Count);
    }

    [TestMethod]
    public void TwoGatewaysOfOneNameThatMeetLaterPartAgain()
    {
        AnnouncerTestBed one = new();
        AnnouncerTestBed two = new();
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
    public void OfTwoThatAskAtOnceTheGreaterAddressWins(byte[] address, bool waits)
    {
        AnnouncerTestBed bed = new();
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
        AnnouncerTestBed bed = new();
        bed.Run(5000);
        bed.Link.Incoming.Enqueue(DnsRecord.Query("attic.local", DnsRecord.Address));
        Assert.AreEqual(1, bed.Run(100).Count);
        bed.Link.Incoming.Enqueue(DnsRecord.Probe("attic.local", [192, 168, 1, 99]));
        List<byte[]> sent = bed.Run(50);
        Assert.AreEqual(1, sent.Count);
        Assert.AreEqual(new DnsRecord("attic.local", DnsRecord.Address, 0x8001, 120, "192.168.1.20"), DnsRecord.Read(sent[0])[0]);
    }

    // While it asks for its name, and after: whatever comes, it has a name in the end.
    [TestMethod]
    public void MutatedMessagesOfOthersDoItNoHarm()
    {
        Random random = new(2);
        byte[][] good =
        [
            DnsRecord.Response("attic.local", DnsRecord.Address, [192, 168, 1, 99]),
            DnsRecord.Response($"attic.{Page}", DnsRecord.Service, DnsRecord.ServiceAt("other.local", 80)),
            DnsRecord.Response($"attic.{Page}", DnsRecord.Text, [6, .. "path=x"u8]),
            DnsRecord.Probe("attic.local", [192, 168, 1, 99]),
        ];
        AnnouncerTestBed bed = new();
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

    /// <summary>Two gateways in one Wi-Fi, one of which is there a while later; each hears itself too.</summary>
    private static void Together(AnnouncerTestBed one, AnnouncerTestBed two, int later, int milliseconds)
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
}
