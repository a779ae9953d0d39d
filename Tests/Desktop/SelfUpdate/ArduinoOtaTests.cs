using System.Text;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.Simulation;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>The gateway's own update by the Arduino tools, with clients written to their protocol.</summary>
[TestClass]
public sealed class ArduinoOtaTests
{
    private const string Old = "1.0.0.0";
    private const string New = "2.0.0.0";

    private readonly LoopNetwork _network = new();

    [TestMethod]
    [DataRow(false, false, false, DisplayName = "core 3.3.1 and later")]
    [DataRow(false, false, true, DisplayName = "core 3.3.1 and later with --md5-target")]
    [DataRow(true, false, false, DisplayName = "core 3.3.0 and earlier")]
    [DataRow(true, true, false, DisplayName = "core 3.3.0 and earlier on Windows")]
    public void AnUpdateByEachClientEndsInTheNewImage(bool isOld, bool isOnWindows, bool usesMd5)
    {
        NetworkTestBed bed = Start();
        EspotaClient client = new(_network, Pass(bed), Image()) { IsOld = isOld, IsOnWindows = isOnWindows, UsesMd5 = usesMd5 };
        EspotaEnd end = client.Run();

        Assert.AreEqual(new EspotaEnd(0, "Success"), end);
        Assert.AreEqual(isOnWindows ? 2 : 1, client.Invitations);
        bed.WaitFor(() => Version(bed) == New && Slots(bed).State == ImageState.Testing, 10);
        bed.WaitFor(() => Slots(bed).State == ImageState.Confirmed, 60);
        Assert.AreEqual(2, bed.Gateway.Board.Starts);
        Assert.AreEqual(
            "{\"notice\":\"update of the gateway by the Arduino tools from 192.168.1.5: the image is in place, restarting into it\"}",
            Notices(bed).Single());
    }

