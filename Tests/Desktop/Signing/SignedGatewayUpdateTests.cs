using System.Globalization;
using System.Text;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.SelfUpdate;
using EnigmaIoT.Tests.Desktop.Simulation;
using EnigmaIoT.Tests.Desktop.Web;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Signing;

/// <summary>A gateway that takes signed images alone, on every way in: messages of updater and script, the Arduino tools, its page.</summary>
[TestClass]
public sealed class SignedGatewayUpdateTests
{
    private const string Topic = "enigmaiot/gateway/set/ota";
    private const int Chunk = 212;

    private static readonly byte[] _signed = SigningBench.Image(SigningBench.Owner, 5, hardwareClass: "relay");
    private static readonly byte[] _unsigned = SampleImage.Create(new Version(2, 0), 12_500);

    [TestMethod]
    [DataRow("signed", null)]
    [DataRow("unsigned", "only signed images are taken")]
    [DataRow("stranger", "signed with a key that is not trusted")]
    [DataRow("class", "for another hardware class")]
    [DataRow("older", "older than one that was confirmed")]
    public void TheUpdatersMessageZeroIsAnsweredAtOnce(string what, string? reason)
    {
        NetworkTestBed bed = Start();
        if (what == "older")
        {
            SendLines(bed, SigningBench.Image(SigningBench.Owner, 6, "1.5"));
            bed.WaitFor(() => bed.Gateway.Slots!.Counter(ImageKind.Deployment) == 6, 120);
        }

        int told = Told(bed).Count();
        bed.Broker.Publish(Topic, FirmwareImage.FromBytes(Image(what)).SignedAnnouncement);
        bed.WaitFor(() => Told(bed).Count() > told, 5);
        Assert.Contains(reason is null ? "\"status\":0" : $"\"reason\":\"{reason}\"", Told(bed).Skip(told).First());
    }

    [TestMethod]
    [DataRow("unsigned", "only signed images are taken")]
    [DataRow("stranger", "signed with a key that is not trusted")]
    [DataRow("class", "for another hardware class")]
    [DataRow("swapped", "the image's signature is wrong")]
    [DataRow("flipped", "no image that runs on this board")]
    public void WhatTheScriptSendsIsRefusedAtItsEnd(string what, string reason)
    {
        NetworkTestBed bed = Start();
        SendLines(bed, Image(what));
        bed.WaitFor(() => Told(bed).Any(text => text.Contains("\"status\":3", StringComparison.Ordinal)), 10);
        Assert.Contains($"\"reason\":\"{reason}\"", Told(bed).Last());
        Assert.AreEqual(ImageState.Confirmed, bed.Gateway.Slots!.State);
        Assert.AreEqual("1.0.0.0", Version(bed));
    }

    [TestMethod]
    public void ASignedImageOfTheScriptIsTakenAndItsCounterKept()
    {
        NetworkTestBed bed = Start();
        SendLines(bed, _signed);
        bed.WaitFor(() => Version(bed) == "2.0.0.0" && bed.Gateway.Slots!.Counter(ImageKind.Deployment) == 5, 120);
        Assert.AreEqual(ImageState.Confirmed, bed.Gateway.Slots!.State);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void TheArduinoToolsBringASignedImageAlone(bool isSigned)
    {
        LoopNetwork network = new();
        NetworkTestBed bed = new(0, arduinoOta: () => new ArduinoOtaParts
        {
            Datagrams = network.MakeDatagrams(),
            Stream = network.MakeStream(),
            PasswordKey = new PlatformPasswordKey(),
        });
        bed.Gateway.Slots!.Signing = SigningBench.Trust(SigningBench.Owner);
        bed.Start();
        bed.WaitFor(() => network.OpenPort != 0 && bed.Broker.Clients > 0, 10);

        EspotaEnd end = new EspotaClient(network, ArduinoOtaTests.Pass(bed), isSigned ? _signed : _unsigned).Run();

        Assert.AreEqual(isSigned ? 0 : 1, end.Code, end.Text);
        bed.WaitFor(() => Told(bed, "notice").Any(), 5);
        Assert.Contains(isSigned ? "restarting into it" : "only signed images are taken", Told(bed, "notice").Last());
        bed.WaitFor(() => Version(bed) == (isSigned ? "2.0.0.0" : "1.0.0.0"), 10);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ThePageBringsASignedImageAlone(bool isSigned)
    {
        PageTestBed bed = new();
        bed.Network.Gateway.Slots!.Signing = SigningBench.Trust(SigningBench.Owner);
        (_, string facts) = bed.Ask("GET", "/api/gw/status");
        Assert.Contains("\"signed\":true", facts);

        (int status, string content) = bed.WaitFor(bed.Upload(isSigned ? _signed : _unsigned, path: "/api/gw/ota"));

        Assert.AreEqual(isSigned ? 200 : 409, status, content);
        Assert.Contains(isSigned ? "\"status\":6" : "only signed images are taken", content);
    }

    [TestMethod]
    public void WithoutAKeyThePageSaysSo()
    {
        (_, string facts) = new PageTestBed().Ask("GET", "/api/gw/status");
        Assert.Contains("\"signed\":false", facts);
    }

    private static NetworkTestBed Start()
    {
        NetworkTestBed bed = new(0);
        bed.Gateway.Slots!.Signing = SigningBench.Trust(SigningBench.Owner);
        bed.Start();
        bed.WaitFor(() => bed.Gateway.Mqtt?.State == MqttLinkState.Connected, 10);
        return bed;
    }

    private static byte[] Image(string what)
    {
        switch (what)
        {
            case "signed":
                return _signed;
            case "unsigned":
                return _unsigned;
            case "stranger":
                return SigningBench.Image(SigningBench.Stranger, 5);
            case "class":
                return SigningBench.Image(SigningBench.Owner, 5, hardwareClass: "cover");
            case "swapped":
                return [.. SampleImage.Create(new Version(2, 1), 12_500), .. _signed[12_500..]];
            case "flipped":
                byte[] flipped = (byte[])_signed.Clone();
                flipped[^70] ^= 1;
                return flipped;
            default:
                return SigningBench.Image(SigningBench.Owner, 5);
        }
    }

    private static void SendLines(NetworkTestBed bed, byte[] image)
    {
        bed.Broker.Publish(Topic, FirmwareImage.FromBytes(image).Announcement);
        for (int index = 1; (index - 1) * Chunk < image.Length; index++)
        {
            int at = (index - 1) * Chunk;
            string base64 = Convert.ToBase64String(image, at, Math.Min(Chunk, image.Length - at));
            bed.Broker.Publish(Topic, string.Create(CultureInfo.InvariantCulture, $"{index},{base64}"));
            bed.Scheduler.RunTo(bed.Scheduler.Now + 20_000);
        }
    }

    private static IEnumerable<string> Told(NetworkTestBed bed, string what = "result/ota")
    {
        return bed.Broker.Messages
            .Where(message => message.Topic == $"enigmaiot/gateway/{what}")
            .Select(message => Encoding.UTF8.GetString(message.Payload));
    }

    private static string Version(NetworkTestBed bed)
    {
        VirtualSlots slots = bed.Gateway.Slots!;
        return slots.Describe(ImageKind.Deployment, slots.ActiveSlot(ImageKind.Deployment));
    }
}
