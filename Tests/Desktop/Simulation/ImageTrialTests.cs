using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>New images whose program fails, on virtual boards with their boot loader and watchdog.</summary>
[TestClass]
public sealed class ImageTrialTests
{
    private const string New = "2.0.0.0";
    private const string Old = "1.0.0.0";

    [TestMethod]
    [DataRow(ApplicationFault.Throws, 0, RollbackCause.OnException, "the new image threw an exception")]
    [DataRow(ApplicationFault.Throws, 20_000, RollbackCause.OnException, "the new image threw an exception")]
    [DataRow(ApplicationFault.Hangs, 0, RollbackCause.Hung, "the new image hung: the watchdog restarted the board")]
    [DataRow(ApplicationFault.Hangs, 20_000, RollbackCause.Hung, "the new image hung: the watchdog restarted the board")]
    [DataRow(ApplicationFault.SaysThatItIsIll, 0, RollbackCause.Unwell, "the new image's application said that it is not well")]
    [DataRow(ApplicationFault.SaysThatItIsIll, 20_000, RollbackCause.Unwell, "the new image's application said that it is not well")]
    public void AnImageWhoseApplicationFailsIsRolledBackAtOnceAndTheGatewayIsToldWhy(
        ApplicationFault fault, int afterMilliseconds, RollbackCause cause, string text)
    {
        NetworkTestBed bed = Staged(fault, afterMilliseconds);
        VirtualNode node = bed.Nodes[0];

        bed.WaitFor(() => node.RunningVersion == Old && node.Firmware != null, 120);
        Assert.AreEqual(2, node.Board.Starts);
        Assert.AreEqual(cause, node.Slots.RollbackCause);
        bed.WaitFor(() => Told(bed, "node1").Any(), 60);

        Assert.AreEqual($"{{\"reason\":2,\"cause\":\"{text}\"}}", Told(bed, "node1").Single());
        bed.WaitFor(() => node.Slots.RollbackCause == RollbackCause.None, 10);
        Assert.AreEqual(ImageState.Confirmed, node.Slots.State);
    }

    [TestMethod]
    public void WhyAnImageWasRolledBackIsPublishedThoughAllThatTheNodeSaysAtFirstIsLostBehindTheGatewaysRadio()
    {
        NetworkTestBed bed = Staged(ApplicationFault.Throws, 0);
        VirtualNode node = bed.Nodes[0];
        int lost = 0;
        bed.Air.Filter = (in attempt) => attempt.Payload[0] == FrameType.ControlUp && lost++ < 3 ? AirOutcome.DroppedAfterAck : AirOutcome.Arrived;

        bed.WaitFor(() => Told(bed, "node1").Any(), 60);

        Assert.IsTrue(lost > 3);
        Assert.AreEqual("{\"reason\":2,\"cause\":\"the new image threw an exception\"}", Told(bed, "node1").Single());
        bed.WaitFor(() => node.Slots.RollbackCause == RollbackCause.None, 10);
    }

    [TestMethod]
    public void AnImageWhoseApplicationNeverSaysThatItIsWellIsGoneAfterItsTries()
    {
        NetworkTestBed bed = Staged(ApplicationFault.NeverSaysThatItIsWell, 0);
        VirtualNode node = bed.Nodes[0];
        bed.WaitFor(() => node.RunningVersion == Old && node.Firmware != null, 1000);
        Assert.AreEqual(RollbackCause.TriesUsedUp, node.Slots.RollbackCause);
    }

    [TestMethod]
    [DataRow(ApplicationFault.Throws)]
    [DataRow(ApplicationFault.Hangs)]
    public void AFailureAfterTheImageWasConfirmedDoesNotRollItBack(ApplicationFault fault)
    {
        NetworkTestBed bed = Staged(fault, 100_000);
        VirtualNode node = bed.Nodes[0];
        bed.WaitFor(() => node.Slots.State == ImageState.Confirmed, 60);
        bed.Scheduler.RunTo(bed.Scheduler.Now + 600_000_000);

        Assert.AreEqual(New, node.RunningVersion);
        Assert.AreEqual(RollbackCause.None, node.Slots.RollbackCause);
        if (fault == ApplicationFault.Throws)
        {
            Assert.AreEqual(1, node.Board.Starts);
            Assert.IsTrue(node.Firmware!.ApplicationExceptions > 3);
            Assert.IsTrue(bed.AreRegistered, "the node outlives its application");
        }
        else
        {
            Assert.IsTrue(node.Board.Starts > 1, "the watchdog restarts it");
        }
    }

