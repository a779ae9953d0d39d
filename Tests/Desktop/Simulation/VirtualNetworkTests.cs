using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>The firmware on virtual boards: what only the boards can get wrong.</summary>
[TestClass]
public sealed class VirtualNetworkTests
{
    [TestMethod]
    public void NodesFindTheirGatewayAndRegister()
    {
        NetworkTestBed bed = new(5);
        bed.Start();
        bed.WaitFor(() => bed.AreRegistered, 20);

        Assert.AreEqual(2, bed.Nodes[4].Firmware!.GatewayAddress);
        bed.WaitFor(() => bed.Broker.Messages.Any(message => message.Topic == "enigmaiot/node5/data"), 30);
    }

    [TestMethod]
    public void ANodeWaitsForAGatewayThatComesLater()
    {
        NetworkTestBed bed = new(1);
        bed.Nodes[0].Board.PowerOn();
        bed.Scheduler.RunTo(30_000_000);
        Assert.IsFalse(bed.AreRegistered);
        bed.Gateway.Board.PowerOn();

        bed.WaitFor(() => bed.AreRegistered, 60);
    }

    [TestMethod]
    public void AfterARestartANodeHasItsStoreAndFlashAndNothingElse()
    {
        NetworkTestBed bed = new(1);
        bed.Start();
        bed.WaitFor(() => bed.AreRegistered, 20);
        object before = bed.Nodes[0].Firmware!;
        bed.Nodes[0].Board.Restart();
        bed.WaitFor(() => !bed.AreRegistered, 1);
        bed.WaitFor(() => bed.AreRegistered, 20);

        Assert.AreNotSame(before, bed.Nodes[0].Firmware);
        Assert.AreEqual("1.0.0.0", bed.Nodes[0].RunningVersion);
        Assert.AreEqual(2, bed.Nodes[0].Board.Starts);
    }

    [TestMethod]
    public void OneSeedGivesOneCourse()
    {
        Assert.AreEqual(Course(3), Course(3));
        Assert.AreNotEqual(Course(3), Course(4));
    }

    [TestMethod]
    public void AStagedImageThatRegistersIsConfirmed()
    {
        NetworkTestBed bed = Staged(_ => true);
        bed.WaitFor(() => bed.AreRegistered && bed.Nodes[0].Slots.State == ImageState.Confirmed, 50);

        Assert.AreEqual("2.0.0.0", bed.Nodes[0].RunningVersion);
    }

    [TestMethod]
    public void AStagedImageThatDoesNotComeUpIsGivenUp()
    {
        NetworkTestBed bed = Staged(version => version != "2.0.0.0");
        bed.WaitFor(() => bed.AreRegistered, 90);

        Assert.AreEqual("1.0.0.0", bed.Nodes[0].RunningVersion);
        Assert.AreEqual(2, bed.Nodes[0].Board.Starts);
    }

    [TestMethod]
    public void AnUpdateOverTheAirRunsAfterwards()
    {
        byte[] image = SampleImage.Create(new Version(2, 1));
        NetworkTestBed bed = new(1, new AirSettings { Loss = 0.05, AckLoss = 0.02 });
        bed.Start();
        bed.WaitFor(() => bed.AreRegistered, 20);
        bed.WaitFor(() => bed.Broker.Messages.Any(message => message.Topic == "enigmaiot/node1/hello"), 20);
        Publish(bed, image);
        bed.WaitFor(() => bed.Nodes[0].Board.Starts == 2, 60);
        bed.WaitFor(() => bed.AreRegistered && bed.Nodes[0].Slots.State == ImageState.Confirmed, 60);

        VirtualNode node = bed.Nodes[0];
        int slot = node.Slots.ActiveSlot(ImageKind.Deployment);
        CollectionAssert.AreEqual(image, node.Slots.ReadImage(ImageKind.Deployment, slot));
        Assert.AreEqual("2.1.0.0", node.RunningVersion);
    }

