using EnigmaIoT.Gateway.Configuration;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>How many nodes and updates a gateway takes on.</summary>
[TestClass]
public class HeapPlanTests
{
    [TestMethod]
    [DataRow(60000, 0, 0, 300, 35, 2)]
    [DataRow(111000, 0, 0, 300, 35, 2)]
    [DataRow(4000000, 0, 0, 300, 250, 4)]
    [DataRow(4000000, 0, 0, 41, 35, 4)]
    [DataRow(4000000, 20, 1, 300, 20, 1)]
    [DataRow(4000000, 300, 8, 300, 250, 4)]
    [DataRow(60000, 10, 1, 41, 10, 1)]
    [DataRow(60000, 100, 4, 300, 35, 2)]
    public void NodesAndUpdatesFollowTheHeapAndTheConfiguration(
        int freeHeap,
        int nodes,
        int updates,
        int keys,
        int expectedNodes,
        int expectedUpdates)
    {
        GatewayConfig config = new GatewayConfig();
        HeapPlan.Apply(config, freeHeap, nodes, updates, keys);
        Assert.AreEqual(expectedNodes, config.MaximumNodes);
        Assert.AreEqual(expectedUpdates, config.MaximumUpdates);
        Assert.AreEqual(freeHeap < HeapPlan.LargeHeap ? 16 : 36, config.ChunksAhead);
        Assert.AreEqual(freeHeap < HeapPlan.LargeHeap ? 36 : 64, config.RingChunks);
        Assert.AreEqual(freeHeap < HeapPlan.LargeHeap ? 4 : 8, config.BlockChunks);
        Assert.IsFalse(config.IsTight);
        Assert.AreEqual(
            freeHeap.ToString() + " bytes of heap: " + expectedNodes.ToString() + " nodes, " + expectedUpdates.ToString() + " updates at once, each with room for "
                + (freeHeap < HeapPlan.LargeHeap ? "36" : "64") + " chunks",
            HeapPlan.Describe(config, freeHeap));
    }

    [TestMethod]
    public void WithoutRoomForThePageThereIsNone()
    {
        GatewayConfig config = new GatewayConfig();
        HeapPlan.Apply(config, HeapPlan.PageHeap - 1, 0, 0, 300);
        Assert.IsFalse(HeapPlan.HasPage(HeapPlan.PageHeap - 1));
        Assert.IsTrue(HeapPlan.HasPage(HeapPlan.PageHeap));
        Assert.IsTrue(config.IsTight);
        Assert.AreEqual(2, config.BlockChunks);
        Assert.AreEqual(20, config.RingChunks);
        Assert.AreEqual("57343 bytes of heap: 35 nodes, 2 updates at once, each with room for 20 chunks, no page, shorter queues", HeapPlan.Describe(config, HeapPlan.PageHeap - 1));
        HeapPlan.Apply(config, HeapPlan.PageHeap - 1, 0, 1, 300);
        Assert.AreEqual(36, config.RingChunks);
    }

    [TestMethod]
    public void WhatWasChosenIsToldToTheBroker()
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.Capacity = "60000 bytes of heap: 3 nodes, 2 updates at once";
        rig.Start();
        rig.Link.ClearPublished();
        rig.Restart();
        Assert.AreEqual(
            "{\"notice\":\"60000 bytes of heap: 3 nodes, 2 updates at once\"}",
            rig.Told("gateway/notice"));
    }

    [TestMethod]
    [DataRow(65000, 512, 4)]
    [DataRow(70000, 2816, 8)]
    [DataRow(262144, 16384, 8)]
    public void LogAndRadioKeepLessWhereTheHeapIsSmall(int freeHeap, int bytes, int frames)
    {
        Assert.AreEqual(bytes, HeapPlan.LogBytes(freeHeap));
        Assert.AreEqual(frames, HeapPlan.CollectedFrames(freeHeap));
    }
}
