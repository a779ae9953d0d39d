using EnigmaIoT.Bench;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Tests.Unit.Setup;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>What the page of a first configuration takes of a board's managed heap, counted with the runtime's layout. No gateway runs beside it.</summary>
[TestClass]
public sealed class SetupMemoryTests
{
    private const int MaximumIdle = 12 * 1024;
    private const int MaximumServing = 16 * 1024;

    [TestMethod]
    [DataRow(SetupKind.Gateway)]
    [DataRow(SetupKind.Node)]
    public void SetUpTakesLittleIdleAndServing(SetupKind kind)
    {
        SetupRig rig = new(kind);
        rig.Start();
        rig.Run(100);
        int idle = Reckon(rig, "idle");
        rig.Web.Connect("POST /setup/try HTTP/1.1\r\nHost: 192.168.4.1\r\nContent-Length: 500\r\n\r\n{");
        rig.Firmware.Pump();
        int serving = Reckon(rig, "serving");

        Assert.IsLessThan(MaximumIdle, idle);
        Assert.IsLessThan(MaximumServing, serving);
        Assert.IsGreaterThan(idle, serving);
    }

    private static int Reckon(SetupRig rig, string when)
    {
        HeapCount count = HeapCount.Of(rig.Firmware);
        Console.WriteLine($"{rig.Kind}, {when}: " + string.Join(", ", count.Parts.Select(part => $"{part.Key} {part.Value}")));
        return count.Total;
    }
}
