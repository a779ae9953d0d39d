using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Signing;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>What docs/ota-extension.md describes, as the dissector shows it of captures of the simulated air.</summary>
[TestClass]
public sealed class WiresharkUpdateTests
{
    private const string Index = "enigmaiot.update.index";
    private const string Status = "enigmaiot.update.status";
    private const string Code = "enigmaiot.code";
    private const string Sha256 = "enigmaiot.update.sha256";
    private const string Refusal = "enigmaiot.update.refusal";
    private const string FirstMissing = "enigmaiot.update.first_missing";
    private const string Missing = "enigmaiot.update.missing";
    private const string Part = "enigmaiot.update.image";

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public async Task AnUpdateWithSeveralChunksAFrameIsShownWithItsOfferItsAcceptanceAndEachChunk()
    {
        using AirRecording recording = new(UpdateRecordings.Large());
        Assert.AreEqual(OtaStatus.Finished, UpdateRecordings.Update(recording.World, FirmwareImage.FromBytes(UpdateRecordings.Image)));

        ShownFrame[] frames = await recording.Show(
            TestContext.CancellationToken,
            Sha256,
            Index,
            Status,
            "enigmaiot.extension.version",
            "enigmaiot.update.window",
            "enigmaiot.update.kind",
            "enigmaiot.update.by_broadcasts",
            "enigmaiot.update.size",
            "enigmaiot.update.count",
            FirstMissing,
            Part,
            "enigmaiot.update.chunks_of_frame",
            "enigmaiot.update.chunk_size",
            "enigmaiot.update.chunk",
            "enigmaiot.update.bitmap",
            "enigmaiot.update.held");

        ShownFrame offer = frames.First(frame => frame[Sha256] != "");
        Assert.AreEqual(Hex(SHA256.HashData(UpdateRecordings.Image)), offer[Sha256]);
        AssertShows(offer, "enigmaiot.extension.version", "2");
        AssertShows(offer, "enigmaiot.update.kind", "1");
        AssertShows(offer, "enigmaiot.update.by_broadcasts", "0");
        AssertShows(offer, "enigmaiot.update.size", "30000");
        AssertShows(offer, "enigmaiot.update.count", "142");
        ShownFrame acceptance = frames.First(frame => frame[Status] == "0x00");
        AssertShows(acceptance, "enigmaiot.extension.version", "3");
        AssertShows(acceptance, "enigmaiot.update.window", offer["enigmaiot.update.window"]);
        AssertShows(acceptance, FirstMissing, "1");
        AssertShows(acceptance, Part, PartOf(UpdateRecordings.Image));
        AssertShows(acceptance, "enigmaiot.update.chunks_of_frame", "6");

        ShownFrame[] chunks = [.. frames.Where(frame => frame["enigmaiot.update.chunk"] != "")];
        SortedDictionary<int, byte[]> found = [];
        foreach (ShownFrame frame in chunks)
        {
            string[] parts = frame.All("enigmaiot.update.chunk");
            Assert.HasCount(parts.Length, frame.All(Index));
            CollectionAssert.AreEqual(
                parts.Select(part => Text(part.Length / 2)).ToArray(), frame.All("enigmaiot.update.chunk_size"));
            for (int i = 0; i < parts.Length; i++)
            {
                found[Number(frame.All(Index)[i])] = Convert.FromHexString(parts[i]);
            }
        }

        Assert.Contains(6, chunks.Select(frame => frame.All(Index).Length));
        CollectionAssert.AreEqual(UpdateRecordings.Image, found.Values.SelectMany(bytes => bytes).ToArray());
        AssertWindows(frames, offer["enigmaiot.update.window"]);
    }