    [TestMethod]
    public void DataOfEveryNodeArrivesWhileTheImageComes()
    {
        NetworkTestBed bed = Start(3);
        bed.WaitFor(() => bed.AreRegistered, 60);
        HashSet<string> heard = [];
        bed.Broker.Published += message =>
        {
            if (message.Topic.EndsWith("/data", StringComparison.Ordinal))
            {
                heard.Add(message.Topic);
            }
        };
        EspotaClient client = new(_network, Pass(bed), Image())
        {
            BeforeBlock = block => bed.Scheduler.RunTo(bed.Scheduler.Now + (block == 8 ? 9_000_000 : 600_000)),
        };
        Func<bool> isUploading = () => bed.Gateway.Firmware!.SelfUpdate.ArduinoState == ArduinoOtaState.Receiving;
        heard.Clear();
        Assert.AreEqual(0, client.Run().Code);
        CollectionAssert.AreEquivalent(
            new[] { "enigmaiot/node1/data", "enigmaiot/node2/data", "enigmaiot/node3/data" },
            heard.ToArray());
        Assert.IsFalse(isUploading());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AWrongPasswordIsRefusedInTheWordsOfTheOriginal(bool isOld)
    {
        NetworkTestBed bed = Start();
        EspotaClient client = new(_network, Pass(bed), Image()) { Password = "wrong password", IsOld = isOld };
        Assert.AreEqual(new EspotaEnd(1, "Authentication Failed"), client.Run());
        Assert.AreEqual(isOld ? 1 : 2, client.Invitations, "a client of core 3.3.1 tries the password's MD5, too");
        AssertOldRuns(bed);
    }

    [TestMethod]
    public void PausesAfterWrongPasswordsGrowAndTheTwoFormsOfOneCountAsOne()
    {
        NetworkTestBed bed = Start();
        EspotaClient wrong = new(_network, Pass(bed), Image()) { Password = "wrong password" };
        EspotaClient right = new(_network, Pass(bed), Image());
        foreach (int pause in (int[])[2, 4, 8, 16, 32, 60, 60])
        {
            Assert.AreEqual("Authentication Failed", wrong.Run().Text);
            Assert.AreEqual(new EspotaEnd(1, $"wrong password: wait {pause} s"), right.Run());
            bed.Scheduler.RunTo(bed.Scheduler.Now + (pause * 1_000_000L));
        }

        Assert.AreEqual(0, right.Run().Code);
    }

    [TestMethod]
    public void APauseIsForAllButTheClientWhoseSecondAttemptIsDue()
    {
        NetworkTestBed bed = Start();
        EspotaEnd? other = null;
        int questions = 0;
        EspotaClient wrong = new(_network, ThenAStranger, Image()) { Password = "wrong password" };
        Assert.AreEqual("Authentication Failed", wrong.Run().Text);
        Assert.AreEqual(2, wrong.Invitations);
        Assert.AreEqual("wrong password: wait 2 s", other?.Text);

        bool ThenAStranger(Func<bool> done, int seconds)
        {
            bool isDone = Pass(bed)(done, seconds);
            questions++;
            if (questions == 2)
            {
                // The first form is refused, and the second invitation has not left yet.
                other = new EspotaClient(_network, Pass(bed), Image()) { Address = 0x0A000001 }.Run();
            }

            return isDone;
        }
    }

    [TestMethod]
    public void TheConnectionMayBeCutBeforeEveryBlock()
    {
        NetworkTestBed bed = Start();
        byte[] image = Image();
        int blocks = (image.Length + 1023) / 1024;
        Assert.IsTrue(blocks > 10);
        for (int block = 0; block < blocks; block++)
        {
            int notices = Notices(bed).Count();
            EspotaClient client = new(_network, Pass(bed), image) { CutAfter = block };
            Assert.AreEqual("cut", client.Run().Text);
            bed.WaitFor(() => Notices(bed).Count() > notices, 2);
            Assert.EndsWith("the connection was cut\"}", Notices(bed).Last());
            AssertOldRuns(bed);
        }

        Assert.AreEqual(0, new EspotaClient(_network, Pass(bed), image).Run().Code);
        bed.WaitFor(() => Version(bed) == New, 10);
    }

    [TestMethod]
    public void AnImageWithAnotherMd5EndsInAWayThatNoClientTakesForSuccess()
    {
        NetworkTestBed bed = Start();
        EspotaClient client = new(_network, Pass(bed), Image()) { AnnouncedMd5 = new string('0', 32) };
        Assert.AreEqual(new EspotaEnd(1, "Error Uploading"), client.Run());
        AssertTold(bed, "the image is not what was announced");
        AssertOldRuns(bed);
    }

    [TestMethod]
    public void ADamagedImageWithItsOwnMd5IsRefused()
    {
        NetworkTestBed bed = Start();
        byte[] image = Image();
        image[image.Length / 2] ^= 0x10;
        Assert.AreEqual(new EspotaEnd(1, "Error Uploading"), new EspotaClient(_network, Pass(bed), image).Run());
        AssertTold(bed, "no image that runs on this board");
        AssertOldRuns(bed);
    }

    [TestMethod]
    public void AFileThatIsNoImageIsGivenUpAtItsFirstBlock()
    {
        NetworkTestBed bed = Start();
        int blocks = 0;
        EspotaClient client = new(_network, Pass(bed), new byte[5000]) { BeforeBlock = _ => blocks++ };
        Assert.AreEqual(new EspotaEnd(1, "Error Uploading"), client.Run());
        Assert.AreEqual(2, blocks);
        AssertTold(bed, "no image that runs on this board");
        AssertOldRuns(bed);
    }

    [TestMethod]
    [DataRow(1, DisplayName = "one byte")]
    [DataRow(1000, DisplayName = "less than a block")]
    public void AFileThatIsNoImageAndHasOneBlockIsRefused(int size)
    {
        NetworkTestBed bed = Start();
        Assert.AreEqual(new EspotaEnd(1, "Error Uploading"), new EspotaClient(_network, Pass(bed), new byte[size]).Run());
        AssertTold(bed, "no image that runs on this board");
    }

    [TestMethod]
    [DataRow(0, 0x4001, "the image is larger than the slot")]
    [DataRow(100, 0x1000, "only firmware (command 0) is taken")]
    [DataRow(8, 0x1000, "only firmware (command 0) is taken")]
    public void WhatCannotBeTakenIsToldAtTheInvitation(int command, int size, string reason)
    {
        NetworkTestBed bed = Start();
        EspotaClient client = new(_network, Pass(bed), Image()) { Command = command, AnnouncedSize = size };
        Assert.AreEqual(new EspotaEnd(1, reason), client.Run());
        AssertOldRuns(bed);
    }

    [TestMethod]
    public void ASecondClientIsRefusedWhileAnImageComesAndTheFirstOneGoesOn()
    {
        NetworkTestBed bed = Start();
        List<EspotaEnd> seconds = [];
        EspotaClient first = new(_network, Pass(bed), Image())
        {
            BeforeBlock = block =>
            {
                if (block == 3)
                {
                    seconds.Add(new EspotaClient(_network, Pass(bed), Image()).Run());
                    seconds.Add(new EspotaClient(_network, Pass(bed), Image()) { Address = 0x0A000001 }.Run());
                }
            },
        };
        Assert.AreEqual(0, first.Run().Code);
        Assert.IsTrue(seconds.TrueForAll(end => end == new EspotaEnd(1, "another update is running")));
        Assert.HasCount(2, seconds);
    }

    [TestMethod]
    public void AfterTheLastBlockAndWhileTheNewImageIsOnTrialTheNextOneWaits()
    {
        NetworkTestBed bed = Start();
        Assert.AreEqual(0, new EspotaClient(_network, Pass(bed), Image()).Run().Code);
        Assert.AreEqual("the gateway is about to restart", new EspotaClient(_network, Pass(bed), Image()).Run().Text);
        bed.WaitFor(() => Slots(bed).State == ImageState.Testing && _network.OpenPort != 0, 10);
        Assert.AreEqual("the new image is still on trial", new EspotaClient(_network, Pass(bed), Image()).Run().Text);
    }

    [TestMethod]
    public void AClientThatIsNotReachedLeavesThePlaceAfterTenSeconds()
    {
        NetworkTestBed bed = Start();
        EspotaClient deaf = new(_network, Pass(bed), Image()) { IsDeaf = true };
        Assert.AreEqual("No response from device", deaf.Run().Text);
        bed.Scheduler.RunTo(bed.Scheduler.Now + 200_000);
        AssertTold(bed, "no connection to the client");
        Assert.AreEqual(0, new EspotaClient(_network, Pass(bed), Image()).Run().Code);
    }

    [TestMethod]
    public void AClientThatFallsSilentLeavesThePlaceAfterTenSeconds()
    {
        NetworkTestBed bed = Start();
        EspotaClient silent = new(_network, Pass(bed), Image())
        {
            BeforeBlock = block => bed.Scheduler.RunTo(bed.Scheduler.Now + (block == 5 ? 10_500_000 : 0)),
        };
        Assert.AreEqual("Error Uploading", silent.Run().Text);
        AssertTold(bed, "nothing came for 10 s");
        Assert.AreEqual(0, new EspotaClient(_network, Pass(bed), Image()).Run().Code);
    }

    [TestMethod]
    public void AnswersOfAnotherAddressAreNoAnswers()
    {
        NetworkTestBed bed = Start();
        EspotaClient client = new(_network, (done, seconds) => Intrude(bed, done, seconds), Image());
        Assert.AreEqual(0, client.Run().Code);

        bool Intrude(NetworkTestBed world, Func<bool> done, int seconds)
        {
            _network.Send(0x0A000001, 4000, Encoding.ASCII.GetBytes($"200 {new string('a', 64)} {new string('b', 64)}\n"));
            return Pass(world)(done, seconds);
        }
    }

    [TestMethod]
    public void AnUnansweredQuestionIsForgottenAfterTenSeconds()
    {
        NetworkTestBed bed = Start();
        _network.Send(0x0A000001, 4000, Encoding.ASCII.GetBytes($"0 5000 4096 {new string('a', 32)}\n"));
        bed.Scheduler.RunTo(bed.Scheduler.Now + 1_000_000);
        Assert.AreEqual("another update is running", new EspotaClient(_network, Pass(bed), Image()).Run().Text);
        bed.Scheduler.RunTo(bed.Scheduler.Now + 9_500_000);
        Assert.AreEqual(0, new EspotaClient(_network, Pass(bed), Image()).Run().Code);
    }

    [TestMethod]
    public void APortThatCannotBeUsedYetIsTriedAgain()
    {
        _network.PortRefusals = 3;
        NetworkTestBed bed = Bed(0);
        bed.Start();
        bed.WaitFor(() => _network.OpenPort == GatewayConfig.DefaultArduinoOtaPort, 60);
        Assert.AreEqual(1, bed.Log.Count(line => line.Message.Contains("UDP port 3232 cannot be used", StringComparison.Ordinal)));
        Assert.AreEqual(0, new EspotaClient(_network, Pass(bed), Image()).Run().Code);
    }

    [TestMethod]
    public void AnImageThatDoesNotComeUpIsRolledBackAndTheOldOneTellsIt()
    {
        NetworkTestBed bed = Bed(0, version => version != New);
        bed.Start();
        bed.WaitFor(() => _network.OpenPort != 0, 10);
        Assert.AreEqual(0, new EspotaClient(_network, Pass(bed), Image()).Run().Code);
        bed.WaitFor(() => Told(bed, "restart").Any(), 600);
        Assert.StartsWith("{\"reason\":2,\"cause\":", Told(bed, "restart").Single());
        AssertOldRuns(bed);
    }

    internal static byte[] Image()
    {
        return SampleImage.Create(new Version(2, 0), 12_500);
    }

    internal static Func<Func<bool>, int, bool> Pass(NetworkTestBed bed)
    {
        return (done, seconds) => bed.Scheduler.RunUntil(done, bed.Scheduler.Now + (seconds * 1_000_000L));
    }

    private static string Version(NetworkTestBed bed)
    {
        return Slots(bed).Describe(ImageKind.Deployment, Slots(bed).ActiveSlot(ImageKind.Deployment));
    }

    private static VirtualSlots Slots(NetworkTestBed bed)
    {
        return bed.Gateway.Slots!;
    }

    private static IEnumerable<string> Notices(NetworkTestBed bed)
    {
        return Told(bed, "notice");
    }

    private static IEnumerable<string> Told(NetworkTestBed bed, string what)
    {
        return bed.Broker.Messages
            .Where(message => message.Topic == $"enigmaiot/gateway/{what}")
            .Select(message => Encoding.UTF8.GetString(message.Payload));
    }

    private static void AssertTold(NetworkTestBed bed, string reason)
    {
        bed.WaitFor(() => Notices(bed).Any(), 2);
        Assert.AreEqual($"{{\"notice\":\"update of the gateway by the Arduino tools from 192.168.1.5: {reason}\"}}", Notices(bed).Last());
    }

    private static void AssertOldRuns(NetworkTestBed bed)
    {
        Assert.AreEqual(Old, Version(bed));
        Assert.AreEqual(ImageState.Confirmed, Slots(bed).State);
    }

    private NetworkTestBed Start(int nodes = 0)
    {
        NetworkTestBed bed = Bed(nodes);
        bed.Start();
        bed.WaitFor(() => _network.OpenPort != 0 && bed.Broker.Clients > 0, 10);
        return bed;
    }

    private NetworkTestBed Bed(int nodes, Func<string, bool>? gatewayImageRuns = null)
    {
        return new NetworkTestBed(
            nodes,
            arduinoOta: () => new ArduinoOtaParts
            {
                Datagrams = _network.MakeDatagrams(),
                Stream = _network.MakeStream(),
                PasswordKey = new PlatformPasswordKey(),
            },
            gatewayImageRuns: gatewayImageRuns);
    }
}
