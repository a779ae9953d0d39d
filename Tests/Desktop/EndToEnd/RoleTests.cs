using System.Runtime.InteropServices;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulator.Commands;
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
        using SimulatorRun gateway = SimulatorRun.Start("--role", "gateway", "--listen", "0", "--ota-port", "0");
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

        using OwnProcess gateway = Program("--role", "gateway", "--listen", "0", "--ota-port", "0");
        string port = After(await gateway.LineWithAsync("UDP port"), "UDP port");
        using OwnProcess node = Program("--role", "node", "--listen", "0", "--peer", port, "--mac", "02:00:00:00:0a:0a");
        await node.LineWithAsync("kitchen is registered");
        foreach (OwnProcess process in new[] { node, gateway })
        {
            (int code, string rest) = await process.InterruptAsync();
            Assert.AreEqual(0, code, rest);
            Assert.EndsWith("Stopped.\n", rest);
        }
    }

    [TestMethod]
    public async Task ANodeWithAnotherNetworkKeyDoesNotRegister()
    {
        using SimulatorRun gateway = SimulatorRun.Start("--role", "gateway", "--listen", "0", "--ota-port", "0");
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

    private static OwnProcess Program(params string[] arguments)
    {
        return OwnProcess.Start("dotnet", [typeof(SimulatorCommand).Assembly.Location, .. arguments]);
    }
}