    [TestMethod]
    public async Task EndsAndRestartAndWhatRunsThenAreShown()
    {
        using AirRecording recording = new(UpdateRecordings.Large());
        Assert.AreEqual(OtaStatus.Finished, UpdateRecordings.Update(recording.World, FirmwareImage.FromBytes(UpdateRecordings.Image)));
        UpdateRecordings.AwaitProgram(recording.World, "2.0.0");

        ShownFrame[] frames = await recording.Show(
            TestContext.CancellationToken,
            Code,
            Status,
            Part,
            "enigmaiot.extension.mark",
            "enigmaiot.extension.version",
            "enigmaiot.restart.reason",
            "enigmaiot.program.kind",
            "enigmaiot.program.cause",
            "enigmaiot.program.size",
            "enigmaiot.program.sha256",
            "enigmaiot.program.version",
            "enigmaiot.program.name",
            ShownFaults.Field);

        foreach (string status in new[] { "0x02", "0x06" })
        {
            ShownFrame end = frames.First(frame => frame[Status] == status);
            AssertShows(end, "enigmaiot.extension.mark", "0x45");
            AssertShows(end, "enigmaiot.extension.version", "1");
            AssertShows(end, Part, PartOf(UpdateRecordings.Image));
        }

        Assert.Contains("1", frames.Where(frame => frame[Code] == "0x89").Select(frame => frame["enigmaiot.restart.reason"]));
        ShownFrame program = frames.Last(frame => frame[Code] == "0x8a");
        AssertShows(program, "enigmaiot.extension.version", "4");
        AssertShows(program, "enigmaiot.program.kind", "1");
        AssertShows(program, "enigmaiot.program.cause", "0");
        AssertShows(program, "enigmaiot.program.size", "30000");
        AssertShows(program, "enigmaiot.program.sha256", Hex(SHA256.HashData(UpdateRecordings.Image))[..16]);
        AssertShows(program, "enigmaiot.program.version", "2.0.0.0");
        AssertShows(program, "enigmaiot.program.name", "Sample");
        Assert.Contains("0x13", frames.Select(frame => frame[Code]));
        ShownFaults.AssertNone(frames);
    }

    [TestMethod]
    public async Task ADeltaIsShownWithTheImageThatItMakesAndTheOneThatItIsAgainst()
    {
        FirmwareImage delta = UpdateRecordings.Delta();
        using AirRecording recording = new(UpdateRecordings.Large());
        UpdateRecordings.AwaitProgram(recording.World, "1.0.0");
        Assert.AreEqual(OtaStatus.Finished, UpdateRecordings.Update(recording.World, delta));

        ShownFrame[] frames = await recording.Show(
            TestContext.CancellationToken,
            Sha256,
            "enigmaiot.update.kind",
            "enigmaiot.update.size",
            "enigmaiot.update.md5",
            "enigmaiot.update.made.kind",
            "enigmaiot.update.made.size",
            "enigmaiot.update.made.md5",
            "enigmaiot.update.base.size",
            "enigmaiot.update.base.sha256",
            ShownFaults.Field);

        ShownFrame offer = frames.First(frame => frame[Sha256] != "");
        AssertShows(offer, "enigmaiot.update.kind", "4");
        AssertShows(offer, "enigmaiot.update.size", Text(delta.Size));
        AssertShows(offer, "enigmaiot.update.md5", Hex(MD5.HashData(delta.Bytes)));
        AssertShows(offer, Sha256, Hex(SHA256.HashData(UpdateRecordings.Image)));
        AssertShows(offer, "enigmaiot.update.made.kind", "1");
        AssertShows(offer, "enigmaiot.update.made.size", Text(UpdateRecordings.Image.Length));
        AssertShows(offer, "enigmaiot.update.made.md5", Hex(MD5.HashData(UpdateRecordings.Image)));
        AssertShows(offer, "enigmaiot.update.base.size", Text(UpdateRecordings.Running.Length));
        AssertShows(offer, "enigmaiot.update.base.sha256", Hex(SHA256.HashData(UpdateRecordings.Running)));
        ShownFaults.AssertNone(frames);
    }

