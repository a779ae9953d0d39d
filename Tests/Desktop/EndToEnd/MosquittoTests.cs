using System.Diagnostics;
using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>The gateway and a broker that is not ours.</summary>
[TestClass]
public sealed class MosquittoTests
{
    private const string Kitchen = "02:00:00:00:01:01";

    [TestMethod]
    public async Task UpdatesANodeThroughMosquitto()
    {
        using Mosquitto broker = Mosquitto.Start();
        using TestFolder folder = new();
        string image = folder.Deployment("2.1.0.0", 10_000, out _);
        (int code, string output, string error) =
            await SimulatorRun.ToEndAsync("--image", image, "--broker", broker.Address.ToString(), "--nodes", "2");
        Assert.AreEqual(ExitCode.Done, code, output + error);
        using MqttWatcher late = new(broker.Address, "enigmaiot/gateway/status");
        late.WaitFor("enigmaiot/gateway/status 0");
    }

    [TestMethod]
    public async Task TakesAnUpdateFromLinesOfMosquittoPub()
    {
        using Mosquitto broker = Mosquitto.Start();
        using TestFolder folder = new();
        string state = Path.Combine(folder.Path, "state");
        FirmwareImage image = FirmwareImage.Load(folder.Deployment("2.2.0.0", 10_000, out byte[] bytes));
        using MqttWatcher watcher = new(broker.Address, "enigmaiot/kitchen/result/ota");
        using SimulatorRun run = SimulatorRun.Start(
            "--serve", "--broker", broker.Address.ToString(), "--state", state, "--network-key", "another network key");
        await run.LineWithAsync("kitchen is registered and runs deployment 1.0.0.0 in slot 0");

        using (Process publisher = broker.Publisher("enigmaiot/kitchen/set/ota"))
        {
            await PublishAsync(publisher, image);
        }

        watcher.WaitFor("enigmaiot/kitchen/result/ota {\"result\":\"OTA finished OK\",\"status\":6}");
        string[] expected =
        [
            "enigmaiot/kitchen/result/ota {\"result\":\"OTA Started\",\"status\":0}",
            "enigmaiot/kitchen/result/ota {\"result\":\"OTA check OK\",\"status\":2}",
            "enigmaiot/kitchen/result/ota {\"result\":\"OTA finished OK\",\"status\":6}",
        ];
        CollectionAssert.AreEqual(expected, watcher.Read().ToArray());

        string md5 = Convert.ToHexStringLower(MD5.HashData(bytes));
        await run.LineWithAsync($"kitchen is registered and runs deployment 2.2.0.0 in slot 1, MD5 {md5}");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
        CollectionAssert.AreEqual(bytes, NodeFlash.ActiveImage(state, Kitchen, ImageKind.Deployment));
    }

    // At the pace of the reference updater, which waits for nothing but time.
    private static async Task PublishAsync(Process publisher, FirmwareImage image)
    {
        StreamWriter lines = publisher.StandardInput;
        await WriteLineAsync(lines, image.Announcement);
        for (int index = 1; index <= image.ChunkCount; index++)
        {
            await Task.Delay(20);
            await WriteLineAsync(lines, image.ChunkMessage(index));
        }

        lines.Close();
        await publisher.WaitForExitAsync();
        Assert.AreEqual(0, publisher.ExitCode);
    }

    private static async Task WriteLineAsync(StreamWriter lines, string line)
    {
        await lines.WriteAsync(line + "\n");
        await lines.FlushAsync();
    }
}
