using System.Globalization;
using System.Security.Cryptography;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Capture;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>The dissector, run by the real tshark on captures of the simulated air.</summary>
[TestClass]
public sealed class WiresharkTests
{
    private const int CaptureHead = 24;
    private const int RecordHead = 16;

    // Radiotap, and what stands before the payload of ESP-NOW.
    private const int FrameAt = 22 + 39;

    private readonly TestFolder _folder = new();

    public required TestContext TestContext { get; set; }

    [TestCleanup]
    public void DeleteFolder()
    {
        _folder.Dispose();
    }

    [TestMethod]
    public async Task NetworkKeyOpensTheHellosAndNothingElse()
    {
        string capture = Capture(out _);

        ShownFrame[] rows = await Dissect(capture, VirtualWorld.NetworkKey, null, "enigmaiot.iv", "enigmaiot.type", "enigmaiot.key");

        string[] hellos = ["0xff", "0xfe"];
        string[] types = [.. rows.Select(row => row["enigmaiot.type"])];
        Assert.IsTrue(types.Contains("0xff") && types.Contains("0xfe") && types.Contains("0x01"));
        foreach (ShownFrame row in rows)
        {
            Assert.AreEqual(hellos.Contains(row["enigmaiot.type"]) ? "network key" : "", row["enigmaiot.key"]);
        }
    }

    [TestMethod]
    public async Task KeysOfTheGatewayOpenEveryFrame()
    {
        string capture = Capture(out string keys);

        ShownFrame[] rows = await Dissect(
            capture, VirtualWorld.NetworkKey, keys, "enigmaiot.type", "enigmaiot.key", "enigmaiot.name", "enigmaiot.code", "enigmaiot.update.status");

        Assert.AreEqual("", string.Join(" ", rows.Where(row => row["enigmaiot.key"] == "").Select(row => row["enigmaiot.type"]).Distinct()));
        Assert.Contains(VirtualWorld.NameOf(1), rows.Select(row => row["enigmaiot.name"]));
        Assert.Contains("0xef", rows.Select(row => row["enigmaiot.code"]));
        Assert.Contains("0x06", rows.Select(row => row["enigmaiot.update.status"]), "the end of the update");
    }

    [TestMethod]
    public async Task ChunksOfAnUpdateAreThoseOfTheImage()
    {
        byte[] image = SampleImage.Create(new Version(2, 0), 30_000);
        string capture = Capture(out string keys, image);

        ShownFrame[] rows = await Dissect(
            capture, VirtualWorld.NetworkKey, keys, "enigmaiot.update.index", "enigmaiot.update.chunk", "enigmaiot.update.md5");

        Assert.Contains(
            Convert.ToHexStringLower(MD5.HashData(image)),
            rows.Select(row => row["enigmaiot.update.md5"]));
        byte[][] chunks = [.. rows.Where(row => row["enigmaiot.update.chunk"] != "").DistinctBy(row => row["enigmaiot.update.index"])
            .OrderBy(row => int.Parse(row["enigmaiot.update.index"], CultureInfo.InvariantCulture))
            .Select(row => Convert.FromHexString(row["enigmaiot.update.chunk"]))];
        CollectionAssert.AreEqual(image, chunks.SelectMany(chunk => chunk).ToArray());
    }

    [TestMethod]
    public async Task AnotherNetworkKeyOpensNothing()
    {
        string capture = Capture(out _);

        ShownFrame[] rows = await Dissect(capture, "another network key", null, "enigmaiot.type", "enigmaiot.key");

        Assert.IsNotEmpty(rows);
        Assert.IsEmpty(rows.Where(row => row["enigmaiot.key"] != ""));
    }

    [TestMethod]
    public async Task DamagedFramesAreShownWithoutAnErrorOfTheDissector()
    {
        string capture = Capture(out string keys);
        byte[] file = await File.ReadAllBytesAsync(capture, TestContext.CancellationToken);
        Random random = new(1);
        for (int at = CaptureHead; at < file.Length;)
        {
            int count = BitConverter.ToInt32(file, at + 8);

            // Behind radiotap, the 802.11 header and the head of ESP-NOW, so that it stays an EnigmaIoT frame of some kind.
            for (int i = at + RecordHead + FrameAt + random.Next(3); i < at + RecordHead + count; i += random.Next(1, 60))
            {
                file[i] = (byte)random.Next(256);
            }

            at += RecordHead + count;
        }

        await File.WriteAllBytesAsync(capture, file, TestContext.CancellationToken);

        ShownFrame[] shown = await Dissect(capture, VirtualWorld.NetworkKey, keys, "enigmaiot.type", ShownFaults.Field);

        Assert.IsTrue(shown.Any(row => row[ShownFaults.Field].Contains("No key opens it", StringComparison.Ordinal)), "nothing was damaged");
        ShownFaults.AssertDissectorIsWhole(shown);
    }

    private string Capture(out string keys, byte[]? image = null)
    {
        string capture = Path.Combine(_folder.Path, "air.pcap");
        keys = Path.Combine(_folder.Path, "air.keys");
        using StreamWriter keyFile = new(keys);
        VirtualWorld world = new(new WorldOptions { Air = new AirSettings { Loss = 0.1 }, Keys = new KeyLog(keyFile) });
        using (new AirCapture(world.Air, File.Create(capture)))
        {
            Assert.IsTrue(world.RunUntilRegistered());
            LinePublisher publisher = new(world, VirtualWorld.NameOf(1), image ?? SampleImage.Create(new Version(2, 0), 4_000));
            publisher.Begin();
            Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus is not null, 60));
        }

        return capture;
    }

    private Task<ShownFrame[]> Dissect(string capture, string networkKey, string? keys, params string[] fields)
    {
        return Tshark.Show(capture, networkKey, keys, TestContext.CancellationToken, fields);
    }
}