    [TestMethod]
    public async Task AnUpdateOfManyIsShownWithItsAnnouncementsChunksPollsAndBothFormsOfAnswers()
    {
        byte[] image = SampleImage.Create(new Version(2, 0), 100_000);
        using AirRecording recording = new(UpdateRecordings.Many());
        UpdateRecordings.UpdateMany(recording.World, image);

        OpenedCapture opened = recording.Open();
        ShownFrame[] frames = await recording.Show(
            TestContext.CancellationToken,
            Code,
            "enigmaiot.type",
            Index,
            Part,
            Status,
            "enigmaiot.update.by_broadcasts",
            "enigmaiot.update.from",
            "enigmaiot.update.chunk",
            "enigmaiot.update.form",
            "enigmaiot.update.missing_count",
            Missing,
            "enigmaiot.broadcast.counter",
            "enigmaiot.broadcast.key",
            "enigmaiot.broadcast.key_part",
            ShownFaults.Field);

        Assert.Contains("1", frames.Select(frame => frame["enigmaiot.update.by_broadcasts"]));
        ShownFrame[] many = [.. frames.Where(frame => frame[Code] == "0x12")];
        ShownFrame[] broadcasts = [.. many.Where(frame => frame["enigmaiot.type"] == "0x84")];
        Assert.Contains(PartOf(image), broadcasts.Where(frame => frame[Index] == "0").Select(frame => frame[Part]));
        byte[] found = [.. broadcasts.Where(frame => frame[Index] != "0").DistinctBy(frame => frame[Index])
            .OrderBy(frame => Number(frame[Index]))
            .SelectMany(frame => Convert.FromHexString(frame["enigmaiot.update.chunk"]))];
        CollectionAssert.AreEqual(image, found);
        ShownFrame[] polls = [.. many.Where(frame => frame["enigmaiot.type"] == "0x04")];
        Assert.Contains("1", polls.Select(frame => frame["enigmaiot.update.from"]));
        Assert.IsTrue(polls.All(frame => frame[Part] == PartOf(image)));
        AssertMissing(frames, opened, image);
        AssertBroadcastCounter(frames);
        ShownFaults.AssertNone(frames);
    }

    [TestMethod]
    public async Task WhyANodeRolledBackIsShownWithWhatItRuns()
    {
        using AirRecording recording = new(UpdateRecordings.RollingBack());
        UpdateRecordings.UpdateAndRollBack(recording.World);

        ShownFrame[] frames = await recording.Show(
            TestContext.CancellationToken, Code, "enigmaiot.program.kind", "enigmaiot.program.cause", "enigmaiot.program.version", ShownFaults.Field);

        ShownFrame[] programs = [.. frames.Where(frame => frame[Code] == "0x8a")];
        ShownFrame notice = programs.First(frame => frame["enigmaiot.program.cause"] != "0");
        AssertShows(notice, "enigmaiot.program.cause", "5");
        AssertShows(notice, "enigmaiot.program.kind", "1");
        AssertShows(notice, "enigmaiot.program.version", "1.0.0.0");
        ShownFaults.AssertNone(frames);
    }

