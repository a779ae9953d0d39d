using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>A gateway and a registered node as the device programs run them, and what they count from then on.</summary>
internal sealed class BatchedPair
{
    private readonly Snapshot _gatewayBefore;
    private readonly Snapshot _nodeBefore;

    public BatchedPair(int turnMicroseconds, double loss)
    {
        World = new VirtualWorld(new WorldOptions { Seed = 5, Nodes = 0, Air = new AirSettings { Loss = loss } });
        Gateway = new BatchedGateway(World, turnMicroseconds);
        Node = new BatchedNode(World, turnMicroseconds);
        Assert.IsTrue(World.RunUntil(() => IsRegistered, 120), "not registered");

        // Name, clock and broadcast key follow.
        World.RunUntil(() => false, 2);
        Gateway.Count.Reset();
        Node.Count.Reset();
        _gatewayBefore = Snapshot.Of(Gateway);
        _nodeBefore = Snapshot.Of(Node);
    }

    public VirtualWorld World { get; }

    public BatchedGateway Gateway { get; }

    public BatchedNode Node { get; }

    public bool IsRegistered => Gateway.Knows(BatchedNode.Name) && Node.IsRegistered;

    public int GatewaySent => Snapshot.Of(Gateway).Sent - _gatewayBefore.Sent;

    public int GatewayReceived => Snapshot.Of(Gateway).Received - _gatewayBefore.Received;

    public int NodeSent => Snapshot.Of(Node).Sent - _nodeBefore.Sent;

    public int NodeReceived => Snapshot.Of(Node).Received - _nodeBefore.Received;

    /// <summary>Runs an update to its end, and says what it cost.</summary>
    public void Update(IPublisher publisher)
    {
        publisher.Begin();
        Assert.IsTrue(World.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.AreEqual(0, Gateway.Radio!.DriverFaults + Node.Radio!.DriverFaults);
        Assert.AreEqual(0, Gateway.Driver!.Refused + Node.Driver!.Refused);
        Console.WriteLine($"gateway, {GatewaySent} frames sent, {GatewayReceived} received: {Gateway.Count}");
        Console.WriteLine($"node, {NodeReceived} frames received, {NodeSent} sent: {Node.Count}");
    }

    private readonly record struct Snapshot(int Sent, int Received)
    {
        public static Snapshot Of(BatchedBoard board)
        {
            return new Snapshot(board.Radio!.FramesSent, board.Radio.FramesReceived);
        }
    }
}
