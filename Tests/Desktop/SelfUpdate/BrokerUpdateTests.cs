using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.Simulation;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>The gateway's own update over MQTT, in the messages of a node's.</summary>
[TestClass]
public sealed class BrokerUpdateTests
{
    private const string Topic = "enigmaiot/gateway/set/ota";
    private const string New = "2.0.0.0";
    private const int Chunk = 212;
    private const string Address = "00:00:00:00:00:02";

    private static readonly byte[] _image = SampleImage.Create(new Version(2, 0), 12_500);

    [TestMethod]
    public void LinesOfTheOldScriptEndInTheNewImage()
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish(Topic, Offer(_image));
        WaitForStatus(bed, "{\"result\":\"OTA Started\",\"status\":0}");
        SendLines(bed, _image, 1, Chunks(_image));
        WaitForStatus(bed, "{\"result\":\"OTA check OK\",\"status\":2}");
        WaitForStatus(bed, "{\"result\":\"OTA finished OK\",\"status\":6}");
        bed.WaitFor(() => Version(bed) == New && bed.Gateway.Slots!.State == ImageState.Confirmed, 60);
        Assert.AreEqual(2, bed.Gateway.Board.Starts);
    }

    [TestMethod]
    public void BlocksByCreditEndInTheNewImageAndEachStatusNamesImageAndGateway()
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish(Topic, LongOffer(_image));
        WaitForStatus(bed, $"{{\"result\":\"OTA Started\",\"status\":0,\"md5\":\"{Md5(_image)}\",\"address\":\"{Address}\"}}");
        bed.WaitFor(() => Told(bed, "result/credit").Any(), 2);
        Assert.AreEqual($"{{\"md5\":\"{Md5(_image)}\",\"credit\":   36}}", Told(bed, "result/credit").Single());
        SendBlocks(bed, _image, 1);
        WaitForStatus(bed, $"{{\"result\":\"OTA finished OK\",\"status\":6,\"md5\":\"{Md5(_image)}\",\"address\":\"{Address}\"}}");
        Assert.AreEqual($"{{\"md5\":\"{Md5(_image)}\",\"credit\":   59}}", Told(bed, "result/credit").Last());
        bed.WaitFor(() => Version(bed) == New, 10);

        // Who did not hear the end asks again while the image is on trial.
        int told = Told(bed, "result/ota").Count();
        bed.WaitFor(() => bed.Broker.Clients > 0 && bed.Gateway.Firmware is not null, 10);
        bed.Scheduler.RunTo(bed.Scheduler.Now + 2_000_000);
        bed.Broker.Publish(Topic, LongOffer(_image));
        bed.WaitFor(() => Told(bed, "result/ota").Count() > told, 5);
        Assert.Contains("\"status\":6", Told(bed, "result/ota").Last());
    }

    [TestMethod]
    public void TheQuestionIsAnsweredByTheGatewayItself()
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish("enigmaiot/gateway/get/update", "");
        bed.WaitFor(() => Told(bed, "result/update").Any(), 2);
        string head = $"{{\"version\":1,\"block\":8,\"delta\":true,\"signing\":true,\"address\":\"{Address}\",\"silent\":0";
        Assert.AreEqual(head + "}", Told(bed, "result/update").Single());

        bed.Broker.Publish(Topic, LongOffer(_image));
        SendLines(bed, _image, 1, 5);
        bed.Broker.Publish("enigmaiot/gateway/get/update", "");
        bed.WaitFor(() => Told(bed, "result/update").Count() == 2, 2);
        Assert.AreEqual(
            head + $",\"size\":12500,\"md5\":\"{Md5(_image)}\",\"last_chunk\":5,\"credit\":41}}",
            Told(bed, "result/update").Last());
    }

    [TestMethod]
    public void AGapIsToldByStatusFourAndThePublisherGoesBack()
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish(Topic, Offer(_image));
        SendLines(bed, _image, 1, 10);
        SendLines(bed, _image, 12, 20);
        WaitForStatus(bed, "{\"last_chunk\":10,\"result\":\"OTA out of sequence error\",\"status\":4}");
        SendLines(bed, _image, 8, Chunks(_image));
        WaitForStatus(bed, "{\"result\":\"OTA finished OK\",\"status\":6}");
    }

    [TestMethod]
    public void AfterALostBrokerStatusFourTellsWhereToGoOn()
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish(Topic, Offer(_image));
        SendLines(bed, _image, 1, 10);
        bed.Broker.Down();
        bed.Scheduler.RunTo(bed.Scheduler.Now + 20_000_000);
        bed.Broker.Up();
        bed.WaitFor(() => bed.Gateway.Mqtt?.State == MqttLinkState.Connected, 20);
        WaitForStatus(bed, "{\"last_chunk\":10,\"result\":\"OTA out of sequence error\",\"status\":4}");
        SendLines(bed, _image, 11, Chunks(_image));
        WaitForStatus(bed, "{\"result\":\"OTA finished OK\",\"status\":6}");
    }

    [TestMethod]
    public void AfterARestartOfTheGatewayItGoesOnFromWhatItsFlashHolds()
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish(Topic, LongOffer(_image));
        SendLines(bed, _image, 1, 45);
        bed.Gateway.Board.PowerOff();
        bed.Gateway.Board.PowerOn();
        bed.WaitFor(() => bed.Broker.Clients > 0 && bed.Gateway.Mqtt?.State == MqttLinkState.Connected, 30);
        SendLines(bed, _image, 46, 47);
        WaitForStatus(bed, "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"a chunk came before message 0\"}");
        bed.Broker.Publish(Topic, LongOffer(_image));

        // Two sectors are complete: 8,192 bytes, 38 chunks.
        WaitForStatus(
            bed,
            $"{{\"last_chunk\":38,\"result\":\"OTA out of sequence error\",\"status\":4,\"md5\":\"{Md5(_image)}\",\"address\":\"{Address}\"}}");
        SendLines(bed, _image, 39, Chunks(_image));
        bed.WaitFor(() => Version(bed) == New, 20);
    }

    [TestMethod]
    public void ANodesUpdateGoesOnThroughTheGatewaysOwnAndItsRestart()
    {
        const string NodeTopic = "enigmaiot/node1/set/ota";
        const string NodeAnswers = "enigmaiot/node1/result/ota";
        byte[] nodeImage = SampleImage.Create(new Version(3, 0), 60_000);
        NetworkTestBed bed = Start(nodes: 1);
        bed.WaitFor(() => bed.AreRegistered && bed.Gateway.Firmware!.Nodes.FindByName("node1") is not null, 60);
        bed.Broker.Publish(NodeTopic, LongOffer(nodeImage));
        SendLines(bed, nodeImage, 1, 80, NodeTopic);

        // Both come at once, and the gateway restarts in the middle of the node's.
        bed.Broker.Publish(Topic, LongOffer(_image));
        for (int i = 1; i <= Chunks(_image); i++)
        {
            SendLines(bed, _image, i, i);
            SendLines(bed, nodeImage, 80 + i, 80 + i, NodeTopic);
        }

        bed.WaitFor(() => bed.Gateway.Board.Starts == 2 && bed.Gateway.Mqtt?.State == MqttLinkState.Connected, 30);
        Assert.AreEqual(New, Version(bed));
        Assert.DoesNotContain("3.0.0.0", bed.Nodes[0].RunningVersion);
        int told = bed.Broker.Messages.Count(message => message.Topic == NodeAnswers);
        bed.WaitFor(() => bed.Gateway.Firmware?.Nodes.FindByName("node1") is { IsRegistered: true }, 60);
        bed.Broker.Publish(NodeTopic, LongOffer(nodeImage));
        bed.WaitFor(() => LastChunk() is > 0, 60);
        int last = LastChunk()!.Value;
        Assert.IsGreaterThanOrEqualTo(40, last);
        SendLines(bed, nodeImage, last + 1, Chunks(nodeImage), NodeTopic);
        bed.WaitFor(() => bed.Nodes[0].RunningVersion == "3.0.0.0", 60);
        bed.WaitFor(() => bed.Gateway.Slots!.State == ImageState.Confirmed, 120);

        int? LastChunk()
        {
            string? text = bed.Broker.Messages.Where(message => message.Topic == NodeAnswers).Skip(told).LastOrDefault()?.Text;
            return text?.StartsWith("{\"last_chunk\":", StringComparison.Ordinal) == true
                ? int.Parse(text["{\"last_chunk\":".Length..].Split(',')[0], CultureInfo.InvariantCulture)
                : null;
        }
    }

    [TestMethod]
    public void AnImageThatIsNotTheOneAnnouncedIsRefusedAndTheOldOneRuns()
    {
        NetworkTestBed bed = Start();
        byte[] other = [.. _image];
        other[6000] ^= 1;
        bed.Broker.Publish(Topic, Offer(_image));
        SendLines(bed, other, 1, Chunks(other));
        WaitForStatus(bed, "{\"result\":\"OTA check failed\",\"status\":3,\"reason\":\"the image is not what was announced\"}");
        AssertOldRuns(bed);
    }

    [TestMethod]
    public void ADamagedImageAndAFileThatIsNoneAreRefused()
    {
        NetworkTestBed bed = Start();
        byte[] damaged = [.. _image];
        damaged[6000] ^= 1;
        bed.Broker.Publish(Topic, Offer(damaged));
        SendLines(bed, damaged, 1, Chunks(damaged));
        string refusal = "{\"result\":\"OTA check failed\",\"status\":3,\"reason\":\"no image that runs on this board\"}";
        WaitForStatus(bed, refusal);

        byte[] none = new byte[500];
        bed.Broker.Publish(Topic, Offer(none));
        SendLines(bed, none, 1, 1);
        bed.WaitFor(() => Told(bed, "result/ota").Count(text => text == refusal) == 2, 5);
        AssertOldRuns(bed);
    }

    [TestMethod]
    [DataRow("0,20000,95,00000000000000000000000000000000", "the image is larger than the slot")]
    [DataRow("0,20000,94,00000000000000000000000000000000", "size and number of chunks disagree: chunks have 212 bytes")]
    public void WhatCannotBeTakenIsRefusedAtMessageZero(string offer, string reason)
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish(Topic, offer);
        WaitForStatus(bed, $"{{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"{reason}\",\"md5\":\"{new string('0', 32)}\"}}");
    }

    [TestMethod]
    public void OnePublisherAtATimeAndOneThatIsSilentGivesWay()
    {
        NetworkTestBed bed = Start();
        byte[] other = SampleImage.Create(new Version(3, 0), 8000);
        bed.Broker.Publish(Topic, Offer(_image));
        SendLines(bed, _image, 1, 3);
        bed.Broker.Publish(Topic, Offer(other));
        WaitForStatus(
            bed, $"{{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"another update is running\",\"md5\":\"{Md5(other)}\"}}");
        bed.Scheduler.RunTo(bed.Scheduler.Now + 6_000_000);
        bed.Broker.Publish(Topic, Offer(other));
        WaitForStatus(
            bed, $"{{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"given up for another image\",\"md5\":\"{Md5(_image)}\"}}");
        SendLines(bed, other, 1, Chunks(other));
        bed.WaitFor(() => Version(bed) == "3.0.0.0", 20);
    }

    [TestMethod]
    public void APublisherMayGiveItsUpdateUpAndSilenceEndsIt()
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish(Topic, Offer(_image));
        SendLines(bed, _image, 1, 3);
        bed.Broker.Publish(Topic, "abort");
        WaitForStatus(bed, "{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"given up by its publisher\"}");
        bed.Broker.Publish(Topic, Offer(_image));
        bed.Scheduler.RunTo(bed.Scheduler.Now + 92_000_000);
        WaitForStatus(bed, "{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"nothing came from the publisher for 90 s\"}");
        AssertOldRuns(bed);
    }

    [TestMethod]
    public void ARetainedImageIsNotTaken()
    {
        NetworkTestBed bed = Start();
        bed.Broker.Publish(Topic, Offer(_image), retain: true);
        bed.Gateway.Board.PowerOff();
        bed.Gateway.Board.PowerOn();
        int told = Told(bed, "result/ota").Count();
        bed.Scheduler.RunTo(bed.Scheduler.Now + 10_000_000);
        Assert.AreEqual(told, Told(bed, "result/ota").Count());
    }

    private static NetworkTestBed Start(int nodes = 0)
    {
        NetworkTestBed bed = new(nodes);
        bed.Start();
        bed.WaitFor(() => bed.Gateway.Mqtt?.State == MqttLinkState.Connected, 10);
        return bed;
    }

    private static string Md5(byte[] image)
    {
        return Convert.ToHexStringLower(MD5.HashData(image));
    }

    private static int Chunks(byte[] image)
    {
        return (image.Length + Chunk - 1) / Chunk;
    }

    private static string Offer(byte[] image)
    {
        return string.Create(CultureInfo.InvariantCulture, $"0,{image.Length},{Chunks(image)},{Md5(image)}");
    }

    private static string LongOffer(byte[] image)
    {
        return $"{Offer(image)},{Convert.ToHexStringLower(SHA256.HashData(image))},1";
    }

    private static void SendLines(NetworkTestBed bed, byte[] image, int first, int last, string topic = Topic)
    {
        for (int i = first; i <= last; i++)
        {
            int at = (i - 1) * Chunk;
            string body = Convert.ToBase64String(image[at..Math.Min(at + Chunk, image.Length)]);
            bed.Broker.Publish(topic, string.Create(CultureInfo.InvariantCulture, $"{i},{body}"));
            bed.Scheduler.RunTo(bed.Scheduler.Now + 20_000);
        }
    }

    private static void SendBlocks(NetworkTestBed bed, byte[] image, int first)
    {
        for (int i = first; i <= Chunks(image); i += 8)
        {
            int at = (i - 1) * Chunk;
            byte[] bytes = image[at..Math.Min(at + (8 * Chunk), image.Length)];
            bed.Broker.Publish(Topic, [1, (byte)i, (byte)(i >> 8), .. bytes]);
            bed.Scheduler.RunTo(bed.Scheduler.Now + 20_000);
        }
    }

    private static void WaitForStatus(NetworkTestBed bed, string text)
    {
        bool isReported = bed.Scheduler.RunUntil(() => Told(bed, "result/ota").Contains(text), bed.Scheduler.Now + 10_000_000);
        Assert.IsTrue(isReported, $"{text} is not among\n{string.Join('\n', Told(bed, "result/ota"))}");
    }

    private static IEnumerable<string> Told(NetworkTestBed bed, string subject)
    {
        return bed.Broker.Messages
            .Where(message => message.Topic == $"enigmaiot/gateway/{subject}")
            .Select(message => Encoding.UTF8.GetString(message.Payload));
    }

    private static string Version(NetworkTestBed bed)
    {
        return bed.Gateway.Slots!.Describe(ImageKind.Deployment, bed.Gateway.Slots.ActiveSlot(ImageKind.Deployment));
    }

    private static void AssertOldRuns(NetworkTestBed bed)
    {
        Assert.AreEqual("1.0.0.0", Version(bed));
        Assert.AreEqual(ImageState.Confirmed, bed.Gateway.Slots!.State);
    }
}