    // What no gateway of ours is told, or only now and then.
    [TestMethod]
    public async Task MessagesOfAFewBytesAreShownWithTheirFields()
    {
        (string Control, string Field, string Value)[] expected =
        [
            ("890206", "enigmaiot.restart.reason", "2"),
            ("890206", "enigmaiot.restart.cause", "6"),
            ("EF0000", "enigmaiot.update.index", "0"),
            ("EF000045", "enigmaiot.extension.mark", "0x45"),
            ("81000908450140", "enigmaiot.version", "0.9.8"),
            ("81000908450140", "enigmaiot.update.window", "64"),
            ("81000908", "enigmaiot.version", "0.9.8"),
            ("030000000001", "enigmaiot.awake_for_update", "1"),
            ("823C000000", "enigmaiot.sleep_time", "60"),
            ("FF00", Status, "0x00"),
            ("FF0045021E050001020304", FirstMissing, "5"),
            ("FF0045021E050001020304", "enigmaiot.update.window", "30"),
            ("FF0045021E050001020304", "enigmaiot.update.chunks_of_frame", ""),
            ("FF014501010000F000", Refusal, "1"),
            ("FF01450101000010F0", "enigmaiot.update.slot_size", "4027580416"),
            ("FF042C01", "enigmaiot.update.last_good", "300"),
            ("FF102C0105", FirstMissing, "300"),
            ("FF102C0105", "enigmaiot.update.held", "301,303"),
            ("FF0345010A0B0C0D0B", Refusal, "11"),
            ("EFFFFF00", Index, "65535"),
            ("EF000000", "enigmaiot.extension.rest", "00"),
        ];
        using AirRecording recording = new(new WorldOptions());
        UpdateRecordings.AwaitProgram(recording.World, "1.0.0");
        OpenedCapture opened = recording.Open();
        OpenedFrame control = opened.Frames.First(frame => frame.Plain[0] == 0x03);
        recording.Replace(opened, expected.Select(message => control.With(Convert.FromHexString(message.Control))));

        ShownFrame[] frames = await recording.Show(
            TestContext.CancellationToken, [.. expected.Select(message => message.Field).Distinct()]);

        Assert.HasCount(expected.Length, frames);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i].Value, frames[i][expected[i].Field], $"{expected[i].Control} {expected[i].Field}");
        }
    }

    [TestMethod]
    public async Task NamesWithLettersBeyondAsciiAreShownAsTheyAre()
    {
        // Behind type, IV, node and counter; behind the fixed part of what a node tells of its program.
        const int NameAt = 17;
        const int ProgramNameAt = 24;
        using AirRecording recording = new(new WorldOptions());
        UpdateRecordings.AwaitProgram(recording.World, "1.0.0");
        OpenedCapture opened = recording.Open();
        OpenedFrame naming = opened.Frames.First(frame => frame.Plain[0] == 0x07);
        OpenedFrame program = opened.Frames.First(frame => frame.Control.StartsWith((ReadOnlySpan<byte>)[0x8A]));
        byte[] name = Encoding.UTF8.GetBytes("K\u00FCche");
        recording.Replace(
            opened,
            [
                naming with { Plain = [.. naming.Plain.AsSpan(0, NameAt), .. name] },
                program.With([.. program.Control[..ProgramNameAt], .. name]),
            ]);

        ShownFrame[] frames = await recording.Show(TestContext.CancellationToken, "enigmaiot.name", "enigmaiot.program.name");

        AssertShows(frames[0], "enigmaiot.name", "K\u00FCche");
        AssertShows(frames[1], "enigmaiot.program.name", "K\u00FCche");
    }

    [TestMethod]
    public async Task WhatIsToldOfASignatureIsShownAndWhyTheNodeRefuses()
    {
        using AirRecording recording = new(new WorldOptions());
        recording.World.Nodes[0].Slots.Signing = SigningBench.Trust(SigningBench.Owner);
        byte[] foreign = SigningBench.Image(SigningBench.Stranger, 77, hardwareClass: "relay");
        byte[] swapped = [.. SampleImage.Create(new Version(2, 1), 12_500), .. SigningBench.Image(SigningBench.Owner, 78)[12_500..]];
        Assert.AreEqual(OtaStatus.StartError, UpdateRecordings.Update(recording.World, FirmwareImage.FromBytes(foreign)));
        recording.World.RunUntil(() => false, 3);
        Assert.AreEqual(OtaStatus.CheckFailed, UpdateRecordings.Update(recording.World, FirmwareImage.FromBytes(swapped)));

        OpenedCapture opened = recording.Open();
        ShownFrame[] frames = await recording.Show(
            TestContext.CancellationToken,
            Sha256,
            Status,
            Refusal,
            Part,
            "enigmaiot.update.slot_size",
            "enigmaiot.update.signature.key_id",
            "enigmaiot.update.signature.counter",
            "enigmaiot.update.signature.hardware",
            "enigmaiot.update.signature.interop_version",
            "enigmaiot.update.signature.interop_checksum",
            ShownFaults.Field);

        ShownFrame offer = frames.First(frame => frame[Sha256] != "");
        byte[] facts = FactsOf(opened, foreign);
        AssertShows(offer, Sha256, Hex(SHA256.HashData(foreign)));
        AssertShows(offer, "enigmaiot.update.signature.key_id", Hex(facts[..8]));
        AssertShows(offer, "enigmaiot.update.signature.counter", "77");
        AssertShows(offer, "enigmaiot.update.signature.hardware", $"0x{BitConverter.ToUInt32(facts, 12):x8}");
        AssertShows(offer, "enigmaiot.update.signature.interop_version", "0.0");
        AssertShows(offer, "enigmaiot.update.signature.interop_checksum", "0x00000000");
        ShownFrame refusal = frames.First(frame => frame[Status] == "0x01");
        AssertShows(refusal, Refusal, "9");
        AssertShows(refusal, "enigmaiot.update.slot_size", "0");
        ShownFrame end = frames.First(frame => frame[Status] == "0x03");
        AssertShows(end, Refusal, "10");
        AssertShows(end, Part, PartOf(swapped));
        ShownFaults.AssertNone(frames);
    }

    /// <summary>Each window answer: what is held lies in the window, and was sent before; the first missing chunk does not fall.</summary>
    private static void AssertWindows(ShownFrame[] frames, string window)
    {
        HashSet<int> sent = [];
        int withHeld = 0;
        int first = 1;
        foreach (ShownFrame frame in frames)
        {
            sent.UnionWith(frame["enigmaiot.update.chunk"] == "" ? [] : frame.All(Index).Select(Number));
            if (frame[Status] != "0x10")
            {
                continue;
            }

            int missing = Number(frame[FirstMissing]);
            Assert.IsGreaterThanOrEqualTo(first, missing);
            first = missing;
            int[] held = [.. frame.All("enigmaiot.update.held").Select(Number)];
            Assert.AreEqual(frame["enigmaiot.update.bitmap"] != "", held.Length > 0);
            Assert.IsTrue(held.All(chunk => chunk > missing && chunk <= missing + Number(window) && sent.Contains(chunk)));
            withHeld += held.Length > 0 ? 1 : 0;
        }

        Assert.IsGreaterThan(0, withHeld, "no window answer has a bitmap");
    }

    /// <summary>What nodes say that they miss is what the gateway reads.</summary>
    private static void AssertMissing(ShownFrame[] frames, OpenedCapture opened, byte[] image)
    {
        ShownFrame[] answers = [.. frames.Where(frame => frame[Status] == "0x11")];
        OpenedFrame[] read = [.. opened.Frames.Where(frame => frame.Control.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x11]))];
        Assert.HasCount(read.Length, answers);
        for (int i = 0; i < read.Length; i++)
        {
            byte[] control = read[i].Control.ToArray();
            ChunkSet missing = new((int)OtaLimits.Chunks(image.Length));
            MissingAnswer.AddTo(control, 0, control.Length, missing);
            CollectionAssert.AreEqual(
                Enumerable.Range(1, missing.Chunks).Where(missing.Contains).Select(Text).ToArray(), answers[i].All(Missing));
            AssertShows(answers[i], "enigmaiot.update.missing_count", Text(MissingAnswer.Total(control, 0)));
            AssertShows(answers[i], Part, PartOf(image));
        }

        Assert.Contains("0", answers.Select(frame => frame["enigmaiot.update.form"]));
        Assert.Contains("1", answers.Select(frame => frame["enigmaiot.update.form"]));
    }

    /// <summary>Before the key a node that registers later is told of the broadcasts that went out under it.</summary>
    private static void AssertBroadcastCounter(ShownFrame[] frames)
    {
        ShownFrame told = frames.First(frame => frame[Code] == "0x11");
        string key = frames.First(frame => frame["enigmaiot.broadcast.key"] != "")["enigmaiot.broadcast.key"];
        AssertShows(told, "enigmaiot.broadcast.key_part", key[..8]);
        int sent = frames.Count(frame => frame["enigmaiot.type"] == "0x84");
        Assert.AreEqual(sent, Number(told["enigmaiot.broadcast.counter"]));
    }

    private static byte[] FactsOf(OpenedCapture opened, byte[] image)
    {
        byte[] control = opened.Frames.First(frame => frame.Control.Length > OtaOffer.Count && frame.Control[0] == 0xEF).Control.ToArray();
        OtaOffer offer = new();
        Assert.IsTrue(offer.TryRead(control, 0, control.Length));
        CollectionAssert.AreEqual(MD5.HashData(image), offer.Md5);
        return offer.Facts;
    }

    private static void AssertShows(ShownFrame frame, string field, string value)
    {
        Assert.AreEqual(value, frame[field], field);
    }

    private static string PartOf(byte[] image) => Hex(MD5.HashData(image))[..8];

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
