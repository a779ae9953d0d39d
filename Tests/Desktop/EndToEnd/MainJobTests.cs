using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using EnigmaIoT.Simulation.Examples;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>The simulator's main job: embedded broker, gateway, nodes and updater in one process, in real time.</summary>
[TestClass]
public sealed class MainJobTests
{
    private const int SmallSize = 5_000;

    [TestMethod]
    public async Task UpdatesANodeOverALossyAir()
    {
        using TestFolder folder = new();
        string image = folder.Deployment("3.4.5.6", 20_000, out byte[] bytes);
        (int code, string output, string error) =
            await SimulatorRun.ToEndAsync("--image", image, "--loss", "0.05", "--seed", "7", "--esp-now", "1");
        Assert.AreEqual(ExitCode.Done, code, output + error);
        Assert.AreEqual(string.Empty, error);
        Assert.AreEqual("image.bin", Cell(output, "Image"));
        Assert.AreEqual("20000", Cell(output, "Bytes"));
        Assert.AreEqual("95", Cell(output, "Chunks"));
        Assert.EndsWith("; 1.0 a frame", Cell(output, "Chunks sent"));
        string sentAgain = Cell(output, "Chunks re-sent");
        Assert.IsFalse(sentAgain.StartsWith("0 by the gateway", StringComparison.Ordinal), "frames got lost: " + sentAgain);
        string md5 = Convert.ToHexStringLower(MD5.HashData(bytes));
        Assert.AreEqual(md5, Cell(output, "MD5 expected"));
        Assert.AreEqual(md5, Cell(output, "MD5 found"));
        Assert.AreEqual("0", Cell(output, "Slot before"));
        Assert.AreEqual("1", Cell(output, "Slot after"));
        Assert.AreEqual("3.4.5.6", Cell(output, "Version after"));
        Assert.Contains("kitchen restarted into the image that was sent.", output);
    }

    [TestMethod]
    public async Task UpdatesAnApplicationOverUdp()
    {
        using TestFolder folder = new();
        string image = folder.Write("sketch.bin", SampleImage.CreateApplication(SmallSize));
        (int code, string output, string error) =
            await SimulatorRun.ToEndAsync("--image", image, "--air", "udp", "--listen", "0", "--nodes", "2", "--loss", "0.02");
        Assert.AreEqual(ExitCode.Done, code, output + error);
        Assert.AreEqual(Cell(output, "MD5 expected"), Cell(output, "MD5 found"));
        Assert.AreNotEqual(Cell(output, "Slot before"), Cell(output, "Slot after"));
        Assert.DoesNotContain("Chunks sent", output, "a datagram has no rate");
    }

