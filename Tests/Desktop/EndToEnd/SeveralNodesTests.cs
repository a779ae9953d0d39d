using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>One command of the updater for several nodes, with gateway and nodes in real time.</summary>
[TestClass]
public sealed class SeveralNodesTests
{
    // What a node runs is told behind its registration.
    private static readonly TimeSpan _reportedAfter = TimeSpan.FromSeconds(5);

    private readonly TestFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public async Task TheyGetTheImageByBroadcastsAndAreListedAtTheEnd()
    {
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "3");
        BrokerAddress broker = await RegisteredAsync(run);

        int code = await UpdateAsync(broker, "2.0", "--nodes", "kitchen,garage", "--nodes", "garden", "--no-delta");

        Assert.AreEqual(ExitCode.Done, code, Told);
        StringAssert.Contains(_output.ToString(), "Broadcasting to 3 nodes");
        foreach (string node in new[] { "kitchen", "garage", "garden" })
        {
            StringAssert.Contains(_output.ToString(), $"{node.PadRight(7)}  ok      done, by broadcasts");
            await run.LineWithAsync($"{node} is registered and runs deployment 2.0.0.0 in slot 1");
        }

        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    [DataRow(true, "Delta: ")]
    [DataRow(false, "Compressed: ")]
    public async Task TheyGetADeltaByBroadcastsOrTheCompressedImageWhereWhatTheyRunIsNotKnown(bool isKept, string told)
    {
        if (isKept)
        {
            Assert.IsNull(new ImageStore(Path.Combine(_folder.Path, "images")).Keep(FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 0)))));
        }

        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "3");
        BrokerAddress broker = await RegisteredAsync(run);

        int code = await UpdateAsync(broker, "3.0", "--nodes", "kitchen,garage,garden");

        Assert.AreEqual(ExitCode.Done, code, Told);
        StringAssert.Contains(_output.ToString(), told);
        StringAssert.Contains(_output.ToString(), "Broadcasting to 3 nodes");
        foreach (string node in new[] { "kitchen", "garage", "garden" })
        {
            StringAssert.Contains(_output.ToString(), $"{node.PadRight(7)}  ok      done, by broadcasts");
            await run.LineWithAsync($"{node} is registered and runs deployment 3.0.0.0 in slot 1");
        }

        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task AllOfOneProgramAreUpdatedAndNoneTwice()
    {
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "2");
        BrokerAddress broker = await RegisteredAsync(run);

        Assert.AreEqual(ExitCode.Done, await UpdateAsync(broker, "2.0", "--all", "--no-delta"), Told);
        foreach (string node in new[] { "kitchen", "garage" })
        {
            StringAssert.Contains(_output.ToString(), $"{node.PadRight(7)}  ok      Done. ");
            await run.LineWithAsync($"{node} is registered and runs deployment 2.0.0.0 in slot 1");
        }

        await Task.Delay(_reportedAfter);
        Assert.AreEqual(ExitCode.Done, await UpdateAsync(broker, "2.0", "--all"), Told);
        StringAssert.Contains(_output.ToString(), "kitchen  ok      runs this image already");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task OneThatIsNotThereIsToldAndTheOthersAreUpdated()
    {
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "2");
        BrokerAddress broker = await RegisteredAsync(run);

        int code = await UpdateAsync(broker, "2.0", "--nodes", "kitchen,nobody", "--json");

        Assert.AreEqual(ExitCode.NodeSilent, code, Told);
        StringAssert.Contains(_error.ToString(), "1 of 2 nodes are not updated; nobody: ");
        StringAssert.Contains(_output.ToString(), "{\"node\":\"kitchen\",\"code\":0,");
        StringAssert.Contains(_output.ToString(), "{\"node\":\"nobody\",\"code\":7,");
        await run.LineWithAsync("kitchen is registered and runs deployment 2.0.0.0 in slot 1");
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    [DataRow("--nodes names no node", "--nodes", ",")]
    [DataRow("only one of them", "--nodes", "a,b", "-d", "c")]
    [DataRow("only one of them", "--all", "--nodes", "a")]
    [DataRow("'a/b' is not", "--nodes", "a/b,c")]
    [DataRow("--base", "--all", "--base", "x")]
    [DataRow("neither", "--all", "--serve-offers", "x")]
    [DataRow("--list", "--all", "--list")]
    public async Task WhatDoesNotGoTogetherIsAWrongCommandLine(string told, params string[] arguments)
    {
        UpdateCommand command = new(_output, _error, isTerminal: false);

        Assert.AreEqual(ExitCode.Usage, await command.RunAsync(arguments));
        StringAssert.Contains(_error.ToString(), told);
    }

    private string Told => $"{_output}\n{_error}";

    private static async Task<BrokerAddress> RegisteredAsync(SimulatorRun run)
    {
        string line = await run.LineWithAsync("Broker");
        await run.LineWithAsync("kitchen is registered");
        await run.LineWithAsync("garage is registered");
        Assert.IsTrue(BrokerAddress.TryParse(line[(line.IndexOf("Broker", StringComparison.Ordinal) + 6)..].Trim(), out BrokerAddress address), line);

        await Task.Delay(_reportedAfter);
        return address;
    }

    private async Task<int> UpdateAsync(BrokerAddress broker, string version, params string[] options)
    {
        string file = Path.Combine(_folder.Path, "node.bin");
        await File.WriteAllBytesAsync(file, SampleImage.Create(Version.Parse(version), 60_000));
        UpdateCommand command = new(_output, _error, isTerminal: false) { Images = Path.Combine(_folder.Path, "images") };
        return await command.RunAsync(["-f", file, "-S", broker.Host, "-p", $"{broker.Port}", .. options]);
    }
}
