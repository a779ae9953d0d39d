using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using EnigmaIoT.Simulator.Commands;
using EnigmaIoT.Simulator.Mqtt;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>A gateway and a node that know of each other by radio frames over UDP alone.</summary>
[TestClass]
public sealed class RoleTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task ANodeAloneRegistersWithAGatewayAloneAndIsUpdated(bool knowsTheGateway)
    {
        using SimulatorRun gateway = SimulatorRun.Start("--role", "gateway", "--listen", "0");
        string broker = After(await gateway.LineWithAsync("Broker"), "Broker");
        string port = After(await gateway.LineWithAsync("UDP port"), "UDP port");
        string[] known = knowsTheGateway ? ["--gateway-mac", "02:00:00:00:00:01"] : [];
        using SimulatorRun node =
            SimulatorRun.Start(["--role", "node", "--name", "cellar", "--listen", "0", "--peer", port, .. known]);
        await node.LineWithAsync("cellar is registered and runs deployment 1.0.0.0 in slot 0");
        await UpdateAsync(broker, "2.5.0.0");
        await node.LineWithAsync("cellar is registered and runs deployment 2.5.0.0 in slot 1");
        Assert.AreEqual(0, await node.StopAsync(), node.Error);
        Assert.AreEqual(0, await gateway.StopAsync(), gateway.Error);
    }

    [TestMethod]
    public async Task TwoProcessesFindEachOtherAndControlCEndsThemWithZero()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            Assert.Inconclusive("Ctrl+C is sent with kill -INT");
        }

        using Process gateway = Program("--role", "gateway", "--listen", "0");
        string port = After(await LineWithAsync(gateway, "UDP port"), "UDP port");
        using Process node = Program("--role", "node", "--listen", "0", "--peer", port, "--mac", "02:00:00:00:0a:0a");
        await LineWithAsync(node, "kitchen is registered");
        foreach (Process process in new[] { node, gateway })
        {
            using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            string rest = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.AreEqual(0, process.ExitCode, rest);
            Assert.EndsWith("Stopped.\n", rest);
        }
    }

    [TestMethod]
    public async Task ANodeWithAnotherNetworkKeyDoesNotRegister()
    {
        using SimulatorRun gateway = SimulatorRun.Start("--role", "gateway", "--listen", "0");
        BrokerAddress broker = Broker(After(await gateway.LineWithAsync("Broker"), "Broker"));
        string port = After(await gateway.LineWithAsync("UDP port"), "UDP port");
        using MqttWatcher watcher = new(broker, "enigmaiot/+/hello");
        using SimulatorRun stranger = SimulatorRun.Start(
            "--role", "node", "--name", "stranger", "--listen", "0", "--peer", port, "--network-key", "not the same key",
            "--mac", "02:00:00:00:0b:0b");
        await gateway.LineWithAsync("02:00:00:00:0B:0B");
        using SimulatorRun node = SimulatorRun.Start("--role", "node", "--name", "cellar", "--listen", "0", "--peer", port);
        await node.LineWithAsync("cellar is registered");
        Assert.IsFalse(watcher.Read().Any(message => message.Contains("0b:0b", StringComparison.Ordinal)));
        Assert.DoesNotContain("is registered", stranger.Output);
    }

    private static async Task UpdateAsync(string broker, string version)
    {
        using TestFolder folder = new();
        BrokerAddress address = Broker(broker);
        UpdateOptions options = new()
        {
            Address = "cellar",
            Image = FirmwareImage.Load(folder.Deployment(version, 5_000, out _)),
            Broker = new BrokerOptions { Host = address.Host, Port = address.Port },
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
        };
        UpdateResult result = await new Updater(options).RunAsync();
        Assert.IsTrue(result.IsDone, result.Message);
    }

    private static BrokerAddress Broker(string text)
    {
        Assert.IsTrue(BrokerAddress.TryParse(text, out BrokerAddress address), text);
        return address;
    }

    private static string After(string line, string word)
    {
        return line[(line.IndexOf(word, StringComparison.Ordinal) + word.Length)..].Trim();
    }

    private static Process Program(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(SimulatorCommand).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<string> LineWithAsync(Process process, string text)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        Assert.Fail($"the program ended without a line with '{text}'");
        return string.Empty;
    }
}
