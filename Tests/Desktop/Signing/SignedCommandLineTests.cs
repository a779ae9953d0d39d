using System.Collections.Concurrent;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Signing;

/// <summary>The programs together, in real time: enigmaiot-image makes a key and signs, the boards of the simulator trust it, the updater sends.</summary>
[TestClass]
public sealed class SignedCommandLineTests : IUpdateObserver
{
    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<string> _notices = new();

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public async Task TheBoardsTakeWhatTheirOwnersKeySignedAndNothingElse()
    {
        Assert.AreEqual(0, Image("keygen", "--key", Path("my.pem")));
        File.WriteAllBytes(Path("unsigned.bin"), SampleImage.Create(new Version(3, 0), 20_000));
        Assert.AreEqual(0, Image("sign", "-f", Path("unsigned.bin"), "-k", Path("my.pem"), "-c", "1", "-o", Path("signed.bin")));
        using SimulatorRun run = SimulatorRun.Start("--serve", "--nodes", "1", "--trust", Path("my.pub.pem"));
        string line = await run.LineWithAsync("Broker");
        await run.LineWithAsync("kitchen is registered");
        Assert.IsTrue(BrokerAddress.TryParse(line[(line.IndexOf("Broker", StringComparison.Ordinal) + 6)..].Trim(), out BrokerAddress broker), line);

        UpdateResult refused = await UpdateAsync(broker, "kitchen", "unsigned.bin");
        Assert.AreEqual(UpdateOutcome.Refused, refused.Outcome);
        StringAssert.Contains(refused.Message, "the node takes only signed images, and this one is unsigned");
        Assert.HasCount(
            1, _notices.Where(text => text.StartsWith("Compressed: ", StringComparison.Ordinal)), "what is sent first is compressed");
        Assert.IsFalse(_notices.Any(text => text.Contains("another way", StringComparison.Ordinal)), "and nothing else is tried");
        refused = await UpdateAsync(broker, "gateway", "unsigned.bin");
        Assert.AreEqual(UpdateOutcome.Refused, refused.Outcome);
        StringAssert.Contains(refused.Message, "only signed images are taken");

        UpdateResult done = await UpdateAsync(broker, "kitchen", "signed.bin");
        Assert.IsTrue(done.IsDone, done.Message);
        await run.LineWithAsync("kitchen is registered and runs deployment 3.0.0.0 in slot 1");
        done = await UpdateAsync(broker, "gateway", "signed.bin");
        Assert.IsTrue(done.IsDone, done.Message);
        Assert.AreEqual(0, await run.StopAsync(), run.Error);
    }

    [TestMethod]
    public async Task AKeyThatCannotBeReadIsToldInOneLine()
    {
        File.WriteAllText(Path("no.pem"), "no key");
        (int code, _, string error) = await SimulatorRun.ToEndAsync("--trust", Path("no.pem"));
        Assert.AreEqual(2, code);
        StringAssert.Contains(error, "is no key that can be read");
        (code, _, error) = await SimulatorRun.ToEndAsync("--trust", Path("missing.pem"));
        Assert.AreEqual(2, code);
        StringAssert.Contains(error, "missing.pem");
    }

    public void OnPhase(UpdatePhase phase)
    {
    }

    public void OnProgress(UpdateProgress progress)
    {
    }

    public void OnNotice(string text) => _notices.Enqueue(text);

    private static int Image(params string[] arguments) => new ImageCommand(TextWriter.Null, Console.Error).Run(arguments);

    private async Task<UpdateResult> UpdateAsync(BrokerAddress broker, string node, string file)
    {
        UpdateOptions options = new()
        {
            Address = node,
            Image = FirmwareImage.Load(Path(file)),
            Broker = new BrokerOptions { Host = broker.Host, Port = broker.Port },
            Deltas = true,
            Timings = new UpdateTimings { Restart = TimeSpan.Zero },
        };
        return await new Updater(options, this).RunAsync();
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.Path, name);
}
