using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>Data from long ago, of a node that does not answer: only messages that count up, with time to answer between them, say that it was restored.</summary>
[TestClass]
public sealed class RecordedDataTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    [DataRow(new[] { 5, 6, 7 }, 1000, true)]
    [DataRow(new[] { 5, 6, 7 }, 500, true)]
    [DataRow(new[] { 5, 6, 7 }, 499, false)]
    [DataRow(new[] { 5, 6, 7, 8 }, 0, false)]
    [DataRow(new[] { 7, 6, 5, 4, 3 }, 1000, false)]
    [DataRow(new[] { 5, 5, 5, 5, 5 }, 1000, false)]
    [DataRow(new[] { 5, 6, 6, 7, 7, 8, 8 }, 1000, false)]
    [DataRow(new[] { 5, 6, 4, 5 }, 1000, false)]
    public void OnlyMessagesThatCountUpAtAPaceSayThatANodeWasRestored(int[] counters, int pause, bool isRestored)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[][] frames = new byte[101][];
        for (int i = 1; i < frames.Length; i++)
        {
            frames[i] = node.SealData(FrameType.SensorData, 0, node.Session.NextData(), PayloadEncoding.Raw, [1]);
            node.Send(frames[i], frames[i].Length);
        }

        // They take the place of what the session knows of data from long ago.
        for (int i = 0; i < 20; i++)
        {
            node.SendClockRequest(i);
        }

        node.IsOff = true;
        foreach (int counter in counters)
        {
            node.Send(frames[counter], frames[counter].Length);
            rig.Run(pause);
        }

        Assert.AreEqual(isRestored ? 1 : 0, rig.Count(KitchenMac + "/bye"));
    }
}
