using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Tests.Desktop.Update;
using EnigmaIoT.Update.Deltas;
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
    [DataRow("--network a/b", "--network: the name must not have / + #, for it is a level of MQTT topics")]
    [DataRow("--network $SYS", "--network: the name must not start with $: such topics are the broker's own")]
    [DataRow("--network \u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4", "--network: the name must have 1 to 20 bytes")]
    [DataRow("--network a\u0085", "--network: the name must not have control characters or others that brokers refuse")]
    [DataRow("--network a\ufdd0", "--network: the name must not have control characters or others that brokers refuse")]
    [DataRow("--network a\ufffd", "--network: the name is not UTF-8")]
    [DataRow("--role node --name gateway", "--name: 'gateway' cannot be the name of a node")]
    [DataRow("--role node --name broadcast", "--name: 'broadcast' cannot be the name of a node")]
    [DataRow("--role node --name a\uffff", "--name: 'a\uffff' cannot be the name of a node")]
    [DataRow("--role node --name a\ufffd", "--name: 'a\ufffd' cannot be the name of a node")]
    [DataRow("--sample x.bin", "--sample needs --serve, --portal or --role gateway")]
    [DataRow("--role node --sample x.bin", "--sample needs --serve, --portal or --role gateway")]
    [DataRow("--http-port 80", "--http-port needs --serve, --portal or --role gateway")]
    [DataRow("--portal --http-password long-enough", "--http-password needs --serve or --role gateway")]
    [DataRow("--serve --http-password short", "--http-password: the password must have 8 to 64 bytes")]
    [DataRow("--ota-port 3232", "--ota-port needs --serve, --portal or --role gateway")]
    [DataRow("--role node --ota-port 3232", "--ota-port needs --serve, --portal or --role gateway")]
    [DataRow("--role gateway --sleepy", "a gateway alone has no node that sleeps")]
    [DataRow("--role node --unencrypted-data", "--unencrypted-data needs a gateway that the command line configures")]
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
    [DataRow("--broker localhost --cert x.pem", "--ca, --insecure and --cert need --secure")]
    [DataRow("--secure", "--secure needs --broker: the embedded broker speaks plain TCP")]
    [DataRow("--broker localhost --user me --password-file x --ask-password", "Of --password, --password-file and --ask-password only one can be used")]
    [DataRow("--broker localhost --broker-port 1883", "--broker and --broker-port exclude each other")]
    [DataRow("--air udp --pcap x.pcap", "--pcap captures the simulated air only")]
    [DataRow("--role gateway --pcap x.pcap", "--pcap captures the simulated air only")]
    [DataRow("--air udp --esp-now 2", "--esp-now is about the simulated air only")]
    [DataRow("--role node --esp-now 1", "--esp-now is about the simulated air only")]
    [DataRow("bench --image-size 999", "--image-size: '999' is not a number from 1000 to 1800000")]
    [DataRow("bench --gateway-cost 2,6", "--gateway-cost: '2,6' is not a time from 0 to 1000 milliseconds")]
    [DataRow("bench --node-collection 0", "--node-collection: '0' is not a number from 1 to 2147483647")]
    [DataRow("bench --image a.bin", "--image and --base belong together")]
    [DataRow("bench --base a.bin", "--image and --base belong together")]
    [DataRow("bench --image a.bin --base b.bin --image-size 5000", "--image and --image-size exclude each other")]
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
            "--image", "--nodes", "--loss", "--seed", "--broker", "--serve", "--air", "--esp-now", "--listen", "--peer", "--role",
            "--network-key", "--network", "--name", "--mac", "--gateway-mac", "--speed", "--user", "--password", "--password-file", "--ask-password",
            "--secure", "--ca", "--insecure", "--cert", "--key", "--key-password-file", "--verbose",
            "--state", "--broker-port", "--pcap", "bench", "--sample", "--sleepy", "--unencrypted-data",
        ];
        foreach (string option in options)
        {
            Assert.Contains(option, output);
        }

        Assert.Contains("the gateway sets the pace)", output);
        Assert.DoesNotContain("[default: fast]", output);
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
    [DataRow(false, ExitCode.Cancelled)]
    [DataRow(true, ExitCode.Done)]
    public async Task ControlCEndsTheWaitForABrokerThatSaysNothing(bool serves, int expected)
    {
        using SilentPeer peer = new();
        using SimulatorRun run = SimulatorRun.Start(
            ["--broker", $"127.0.0.1:{peer.Port}", "--nodes", "1", .. serves ? new[] { "--serve" } : []]);
        await peer.Heard;
        Assert.AreEqual(expected, await run.StopAsync(), run.Error);
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
        Assert.AreEqual($"Simulator: --pcap {path}: there is no such folder\n", error);
    }

    [TestMethod]
    [DataRow("--pcap")]
    [DataRow("--serve --sample")]
    [DataRow("bench --quick --pcap")]
    public async Task AFolderInAFilesPlaceIsTold(string arguments)
    {
        string path = Path.GetTempPath();
        (int code, _, string error) = await SimulatorRun.ToEndAsync([.. arguments.Split(' '), path]);
        Assert.AreEqual(ExitCode.File, code);
        Assert.AreEqual($"Simulator: {arguments.Split(' ')[^1]} {path}: it is a folder\n", error);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a\0b")]
    public async Task AFilesNameThatIsNoneIsTold(string path)
    {
        (int code, _, string error) = await SimulatorRun.ToEndAsync("--pcap", path);
        Assert.AreEqual(ExitCode.File, code);
        Assert.AreEqual($"Simulator: --pcap {path}: that is not a path\n", error);
        (code, _, error) = await SimulatorRun.ToEndAsync("--state", path);
        Assert.AreEqual(ExitCode.File, code);
        Assert.AreEqual($"Simulator: --state {path}: that is not a path\n", error);
    }

    [TestMethod]
    public async Task APathThatIsTooLongIsTold()
    {
        string path = Path.Combine(Path.GetTempPath(), new string('x', 5_000));
        (int code, _, string error) = await SimulatorRun.ToEndAsync("--pcap", path);
        Assert.AreEqual(ExitCode.File, code);
        Assert.AreEqual($"Simulator: --pcap {path}: the path is too long\n", error);
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
    public async Task TheBenchMeasuresTheImagesThatItIsGivenAlone()
    {
        using TestFolder folder = new();
        byte[] image = SampleImage.Create(new Version(1, 1), 20_000);
        string file = folder.Write("image.bin", image);
        string running = folder.Write("running.bin", SampleImage.Create(new Version(1, 0), 30_000));

        (int code, string output, string error) = await SimulatorRun.ToEndAsync("bench", "--quick", "--image", file, "--base", running);

        Assert.AreEqual(ExitCode.Done, code, error);
        string[] rows = [.. output.Split('\n').Where(line => line.EndsWith("MD5 right", StringComparison.Ordinal))];
        Assert.HasCount(9, rows);
        int delta = VcdiffEncoder.Encode(File.ReadAllBytes(running), image).Length;
        int compressed = VcdiffEncoder.Encode([], image).Length;
        Assert.AreEqual(3, rows.Count(row => row.Contains("as it is: 20,000 ", StringComparison.Ordinal)), output);
        Assert.AreEqual(3, rows.Count(row => row.Contains(Of("compressed", compressed), StringComparison.Ordinal)), output);
        Assert.AreEqual(3, rows.Count(row => row.Contains(Of("delta", delta), StringComparison.Ordinal)), output);
        Assert.DoesNotContain("heap", output);

        static string Of(string what, int count) => string.Create(CultureInfo.InvariantCulture, $"{what}: {count:N0} of 20,000 ");
    }

    [TestMethod]
    public async Task TheBenchTellsAnImageThatIsNoDeployment()
    {
        using TestFolder folder = new();
        string file = folder.Write("image.bin", SampleImage.CreateApplication(20_000));
        string running = folder.Write("running.bin", SampleImage.Create(new Version(1, 0), 30_000));

        (int code, string output, string error) = await SimulatorRun.ToEndAsync("bench", "--image", file, "--base", running);

        Assert.AreEqual(ExitCode.File, code);
        Assert.AreEqual(
            "Simulator: The bench updates one deployment of nanoFramework by another: one of these images is none.\n", error);
        Assert.AreEqual(string.Empty, output);
    }

    [TestMethod]
    public async Task AStateFolderThatIsAFileIsTold()
    {
        string file = Path.GetTempFileName();
        try
        {
            (int code, _, string error) = await SimulatorRun.ToEndAsync("--state", file);
            Assert.AreEqual(ExitCode.File, code);
            Assert.AreEqual($"Simulator: --state {file}: it is a file, not a folder\n", error);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
