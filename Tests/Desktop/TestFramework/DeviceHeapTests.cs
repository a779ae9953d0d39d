using System.Collections;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Node;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.TestFramework;

/// <summary>
/// What a unit test makes has to fit a board beside the runtime: 64 KB at a time. The largest images that the doubles make,
/// in the middle of an update, and everything around them.
/// </summary>
[TestClass]
public sealed class DeviceHeapTests
{
    private const int Limit = 64 * 1024;
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void ObjectsArraysAndTextsTakeWhatNanoClrGivesThem()
    {
        Assert.AreEqual(12, DeviceHeap.BytesOf(new object()));
        Assert.AreEqual(24, DeviceHeap.BytesOf(new byte[1]));
        Assert.AreEqual(240, DeviceHeap.BytesOf(new byte[212]));
        Assert.AreEqual(24, DeviceHeap.BytesOf(new string('\u00e4', 5)));
        Assert.AreEqual(36, DeviceHeap.BytesOf(new string('\u00e4', 6)));
        Assert.AreEqual(12, DeviceHeap.BytesOf("a literal"));
        byte[] same = new byte[1];
        Assert.AreEqual(48 + 24, DeviceHeap.BytesOf(new object[] { same, same }, same));
        Assert.AreEqual(48 + 72 + 12, DeviceHeap.BytesOf(new ArrayList(4) { new object() }));
        Assert.AreEqual(24 + 24, DeviceHeap.BytesOf(new MemoryHolder { Bytes = same }));
    }

    [TestMethod]
    public void LargestUpdateOfAWindowNodeFits()
    {
        GatewayRig rig = GatewayRig.Started();
        AssertUpdateFits(rig, new WindowNodeDouble(rig, Kitchen));
    }

    [TestMethod]
    public void LargestUpdateOfAnOldNodeFits()
    {
        GatewayRig rig = GatewayRig.Started();
        AssertUpdateFits(rig, new OldNodeDouble(rig, Kitchen));
    }

    [TestMethod]
    public void LargestImageOfANodeFits()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new(rig, ImageDouble.MaximumSize);
        image.Start(32);
        for (int i = 1; i <= 40; i++)
        {
            image.Send(i);
        }

        AssertFits(rig, image);
    }

    private static void AssertUpdateFits(GatewayRig rig, NodeDouble node)
    {
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = new(rig, "kitchen", new TestImage(TestImage.MaximumChunks, OtaLimits.ChunkCount));
        updater.Offer();
        rig.Run(100);
        rig.IsAirBlocked = true;
        int most = 0;
        int image = DeviceHeap.BytesOf(updater.Image);
        for (int i = 1; i <= TestImage.MaximumChunks; i++)
        {
            rig.IsAirBlocked = i % ChunkRing.Capacity != 0;
            updater.Chunk(i);
            rig.Run(5);
            most = Math.Max(most, AssertFits(rig, updater, node));
        }

        Assert.IsGreaterThan(image + DeviceHeap.BytesOf(rig.Gateway), most);
    }

    private static int AssertFits(params object[] roots)
    {
        int bytes = DeviceHeap.BytesOf(roots);
        Assert.IsLessThanOrEqualTo(Limit, bytes);
        return bytes;
    }

    private sealed class MemoryHolder
    {
        public byte[]? Bytes { get; init; }
    }
}
