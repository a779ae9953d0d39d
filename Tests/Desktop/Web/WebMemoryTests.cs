using EnigmaIoT.Bench;
using EnigmaIoT.Gateway;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>What HTTP takes of a board's managed heap, counted with the runtime's layout.</summary>
[TestClass]
public sealed class WebMemoryTests
{
    private const int MaximumIdle = 12 * 1024;
    private const int MaximumServing = 16 * 1024;

    // SocketWebLink (native-espnow-interop/Device): object and array; and a Socket with its end point.
    private const int DeviceLink = 36 + 20 + (6 * HeapLayout.Block);
    private const int DeviceSocket = 200;

    [TestMethod]
    public void IdleItTakesLittle()
    {
        PageTestBed bed = new();
        int bytes = Reckon(bed, sockets: 1);
        Assert.IsLessThan(MaximumIdle, bytes);
        Console.WriteLine($"HTTP, log and own update, idle: {bytes} bytes");
    }

    [TestMethod]
    public void ABrowserThatWatchesAndSendsAFileTakesLittleMore()
    {
        PageTestBed bed = new();
        bed.Open("GET", "/api/events", string.Empty);
        bed.Run(500);
        bed.Upload(PageTestBed.Image());
        bed.Run(100);
        Assert.IsTrue(bed.Network.Gateway.Firmware!.Updates.IsAnyRunning);
        int bytes = Reckon(bed, sockets: 3);
        Assert.IsLessThan(MaximumServing, bytes);
        Console.WriteLine($"HTTP, log and own update, one browser with events and a file on its way: {bytes} bytes");
    }

    [TestMethod]
    [DataRow("/setup/try", 2048)]
    [DataRow("/setup/ca", 4096)]
    public void AFormThatIsTakenTakesLittleMore(string path, int length)
    {
        PageTestBed bed = new(configured: true);
        bed.Open("POST", path, $"Content-Length: {length}\r\n");
        bed.Run(100);
        int bytes = Reckon(bed, sockets: 2);
        Console.WriteLine($"HTTP, log and own update, {path} of {length} bytes on its way: {bytes} bytes");
        Assert.IsLessThan(MaximumServing, bytes);
    }

    [TestMethod]
    public void WhatAnExchangeTakesIsGivenBack()
    {
        PageTestBed bed = new();
        int before = Reckon(bed, sockets: 1);
        for (int i = 0; i < 20; i++)
        {
            bed.Ask("GET", "/api/nodes");
        }

        bed.Run(5000);
        Assert.AreEqual(before, Reckon(bed, sockets: 1));
    }

    private static int Reckon(PageTestBed bed, int sockets)
    {
        GatewayFirmware firmware = bed.Network.Gateway.Firmware!;
        int log = HeapCount.Of(new LogRing(new ListLog(), new FakeClock(), LogRing.SmallBytes)).Total;
        return HeapCount.Of(firmware).Parts.Where(part => part.Key is "web" or "selfupdate").Sum(part => part.Value)
            + log + DeviceLink + (sockets * DeviceSocket);
    }
}
