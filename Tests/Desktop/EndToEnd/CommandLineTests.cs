using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Simulator.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

[TestClass]
public sealed class CommandLineTests
{
    [TestMethod]
    [DataRow("--loss 1.5", "--loss: '1.5' is not a number from 0 to 1")]
    [DataRow("--loss -0.1", "--loss: '-0.1' is not a number from 0 to 1")]
    [DataRow("--loss much", "--loss: 'much' is not a number from 0 to 1")]
    [DataRow("--nodes 0", "--nodes: '0' is not a number from 1 to 35")]
    [DataRow("--nodes 36", "--nodes: '36' is not a number from 1 to 35")]
    [DataRow("--seed x", "--seed: 'x' is not a number from 0 to 2147483647")]
    [DataRow("--broker 127.0.0.1:99999", "--broker: '127.0.0.1:99999' is not HOST:PORT")]
    [DataRow("--broker-port 65536", "--broker-port: '65536' is not a number from 0 to 65535")]
    [DataRow("--network-key short", "--network-key: the network key must have 8 to 32 characters")]
    [DataRow("--network-key 123456789012345678901234567890123", "--network-key: the network key must have 8 to 32 characters")]
    [DataRow("--network a/b", "--network: the name has 1 to 20 characters, none of / + #")]
    [DataRow("--role node --mac 02:00", "--mac: '02:00' is not a device's MAC address (AA:BB:CC:DD:EE:FF)")]
    [DataRow("--role node --mac ff:ff:ff:ff:ff:ff", "--mac: 'ff:ff:ff:ff:ff:ff' is not a device's MAC address (AA:BB:CC:DD:EE:FF)")]
    [DataRow("--role node --name a/b", "--name: 'a/b' cannot be the name of a node")]
    [DataRow("--role node --peer 0", "--peer: '0' is not a number from 1 to 65535")]
    [DataRow("--mac 02:00:00:00:00:09", "--name, --mac and --gateway-mac need --role")]
    [DataRow("--role gateway --name cellar", "--name and --gateway-mac need --role node")]
    [DataRow("--role gateway --nodes 2", "--role goes without --serve, --image and --nodes")]
    [DataRow("--role node --air simulated", "--role needs --air udp")]
    [DataRow("--role node --broker localhost", "a node alone has no broker")]
    [DataRow("--serve --image x.bin", "--serve goes without --image: an MQTT client sends it")]
    [DataRow("--user me --password it", "--user needs --broker: the embedded broker asks for none")]
    [DataRow("--broker localhost --password it", "--password needs --user")]
    [DataRow("--broker localhost --broker-port 1883", "--broker and --broker-port exclude each other")]
    [DataRow("--air udp --pcap x.pcap", "--pcap captures the simulated air only")]
    [DataRow("--role gateway --pcap x.pcap", "--pcap captures the simulated air only")]
    [DataRow("bench --image-size 999", "--image-size: '999' is not a number from 1000 to 1800000")]
    [DataRow("bench --seed x", "--seed: 'x' is not a number from 0 to 2147483647")]
    public async Task AMistakeIsOneClearLine(string arguments, string message)
    {
        (int code, string output, string error) = await SimulatorRun.ToEndAsync(arguments.Split(' '));
        Assert.AreEqual(ExitCode.Usage, code);
        Assert.AreEqual($"Simulator: {message}. Try --help.\n", error);
        Assert.AreEqual(string.Empty, output);
    }

    [TestMethod]
    [DataRow("--bogus")]
    [DataRow("stray")]
    [DataRow("--image")]
    [DataRow("--speed warp")]
    [DataRow("--air ether")]
    [DataRow("--role broker")]
    public async Task WhatTheParserRefusesIsOneLineToo(string arguments)
    {
        (int code, _, string error) = await SimulatorRun.ToEndAsync(arguments.Split(' '));
        Assert.AreEqual(ExitCode.Usage, code);
        Assert.AreEqual(1, error.Count(character => character == '\n'), error);
        Assert.EndsWith("Try --help.\n", error);
    }

    [TestMethod]
    public async Task HelpNamesEveryOption()
    {
        (int code, string output, _) = await SimulatorRun.ToEndAsync("--help");
        Assert.AreEqual(0, code);
        string[] options =
        [
            "--image", "--nodes", "--loss", "--seed", "--broker", "--serve", "--air", "--listen", "--peer", "--role",
            "--network-key", "--network", "--name", "--mac", "--gateway-mac", "--speed", "--user", "--password", "--verbose",
            "--state", "--broker-port", "--pcap", "bench",
        ];
        foreach (string option in options)
        {
            Assert.Contains(option, output);
        }
    }

    [TestMethod]
    public async Task AMissingImageIsToldBeforeAnythingStarts()
    {
        (int code, string output, string error) = await SimulatorRun.ToEndAsync("--image", "no/such/file.bin");
        Assert.AreEqual(ExitCode.File, code);
        Assert.AreEqual("Simulator: There is no file 'no/such/file.bin'.\n", error);
        Assert.AreEqual(string.Empty, output);
    }

    [TestMethod]
    public async Task ABrokerThatIsNotThereIsTold()
    {
        using Socket unused = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        unused.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)unused.LocalEndPoint!).Port;
        (int code, _, string error) = await SimulatorRun.ToEndAsync("--broker", $"127.0.0.1:{port}");
        Assert.AreEqual(ExitCode.BrokerUnreachable, code);
        Assert.AreEqual($"Simulator: broker 127.0.0.1:{port}: nobody listens there (connection refused)\n", error);
    }

    [TestMethod]
    public async Task ABrokerPortInUseIsTold()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (int code, _, string error) = await SimulatorRun.ToEndAsync("--broker-port", $"{port}");
        Assert.AreEqual(ExitCode.Port, code);
        Assert.AreEqual($"Simulator: TCP port {port} is in use\n", error);
    }

    [TestMethod]
    public async Task AUdpPortInUseIsTold()
    {
        using UdpClient taken = new(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)taken.Client.LocalEndPoint!).Port;
        (int code, _, string error) = await SimulatorRun.ToEndAsync("--role", "gateway", "--listen", $"{port}");
        Assert.AreEqual(ExitCode.Port, code);
        Assert.AreEqual($"Simulator: UDP port {port} is in use\n", error);
    }

    [TestMethod]
    [DataRow("--pcap")]
    [DataRow("bench --quick --pcap")]
    public async Task ACaptureThatCannotBeWrittenIsTold(string arguments)
    {
        string path = Path.Combine(Path.GetTempPath(), "no", "such", "folder", "air.pcap");
        (int code, _, string error) = await SimulatorRun.ToEndAsync([.. arguments.Split(' '), path]);
        Assert.AreEqual(ExitCode.File, code);
        Assert.StartsWith($"Simulator: --pcap {path}: ", error);
    }

    [TestMethod]
    public async Task TheBenchPrintsItsTableAndCapturesItsFirstLine()
    {
        string path = Path.GetTempFileName();
        try
        {
            (int code, string output, string error) =
                await SimulatorRun.ToEndAsync("bench", "--quick", "--image-size", "5000", "--pcap", path);
            Assert.AreEqual(ExitCode.Done, code, error);
            Assert.Contains("0.9.8 node and gateway, slow", output);
            Assert.IsGreaterThan(5000, new FileInfo(path).Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public async Task AStateFolderThatIsAFileIsTold()
    {
        string file = Path.GetTempFileName();
        try
        {
            (int code, _, string error) = await SimulatorRun.ToEndAsync("--state", file);
            Assert.AreEqual(ExitCode.File, code);
            Assert.StartsWith($"Simulator: --state {file}: ", error);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
