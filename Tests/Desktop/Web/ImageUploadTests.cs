using EnigmaIoT.Simulation.Air;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>A file from a browser to a node, through the gateway, which never holds it.</summary>
[TestClass]
public sealed class ImageUploadTests
{
    [TestMethod]
    [DataRow(4096)]
    [DataRow(212 * 8 * 3)]
    [DataRow((212 * 8 * 3) + 1)]
    [DataRow(40000)]
    public void AFileOfAnySizeArrives(int size)
    {
        PageTestBed bed = new();
        byte[] image = PageTestBed.Image(size);
        (int status, string content) = bed.WaitFor(bed.Upload(image));
        Assert.AreEqual(200, status, content);
        Assert.Contains("\"status\":6", content);
        bed.Network.WaitFor(() => bed.Running.StartsWith("2.0", StringComparison.Ordinal), 60);
    }

    [TestMethod]
    public void TheBrowserIsHeldBackWhileTheNodeTakesNothing()
    {
        PageTestBed bed = new();
        int client = bed.Upload(PageTestBed.Image());
        bed.Run(100);
        bed.Network.Nodes[0].Board.PowerOff();
        bed.Run(3000);
        int unread = bed.Link.Unread(client);
        Assert.IsGreaterThan(20000, unread);
        bed.Run(3000);
        Assert.AreEqual(unread, bed.Link.Unread(client));
        Assert.AreEqual(string.Empty, bed.Link.Received(client));
        (int status, string content) = bed.WaitFor(client);
        Assert.AreEqual(409, status);
        Assert.Contains("the node fell silent", content);
    }

    [TestMethod]
    [DataRow("/api/node/ota", false)]
    [DataRow("/api/node/ota", true)]
    [DataRow("/api/gw/ota", false)]
    [DataRow("/api/gw/ota", true)]
    public void AFileGoesAsFastWithoutABrokerThatHears(string path, bool isConnected)
    {
        // What a gateway's own slot has room for here.
        byte[] image = PageTestBed.Image(path.Contains("node", StringComparison.Ordinal) ? 150_000 : 16_000);
        long usual = Time(new PageTestBed(), path, image);
        PageTestBed bed = new();
        if (isConnected)
        {
            bed.Network.Broker.Freeze();
        }
        else
        {
            bed.Network.Broker.Down();
        }

        // Something waits for the broker.
        bed.Ask("PUT", "/api/node/identify?nodename=node1");
        bed.Run(2000);
        long without = Time(bed, path, image);
        Console.WriteLine($"{path}: {usual / 1000} ms with a broker, {without / 1000} ms without");
        Assert.IsLessThan(usual + 500_000, without);
    }