    [TestMethod]
    public void ASlowApplicationIsNoHang()
    {
        NetworkTestBed bed = Staged(ApplicationFault.IsSlow, 0);
        VirtualNode node = bed.Nodes[0];
        bed.WaitFor(() => node.Slots.State == ImageState.Confirmed, 600);
        Assert.AreEqual(1, node.Board.Starts);
    }

    [TestMethod]
    public void ACutOfPowerAtEveryFlashOperationOfGivingUpEndsInTheOldImage()
    {
        bool isCut = true;
        for (int operation = 1; isCut; operation++)
        {
            NetworkTestBed bed = Staged(ApplicationFault.Throws, 10_000);
            VirtualNode node = bed.Nodes[0];
            bed.Scheduler.RunTo(5_000_000);
            node.Flash.CutPowerAt(operation, PowerCutDamage.Garbage);
            bed.Scheduler.RunTo(30_000_000);
            isCut = !node.Board.IsOn;
            if (isCut)
            {
                node.Board.PowerOn();
            }

            bed.WaitFor(() => node.RunningVersion == Old && node.Firmware?.IsRegistered == true, 300);
            Assert.IsTrue(operation < 100);
        }
    }

    [TestMethod]
    public void AGatewaysNewImageIsConfirmedOnceItHasReachedTheBrokerAndRunLongEnough()
    {
        NetworkTestBed bed = new(0);
        Stage(bed.Gateway.Slots!);
        bed.Start();
        bed.Scheduler.RunTo(25_000_000);
        Assert.AreEqual(ImageState.Testing, bed.Gateway.Slots!.State);
        bed.WaitFor(() => bed.Gateway.Slots.State == ImageState.Confirmed, 20);
        Assert.AreEqual(1, bed.Gateway.Board.Starts);
    }

    [TestMethod]
    public void AGatewaysNewImageThatNeverReachesTheBrokerIsRolledBackAndTheOldOneTellsIt()
    {
        NetworkTestBed bed = new(0);
        VirtualSlots slots = bed.Gateway.Slots!;
        Stage(slots);
        bed.Broker.Down();
        bed.Start();
        bed.WaitFor(() => slots.RollbackCause == RollbackCause.TriesUsedUp, 1500);
        Assert.AreEqual(Old, slots.Describe(ImageKind.Deployment, slots.ActiveSlot(ImageKind.Deployment)));

        bed.Broker.Up();
        bed.WaitFor(() => Told(bed, "gateway").Any(), 120);
        Assert.AreEqual("{\"reason\":2,\"cause\":\"the new image was not confirmed in time\"}", Told(bed, "gateway").Single());
        bed.WaitFor(() => slots.RollbackCause == RollbackCause.None, 10);
    }

    private static IEnumerable<string> Told(NetworkTestBed bed, string level)
    {
        return bed.Broker.Messages
            .Where(message => message.Topic == $"enigmaiot/{level}/restart")
            .Select(message => Encoding.UTF8.GetString(message.Payload));
    }

    private static NetworkTestBed Staged(ApplicationFault fault, int afterMilliseconds)
    {
        NetworkTestBed bed = new(
            1,
            application: (version, parts) => version == New ? new FaultyApplication(fault, afterMilliseconds, parts) : new IdleApplication());
        Stage(bed.Nodes[0].Slots);
        bed.Start();
        return bed;
    }

    private static void Stage(VirtualSlots slots)
    {
        byte[] image = SampleImage.Create(new Version(2, 0), 8192);
        Assert.AreEqual(SlotResult.Ok, slots.Begin(ImageKind.Deployment, image.Length, MD5.HashData(image)));
        Assert.AreEqual(SlotResult.Ok, slots.Write(0, image, 0, image.Length));
        Assert.AreEqual(SlotResult.Ok, slots.Finish(MD5.HashData(image), 0, null));
    }
}