    [TestMethod]
    public async Task TellsAtWhichRatesTheChunksWentAndHowManyAFrame()
    {
        (int code, string output, string error) = await SimulatorRun.ToEndAsync("--nodes", "1");
        Assert.AreEqual(ExitCode.Done, code, output + error);
        Match told = Regex.Match(Cell(output, "Chunks sent"), @"^at 1 to (\d+) Mbit/s, most at \d+; (\d\.\d) a frame$");
        Assert.AreEqual("54", told.Groups[1].Value);
        Assert.IsGreaterThan(1.5, double.Parse(told.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public async Task TakesAFileThatIsNoFirmwareAsRawDataAndSaysSo()
    {
        using TestFolder folder = new();
        string image = folder.Write("notes.txt", [.. Enumerable.Repeat((byte)'x', SmallSize)]);
        (int code, string output, string error) = await SimulatorRun.ToEndAsync("--image", image, "--nodes", "1");
        Assert.AreEqual(ExitCode.Done, code, output + error);
        Assert.Contains($"{image} is no firmware for these boards: gateway and node take it as raw data.\n", output);
        Assert.AreEqual(Cell(output, "MD5 expected"), Cell(output, "MD5 found"));
    }

    [TestMethod]
    public async Task KeepsSlotsFromRunToRunInTheStateFolder()
    {
        using TestFolder folder = new();
        string state = Path.Combine(folder.Path, "state");
        string image = folder.Deployment("2.0.0.0", SmallSize, out _);
        (int code, string first, string error) =
            await SimulatorRun.ToEndAsync("--image", image, "--nodes", "1", "--state", state);
        Assert.AreEqual(ExitCode.Done, code, first + error);
        image = folder.Deployment("3.0.0.0", SmallSize, out _);
        (code, string second, error) = await SimulatorRun.ToEndAsync("--image", image, "--nodes", "1", "--state", state);
        Assert.AreEqual(ExitCode.Done, code, second + error);
        Assert.AreEqual("2.0.0.0", Cell(second, "Version before"));
        Assert.AreEqual("1", Cell(second, "Slot before"));
        Assert.AreEqual("3.0.0.0", Cell(second, "Version after"));
        Assert.AreEqual("0", Cell(second, "Slot after"));
    }

    [TestMethod]
    public async Task AnImageThatDoesNotFitIsRefusedAndTheNodeStaysAsItWas()
    {
        using TestFolder folder = new();
        string image = folder.Deployment("9.0.0.0", 0x1C0001, out _);
        (int code, string output, string error) = await SimulatorRun.ToEndAsync("--image", image, "--nodes", "1");
        Assert.AreEqual(ExitCode.Of(UpdateOutcome.Refused), code, output + error);
        Assert.AreEqual(1, error.Count(character => character == '\n'), error);
        Assert.AreEqual(Cell(output, "Slot before"), Cell(output, "Slot after"));
        Assert.AreEqual(Cell(output, "Version before"), Cell(output, "Version after"));
    }

    [TestMethod]
    public async Task ControlCEndsTheMainJobWithoutATrace()
    {
        using SimulatorRun run = SimulatorRun.Start("--speed", "slow", "--nodes", "1");
        await run.LineWithAsync("Sending chunks");
        Assert.AreEqual(ExitCode.Cancelled, await run.StopAsync());
        Assert.AreEqual("Simulator: Cancelled.\n", run.Error);
    }

    [TestMethod]
    public async Task LevelsBeforeTheNetworksNameStandInEveryTopic()
    {
        (int code, string output, string error) = await SimulatorRun.ToEndAsync("--nodes", "1", "--topic-prefix", "house/radio");
        Assert.AreEqual(ExitCode.Done, code, output + error);
        (code, _, error) = await SimulatorRun.ToEndAsync("--topic-prefix", "house//radio");
        Assert.AreNotEqual(ExitCode.Done, code);
        Assert.Contains("--topic-prefix: ", error);
    }

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public async Task NodesRunTheExampleThatIsNamed(string example)
    {
        using Mosquitto broker = Mosquitto.Start();
        using MqttWatcher messages = new(broker.Address, "enigmaiot/kitchen/#");
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1", "--example", example, "--broker", broker.Address.ToString());
        await run.LineWithAsync("kitchen is registered");
        messages.WaitForText(Mark(example));
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task AnExampleThatThereIsNotIsOneClearError()
    {
        (int code, _, string error) = await SimulatorRun.ToEndAsync("--example", "toaster");
        Assert.AreNotEqual(ExitCode.Done, code);
        Assert.Contains("toaster", error);
        Assert.Contains("thermometer", error);
    }

    public static IEnumerable<object[]> Examples => ExampleNodes.Names.Select(name => new object[] { name });

    // What its first message says, that no other example's does.
    private static string Mark(string example) => example switch
    {
        "thermometer" => "\"temp\"",
        "relay" => "\"rly\"",
        "cover" => "\"pos\"",
        "dashbutton" => "\"button\"",
        _ => "\"level\"",
    };

    private static string Cell(string output, string what)
    {
        foreach (string line in output.Split('\n'))
        {
            string[] cells = line.Split('│', StringSplitOptions.TrimEntries);
            if (cells.Length == 4 && cells[1] == what)
            {
                return cells[2];
            }
        }

        Assert.Fail($"no '{what}' in:\n{output}");
        return string.Empty;
    }
}