    [TestMethod]
    public void ABrowserThatGoesAwayEndsTheUpdate()
    {
        PageTestBed bed = new();
        int client = bed.Upload(PageTestBed.Image());
        bed.Run(150);
        Assert.IsTrue(bed.Network.Gateway.Firmware!.Updates.IsAnyRunning);
        int unread = bed.Link.Unread(client);
        Assert.IsGreaterThan(0, unread);
        bed.Link.Cut(client);
        bed.Run(1000);
        Assert.IsFalse(bed.Network.Gateway.Firmware!.Updates.IsAnyRunning);
        Assert.IsTrue(bed.Network.Log.Any(line => line.Message.Contains("given up by its publisher", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AnUpdateThatWasGivenUpGoesOnWhereItWas()
    {
        PageTestBed bed = new();
        byte[] image = PageTestBed.Image();
        int client = bed.Upload(image);
        bed.Run(400);
        bed.Link.Cut(client);
        bed.Run(3000);
        (int status, string content) = bed.WaitFor(bed.Upload(image));
        Assert.AreEqual(200, status, content);
        Assert.Contains("\"status\":6", content);
    }

    [TestMethod]
    public void ARestOfAFileThatTheGatewayDoesNotKnowIsAskedForFromItsBeginning()
    {
        PageTestBed bed = new();
        byte[] image = PageTestBed.Image();
        int client = bed.Upload(image, first: 50);
        (int status, string content) = bed.WaitFor(client);
        Assert.AreEqual(409, status);
        Assert.AreEqual("{\"result\":\"go on\",\"last_chunk\":0}", content);
        (status, content) = bed.WaitFor(bed.Upload(image));
        Assert.AreEqual(200, status, content);
    }

    [TestMethod]
    public void AnUpdateCanBeAborted()
    {
        PageTestBed bed = new();
        int client = bed.Upload(PageTestBed.Image());
        bed.Run(150);
        Assert.AreEqual((200, "{\"result\":\"ok\"}"), bed.Ask("DELETE", "/api/node/ota?nodename=node1"));
        (int status, string content) = bed.Answer(client);
        Assert.AreEqual(409, status);
        Assert.Contains("given up", content);
        Assert.IsFalse(bed.Network.Gateway.Firmware!.Updates.IsAnyRunning);
    }

    [TestMethod]
    public void OneFileAtATime()
    {
        PageTestBed bed = new(nodes: 2);
        bed.Upload(PageTestBed.Image());
        bed.Run(50);
        int second = bed.Upload(PageTestBed.Image(), "nodename=node2");
        Assert.AreEqual((409, "{\"result\":\"refused\",\"reason\":\"another file is on its way\"}"), bed.WaitFor(second));
    }

    [TestMethod]
    public void AFileForASleepingNodeWaitsUntilItIsAwake()
    {
        PageTestBed bed = new(nodes: 2, sleeping: 1);
        (int status, string content) = bed.WaitFor(bed.Upload(PageTestBed.Image(), "nodename=node2"));
        Assert.AreEqual(200, status);
        Assert.Contains("\"status\":6", content);
    }

    [TestMethod]
    public void RefusalsAreTold()
    {
        PageTestBed bed = new();
        Assert.AreEqual(404, bed.WaitFor(bed.Upload(PageTestBed.Image(), "nodename=nobody")).Status);
        Assert.Contains("the image is of no known kind", bed.WaitFor(bed.Upload(new byte[5000], kind: 0)).Content);
        Assert.Contains("the image is of no known kind", bed.WaitFor(bed.Upload(new byte[5000], kind: null)).Content);
        byte[] image = PageTestBed.Image();
        image[30000] ^= 1;
        Assert.AreEqual(409, bed.WaitFor(bed.Upload(image)).Status);
    }

    [TestMethod]
    [DataRow("size=5000&md5=0123456789abcdef0123456789abcdef")]
    [DataRow("size=5000&md5=0123&sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [DataRow("md5=0123456789abcdef0123456789abcdef&sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [DataRow("size=4999&md5=0123456789abcdef0123456789abcdef&sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [DataRow("size=5000&first=0&md5=0123456789abcdef0123456789abcdef&sha256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void WhatCannotBeRightIsRefused(string query)
    {
        PageTestBed bed = new();
        int client = bed.Open("PUT", "/api/node/ota?nodename=node1&" + query, "Content-Length: 5000\r\n");
        Assert.AreEqual(400, bed.WaitFor(client).Status);
    }

    [TestMethod]
    public void AFileArrivesWhileTheBrokerIsAway()
    {
        PageTestBed bed = new();
        bed.Network.Broker.Down();
        bed.Run(1000);
        (int status, string content) = bed.WaitFor(bed.Upload(PageTestBed.Image()));
        Assert.AreEqual(200, status, content);
    }

    [TestMethod]
    public void AFileArrivesThroughBadAir()
    {
        PageTestBed bed = new(air: new AirSettings { Loss = 0.2, ResidualLoss = 0.05 });
        (int status, string content) = bed.WaitFor(bed.Upload(PageTestBed.Image()), 200);
        Assert.AreEqual(200, status, content);
    }

    private static long Time(PageTestBed bed, string path, byte[] image)
    {
        long start = bed.Network.Scheduler.Now;
        (int status, string content) = bed.WaitFor(bed.Upload(image, path: path), 300);
        Assert.AreEqual(200, status, content);
        return bed.Network.Scheduler.Now - start;
    }
}