    [TestMethod]
    [DataRow(true, 5, RollbackCause.TriesUsedUp, "the new image was not confirmed in time")]
    [DataRow(false, 3, RollbackCause.Hung, "the new image hung: the watchdog restarted the board")]
    public void AnImageThatNeverConfirmsIsGoneAfterItsTriesAndTheGatewayIsToldWhy(bool comesUp, int starts, RollbackCause cause, string text)
    {
        NetworkTestBed bed = new(1, imageRuns: version => comesUp || version != "2.1.0.0");
        VirtualNode node = bed.Nodes[0];
        bed.Start();
        bed.WaitFor(() => bed.Broker.Messages.Any(message => message.Topic == "enigmaiot/node1/hello"), 20);
        Publish(bed, SampleImage.Create(new Version(2, 1)));
        bed.WaitFor(() => node.RunningVersion == "2.1.0.0", 60);

        // It does not reach the gateway: three starts of 120 s where it comes up.
        bed.Gateway.Board.PowerOff();
        bed.WaitFor(() => node.RunningVersion == "1.0.0.0" && node.Firmware != null, 400);
        Assert.AreEqual(starts, node.Board.Starts);
        Assert.AreEqual(cause, node.Slots.RollbackCause);

        bed.Gateway.Board.PowerOn();
        bed.WaitFor(() => Told(bed).Any(told => told.Contains("cause", StringComparison.Ordinal)), 120);
        Assert.AreEqual($"{{\"reason\":2,\"cause\":\"{text}\"}}", Told(bed)[^1]);
        bed.WaitFor(() => node.Slots.RollbackCause == RollbackCause.None, 20);
        Assert.AreEqual("1.0.0.0", node.RunningVersion);
    }

    [TestMethod]
    public void AfterACutOfPowerDuringAnUpdateTheOldImageRuns()
    {
        NetworkTestBed bed = new(1);
        VirtualNode node = bed.Nodes[0];
        bed.Start();
        bed.WaitFor(() => bed.Broker.Messages.Any(message => message.Topic == "enigmaiot/node1/hello"), 20);
        node.Flash.CutPowerAt(100, PowerCutDamage.Garbage);
        Publish(bed, SampleImage.Create(new Version(2, 1)));
        bed.WaitFor(() => !node.Board.IsOn, 60);
        node.Board.PowerOn();
        bed.WaitFor(() => bed.AreRegistered, 30);

        Assert.AreEqual("1.0.0.0", node.RunningVersion);
        Assert.AreEqual(ImageState.Confirmed, node.Slots.State);
    }

    private static string[] Told(NetworkTestBed bed)
    {
        return [.. bed.Broker.Messages
            .Where(message => message.Topic == "enigmaiot/node1/restart")
            .Select(message => Encoding.UTF8.GetString(message.Payload))];
    }

    private static NetworkTestBed Staged(Func<string, bool> imageRuns)
    {
        NetworkTestBed bed = new(1, imageRuns: imageRuns);
        byte[] image = SampleImage.Create(new Version(2, 0));
        Assert.AreEqual(SlotResult.Ok, bed.Nodes[0].Slots.Begin(ImageKind.Deployment, image.Length, MD5.HashData(image)));
        Assert.AreEqual(SlotResult.Ok, bed.Nodes[0].Slots.Write(0, image, 0, image.Length));
        Assert.AreEqual(SlotResult.Ok, bed.Nodes[0].Slots.Finish(MD5.HashData(image), 0, null));
        bed.Start();
        return bed;
    }

    private static void Publish(NetworkTestBed bed, byte[] image)
    {
        const string Topic = "enigmaiot/node1/set/ota";
        long chunks = OtaLimits.Chunks(image.Length);
        bed.Broker.Publish(Topic, $"0,{image.Length},{chunks},{Convert.ToHexStringLower(MD5.HashData(image))}");
        for (int index = 1; index <= chunks; index++)
        {
            int count = OtaLimits.BytesOfChunk(image.Length, index);
            string text = Convert.ToBase64String(image, (index - 1) * OtaLimits.ChunkCount, count);
            bed.Scheduler.After(20_000L * (index + 5), SendLater(bed, $"{index},{text}"));
        }

        static Action SendLater(NetworkTestBed bed, string text)
        {
            return () => bed.Broker.Publish(Topic, text);
        }
    }

    private static string Course(int seed)
    {
        NetworkTestBed bed = new(3, new AirSettings { Seed = seed, Loss = 0.1 });
        bed.Start();
        bed.Scheduler.RunTo(20_000_000);
        return string.Join('\n', bed.Log) + string.Join('\n', bed.Broker.Messages.Select(message => message.Time));
    }
}
