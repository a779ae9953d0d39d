using System.Globalization;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What a node runs, as its gateway has the broker keep it.</summary>
[TestClass]
public sealed class ProgramTests
{
    private const string Old = """{"address":"AA:BB:CC:DD:EE:FF","name":"Node","version":"1.4.0","sha256":"0011223344556677","size":5}""";

    [TestMethod]
    public async Task AnImageThatTheNodeRunsAlreadyIsNotSent()
    {
        await using UpdaterFixture fixture = await StartAsync();
        await fixture.Gateway.SayAsync("kitchen/program", Program(fixture, "1.4.0"), retain: true);

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.Done, result.Outcome, result.Message);
        StringAssert.Contains(result.Message, "kitchen already runs this image (Node 1.4.0): nothing was sent.");
        Assert.AreEqual(0, fixture.Gateway.CountOf("set/ota"));
        Assert.AreEqual(0, fixture.Gateway.CountOf("set/sleeptime"));
    }

    /// <summary>Its next update needs it as the base.</summary>
    [TestMethod]
    public async Task AnImageThatTheNodeRunsAlreadyIsKept()
    {
        using TestFolder folder = new();
        await using UpdaterFixture fixture = await StartAsync();
        fixture.Store = new ImageStore(folder.Path);
        await fixture.Gateway.SayAsync("kitchen/program", Program(fixture, "1.4.0"), retain: true);

        Assert.AreEqual(UpdateOutcome.Done, (await fixture.UpdateAsync()).Outcome);

        Assert.IsNotNull(fixture.Store.Find(fixture.Image.Sha256, fixture.Image.Size));
    }

    [TestMethod]
    public async Task ANodeThatIsAddressedByItsMacAddressTellsUnderItsName()
    {
        await using UpdaterFixture fixture = await StartAsync();
        fixture.Address = "aa:bb:cc:dd:ee:ff";
        await fixture.Gateway.SayAsync("kitchen/program", Program(fixture, "1.4.0"), retain: true);

        UpdateResult result = await fixture.UpdateAsync();

        StringAssert.Contains(result.Message, "kitchen already runs this image");
        Assert.AreEqual(0, fixture.Gateway.CountOf("set/ota"));
    }

    [TestMethod]
    public async Task ForceSendsItAllTheSame()
    {
        await using UpdaterFixture fixture = await StartAsync();
        fixture.Force = true;
        await fixture.Gateway.SayAsync("kitchen/program", Program(fixture, "1.4.0"), retain: true);

        fixture.AssertDelivered(await fixture.UpdateAsync());
    }

    [TestMethod]
    [DataRow("sha256", "0011223344556677")]
    [DataRow("size", 17)]
    public async Task AnotherImageIsSent(string member, object value)
    {
        await using UpdaterFixture fixture = await StartAsync();
        string program = Program(fixture, "1.4.0");
        string other = member == "size"
            ? program.Replace($"\"size\":{fixture.Image.Size}", $"\"size\":{value}", StringComparison.Ordinal)
            : program.Replace(fixture.Image.Sha256[..16], (string)value, StringComparison.Ordinal);
        Assert.AreNotEqual(program, other);
        await fixture.Gateway.SayAsync("kitchen/program", other, retain: true);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.IsTrue(fixture.Notices.Any(notice => notice.StartsWith("kitchen runs Node 1.4.0", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("garbage")]
    [DataRow("""{"address":"11:22:33:44:55:66","name":"Node","version":"9.9.9"}""")]
    [DataRow("""{"sha256":"","size":1}""")]
    [DataRow("""{"sha256":"ab","size":"x","kind":{}}""")]
    public async Task WhatIsNotToldIsNotShown(string program)
    {
        await using UpdaterFixture fixture = await StartAsync();
        await fixture.Gateway.SayAsync("kitchen/program", program, retain: true);

        fixture.AssertDelivered(await fixture.UpdateAsync());

        Assert.IsFalse(fixture.Notices.Any(notice => notice.Contains("runs", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task TheVersionThatRunsAfterwardsIsTold()
    {
        await using UpdaterFixture fixture = await StartAsync(image => Program(image, "1.5.0"));
        fixture.Timings = UpdaterFixture.Quick with { Restart = TimeSpan.FromSeconds(20) };

        UpdateResult result = await fixture.UpdateAsync();

        fixture.AssertDelivered(result);
        StringAssert.Contains(result.Message, "kitchen now runs Node 1.5.0.");
    }

    [TestMethod]
    public async Task ANodeThatComesBackWithAnotherImageIsNoSuccess()
    {
        await using UpdaterFixture fixture = await StartAsync(
            _ => Old);
        fixture.Timings = UpdaterFixture.Quick with { Restart = TimeSpan.FromSeconds(20) };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.RolledBack, result.Outcome);
        StringAssert.Contains(result.Message, "it runs Node 1.4.0");
    }

    [TestMethod]
    public async Task ANodeThatReportsARollbackIsNoSuccess()
    {
        await using UpdaterFixture fixture = await StartAsync(
            notice: """{"reason":2,"cause":"the new image was not confirmed in time"}""");
        fixture.Timings = UpdaterFixture.Quick with { Restart = TimeSpan.FromSeconds(20) };

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.RolledBack, result.Outcome);
        StringAssert.Contains(result.Message, "the new image was not confirmed in time");
    }

    /// <summary>Its node has restarted into it, and the gateway has forgotten the update.</summary>
    [TestMethod]
    public async Task AnImageWhoseEndIsNotHeardIsNotSentAgainWhereTheNodeTellsThatItRuns()
    {
        await using UpdaterFixture fixture = await StartAsync(image => Program(image, "1.5.0"), ends: 1);
        await fixture.Gateway.SayAsync("kitchen/program", Old, retain: true);

        UpdateResult result = await fixture.UpdateAsync();

        fixture.AssertDelivered(result);
        StringAssert.Contains(result.Message, "Done. ");
        StringAssert.Contains(result.Message, "kitchen now runs Node 1.5.0.");
        Assert.AreEqual(1, fixture.Gateway.Announcements);
    }

    /// <summary>It was sent before, and nobody heard that it was written.</summary>
    [TestMethod]
    public async Task ADeltaWhoseBaseDoesNotRunAnyMoreIsNotSentInAnotherWayWhereTheNodeRunsTheImage()
    {
        using TestFolder folder = new();
        FirmwareImage image = FirmwareImage.FromBytes(SampleImage.Create(new Version(2, 0), 30_000));
        await using UpdaterFixture fixture = await StartRefusingAsync(folder, image, Program(image, "1.5.0"));

        UpdateResult result = await fixture.UpdateAsync();

        Assert.AreEqual(UpdateOutcome.Done, result.Outcome, result.Message);
        StringAssert.Contains(result.Message, "kitchen already runs this image (Node 1.5.0): nothing was sent.");
        Assert.AreEqual(1, fixture.Gateway.Announcements);
        Assert.IsEmpty(fixture.Gateway.Blocks);
    }

    [TestMethod]
    public async Task AnImageWhoseBaseIsNotKeptIsSentWithoutADeltaAndThatIsTold()
    {
        using TestFolder folder = new();
        FirmwareImage image = FirmwareImage.FromBytes(SampleImage.Create(new Version(2, 0), 30_000));
        await using UpdaterFixture fixture = await StartRefusingAsync(folder, image, Program(image, "1.5.0"));
        await fixture.Gateway.SayAsync("kitchen/program", Old.Replace("}", ",\"kind\":1}", StringComparison.Ordinal), retain: true);

        await fixture.UpdateAsync();

        CollectionAssert.Contains(
            fixture.Notices.ToArray(), "No delta is sent: the image that the node runs is not kept here. (--base names it.)");
    }

    [TestMethod]
    public async Task ABaseThatIsOfNoUseIsTold()
    {
        await using UpdaterFixture fixture = await StartAsync();
        fixture.BaseImage = FirmwareImage.FromBytes(UpdaterFixture.Firmware(21));

        fixture.AssertDelivered(await fixture.UpdateAsync());

        CollectionAssert.Contains(fixture.Notices.ToArray(), "No delta is sent: the gateway, or the node, takes none.");
    }

    [TestMethod]
    public async Task AGatewayOfAnOldVersionIsTold()
    {
        await using UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour());

        fixture.AssertDelivered(await fixture.UpdateAsync());

        CollectionAssert.Contains(
            fixture.Notices.ToArray(), "The gateway answers as those of version 0.9.8: chunks go one by one, with a pause behind each.");
    }

    /// <summary>Somebody else has updated it since it was asked.</summary>
    [TestMethod]
    public async Task ADeltaWhoseBaseDoesNotRunAnyMoreIsMadeAgainstWhatRuns()
    {
        using TestFolder folder = new();
        FirmwareImage image = FirmwareImage.FromBytes(SampleImage.Create(new Version(2, 0), 30_000));
        FirmwareImage other = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 9), 30_000));
        await using UpdaterFixture fixture = await StartRefusingAsync(folder, image, Program(other, "1.9.0"));
        Assert.IsNull(fixture.Store!.Keep(other));

        await fixture.UpdateAsync();

        Assert.AreEqual(2, fixture.Notices.Count(notice => notice.StartsWith("Delta: ", StringComparison.Ordinal)));
    }

    private static async Task<UpdaterFixture> StartRefusingAsync(TestFolder folder, FirmwareImage image, string runs)
    {
        FirmwareImage running = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 0), 30_000));
        UpdaterFixture fixture = await UpdaterFixture.StartAsync(
            new Behaviour
            {
                TellsIdentity = true,
                TakesDeltas = true,
                Name = "kitchen",
                AnswersUnderBothForms = true,
                Blocks = new BlockBehaviour(),
                SaidAtStart = ["""{"status":1,"refusal":6,"reason":"another base","md5":"{md5}","address":"AA:BB:CC:DD:EE:FF"}"""],
                ProgramAtStart = runs,
            },
            image.Bytes.ToArray());
        fixture.Address = "kitchen";
        fixture.Store = new ImageStore(folder.Path);
        Assert.IsNull(fixture.Store.Keep(running));
        await fixture.Gateway.SayAsync("kitchen/program", Program(running, "1.0.0"), retain: true);
        return fixture;
    }

    private static string Program(UpdaterFixture fixture, string version) => Program(fixture.Image, version);

    private static string Program(FirmwareImage image, string version) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"address\":\"AA:BB:CC:DD:EE:FF\",\"name\":\"Node\",\"version\":\"{version}\",\"sha256\":\"{image.Sha256[..16]}\",\"size\":{image.Size}}}");

    private static async Task<UpdaterFixture> StartAsync(
        Func<FirmwareImage, string>? after = null, string? notice = null, int ends = 0)
    {
        FirmwareImage image = FirmwareImage.FromBytes(UpdaterFixture.Firmware(20));
        UpdaterFixture fixture = await UpdaterFixture.StartAsync(new Behaviour
        {
            TellsIdentity = true,
            Name = "kitchen",
            AnswersUnderBothForms = true,
            Blocks = new BlockBehaviour { EndsLost = ends },
            ProgramAfter = after?.Invoke(image),
            NoticeAfter = notice,
        });
        fixture.Address = "kitchen";
        return fixture;
    }
}
