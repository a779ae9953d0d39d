using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet.Protocol;

namespace EnigmaIoT.Tests.Desktop.Update;

[TestClass]
public sealed class ExitCodeTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("enigmaiot-update").FullName;

    private string FirmwareFile => Path.Combine(_folder, "firmware.bin");

    [TestInitialize]
    public void WriteFirmware() => File.WriteAllBytes(FirmwareFile, SampleImage.Create(new Version(1, 0), 4035));

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task ZeroWhereTheNodeHasWrittenTheImage()
    {
        Assert.AreEqual(ExitCode.Done, await UpdateAsync(new Behaviour()));

        Assert.AreEqual("", _error.ToString());
        StringAssert.Contains(_output.ToString(), "100 %");
        StringAssert.Contains(_output.ToString(), "MD5 right, node is writing");
    }

    [TestMethod]
    public async Task QuietPrintsNothing()
    {
        Assert.AreEqual(ExitCode.Done, await UpdateAsync(new Behaviour(), "--quiet"));

        Assert.AreEqual("", _output.ToString() + _error);
    }

    [TestMethod]
    public async Task NoProgressPrintsNoPercent()
    {
        Assert.AreEqual(ExitCode.Done, await UpdateAsync(new Behaviour(), "--no-progress"));

        Assert.IsFalse(_output.ToString().Contains('%'));
        StringAssert.Contains(_output.ToString(), "Done.");
    }

    [TestMethod]
    public async Task ATerminalShowsABar()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        await using ScriptedGateway gateway = new(broker, new Behaviour { ChunksLost = [4] });

        int code = await RunAsync(
            isTerminal: true, "-d", "aa:bb:cc:dd:ee:ff", "-f", FirmwareFile, "-p", $"{broker.Port}");

        Assert.AreEqual(ExitCode.Done, code, _error.ToString());
        StringAssert.Contains(_output.ToString(), "Done.");
    }

    [TestMethod]
    [DataRow("--help")]
    [DataRow("-h")]
    [DataRow("--version")]
    [DataRow("--he")]
    public async Task ZeroForHelpAndVersion(string option)
    {
        Assert.AreEqual(ExitCode.Done, await RunAsync(isTerminal: false, option));

        Assert.AreNotEqual("", _output.ToString());
        Assert.AreEqual("", _error.ToString());
    }

    [TestMethod]
    public async Task TwoForAWrongCommandLine() => await FailsAsync(ExitCode.Usage, "--daddres");

    [TestMethod]
    public async Task ThreeWhereThereIsNoFile() => await FailsAsync(ExitCode.File, "-d", "x", "-f", _folder + "/none");

    [TestMethod]
    public async Task ThreeWithTheNextStepWhereTheDefaultFileIsNotThere()
    {
        await FailsAsync(ExitCode.File, "-d", "x");
        StringAssert.Contains(_error.ToString(), "There is no file 'program.bin'. -f names the firmware.");
    }

    [TestMethod]
    public async Task ThreeForAFolder() => await FailsAsync(ExitCode.File, "-d", "x", "-f", _folder);

    [TestMethod]
    public async Task ThreeForAnEmptyFile()
    {
        File.WriteAllBytes(FirmwareFile, []);

        await FailsAsync(ExitCode.File, "-d", "x", "-f", FirmwareFile);
    }

    [TestMethod]
    public async Task ThreeForATooLargeFile()
    {
        File.WriteAllBytes(FirmwareFile, new byte[13_893_421]);

        await FailsAsync(ExitCode.File, "-d", "x", "-f", FirmwareFile);
        StringAssert.Contains(_error.ToString(), "13,893,420");
    }

    [TestMethod]
    public async Task ThreeForADeploymentThatWasCutBehindItsFirstAssembly()
    {
        File.WriteAllBytes(FirmwareFile, SampleImage.Create(new Version(1, 0), 4000)[..1000]);

        await FailsAsync(ExitCode.File, "-d", "x", "-f", FirmwareFile);
        StringAssert.Contains(
            _error.ToString(), "firmware.bin' is not sent: no assembly in it has an entry point: it is cut off, or a library.");
    }

    [TestMethod]
    public async Task ThreeForABaseOfAnotherKind()
    {
        File.WriteAllBytes(FirmwareFile, SampleImage.Create(new Version(1, 0), 4000));
        string other = Path.Combine(_folder, "other.bin");
        File.WriteAllBytes(other, SampleImage.CreateApplication(4000));

        await FailsAsync(ExitCode.File, "-d", "x", "-f", FirmwareFile, "--base", other);
        StringAssert.Contains(_error.ToString(), "other.bin' (ESP32 application) is no base of ");
    }

    [TestMethod]
    public async Task ThreeForAnApplicationOfOneByte()
    {
        File.WriteAllBytes(FirmwareFile, [0xE9]);

        await FailsAsync(ExitCode.File, "-d", "x", "-f", FirmwareFile);
        StringAssert.Contains(_error.ToString(), "it is cut off inside its header, at byte 1.");
    }

    [TestMethod]
    public async Task ThreeForAFileThatIsNoFirmwareUnlessTheUserInsists()
    {
        File.WriteAllBytes(FirmwareFile, UpdaterFixture.Firmware(20));

        await FailsAsync(ExitCode.File, "-d", "x", "-f", FirmwareFile);
        StringAssert.Contains(_error.ToString(), "it is no firmware that this program knows");
        StringAssert.Contains(_error.ToString(), "--any-file");

        Assert.AreEqual(ExitCode.Done, await UpdateAsync(new Behaviour(), "--any-file"));
    }

    [TestMethod]
    public async Task FourWhereNoBrokerListens()
    {
        await FailsAsync(ExitCode.BrokerUnreachable, "-d", "x", "-f", FirmwareFile, "-p", $"{FreePort.Take()}");
        StringAssert.Contains(_error.ToString(), "(does the broker run, and is that its port?)");
    }

    [TestMethod]
    public async Task FourWhereTheHostDoesNotExist()
    {
        await FailsAsync(ExitCode.BrokerUnreachable, "-d", "x", "-f", FirmwareFile, "-S", "broker.invalid");
        StringAssert.Contains(_error.ToString(), "(is the name spelled right");
    }

    [TestMethod]
    [DataRow(MqttConnectReasonCode.BadUserNameOrPassword)]
    [DataRow(MqttConnectReasonCode.NotAuthorized)]
    public async Task FiveWhereTheBrokerRefusesUserOrPassword(MqttConnectReasonCode reason)
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        broker.Judge = (user, password) => user == "me" && password == "right" ? MqttConnectReasonCode.Success : reason;

        await FailsAsync(
            ExitCode.BrokerRefused, "-d", "x", "-f", FirmwareFile, "-p", $"{broker.Port}", "-u", "me", "-P", "wrong");
    }

    [TestMethod]
    public async Task UserAndPasswordReachTheBroker()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        await using ScriptedGateway gateway = new(broker, new Behaviour());
        broker.Judge = (user, password) => user == "me" && password == "right"
            ? MqttConnectReasonCode.Success
            : MqttConnectReasonCode.NotAuthorized;

        int code = await RunAsync(
            isTerminal: false,
            "-d", "aa:bb:cc:dd:ee:ff", "-f", FirmwareFile, "-p", $"{broker.Port}", "-u", "me", "-P", "right");

        Assert.AreEqual(ExitCode.Done, code);
    }

    [TestMethod]
    public async Task SixWhereTheCertificateIsNotTrusted()
    {
        await using TestBroker broker = await TestBroker.StartAsync(Certificate("localhost"));

        await FailsAsync(
            ExitCode.Tls, "-d", "x", "-f", FirmwareFile, "-s", "-S", "localhost", "-p", $"{broker.Port}");
        StringAssert.Contains(_error.ToString(), "not trusted");
        StringAssert.Contains(_error.ToString(), "--ca names a file with the authority that signed it");
    }

    [TestMethod]
    public async Task SixWhereTheCertificateIsMadeOutToAnotherName()
    {
        X509Certificate2 certificate = Certificate("elsewhere");
        await using TestBroker broker = await TestBroker.StartAsync(certificate);

        await FailsAsync(
            ExitCode.Tls,
            "-d", "x", "-f", FirmwareFile, "-s", "-S", "localhost", "-p", $"{broker.Port}", "--ca", Pem(certificate));
        StringAssert.Contains(_error.ToString(), "another name");
    }

    [TestMethod]
    public async Task SixWhereThePortDoesNotSpeakTls()
    {
        await using TestBroker broker = await TestBroker.StartAsync();

        await FailsAsync(ExitCode.Tls, "-d", "x", "-f", FirmwareFile, "-s", "-p", $"{broker.Port}");
    }

    [TestMethod]
    public async Task SixWhereTheCertificateFileIsNone()
    {
        await FailsAsync(ExitCode.Tls, "-d", "x", "-f", FirmwareFile, "-s", "--ca", FirmwareFile);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task ZeroOverTlsWithTheRightAuthorityOrUnchecked(bool withAuthority)
    {
        X509Certificate2 certificate = Certificate("localhost");
        await using TestBroker broker = await TestBroker.StartAsync(certificate);
        await using ScriptedGateway gateway = new(broker, new Behaviour());
        string[] trust = withAuthority ? ["--ca", Pem(certificate)] : ["--insecure"];

        int code = await RunAsync(
            isTerminal: false,
            ["-d", "aa:bb:cc:dd:ee:ff", "-f", FirmwareFile, "-s", "-S", "localhost", "-p", $"{broker.Port}", .. trust]);

        Assert.AreEqual(ExitCode.Done, code, _error.ToString());
        Assert.AreEqual(!withAuthority, _error.ToString().Contains("warning", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task SevenWhereTheNodeDoesNotAnswer()
    {
        Assert.AreEqual(
            ExitCode.NodeSilent, await UpdateAsync(new Behaviour { SleepRequestsLost = 1000 }, "--timeout", "0.5"));
    }

    [TestMethod]
    [DataRow(1, ExitCode.Refused)]
    [DataRow(3, ExitCode.CheckFailed)]
    [DataRow(5, ExitCode.TimedOut)]
    public async Task EightNineAndTenForRefusalCheckAndTimeout(int status, int exitCode)
    {
        Assert.AreEqual(exitCode, await UpdateAsync(new Behaviour { SaidAtChunk = (5, ScriptedGateway.Ota(status)) }));
        AssertOneLine();
    }

    [TestMethod]
    public async Task OneHundredAndThirtyWhereItIsCancelled()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        await using ScriptedGateway gateway = new(broker, new Behaviour { SleepRequestsLost = 1000 });
        using CancellationTokenSource cancellation = new();
        UpdateCommand command = new(_output, _error, isTerminal: false) { Timings = UpdaterFixture.Quick };
        Task<int> run = command.RunAsync(
            ["-d", "aa:bb:cc:dd:ee:ff", "-f", FirmwareFile, "-p", $"{broker.Port}"], cancellation.Token);
        while (gateway.Received.IsEmpty)
        {
            await Task.Delay(10);
        }

        await cancellation.CancelAsync();

        Assert.AreEqual(ExitCode.Cancelled, await run);
        AssertOneLine();
    }

    [TestMethod]
    public void EveryOutcomeHasAnExitCodeOfItsOwn()
    {
        int[] codes = [.. Enum.GetValues<UpdateOutcome>().Select(ExitCode.Of)];

        Assert.HasCount(codes.Length, codes.Distinct().ToArray());
        CollectionAssert.DoesNotContain(codes, ExitCode.Internal);
    }

    private async Task<int> UpdateAsync(Behaviour behaviour, params string[] more)
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        await using ScriptedGateway gateway = new(broker, behaviour);
        return await RunAsync(
            isTerminal: false, ["-d", behaviour.Address, "-f", FirmwareFile, "-p", $"{broker.Port}", .. more]);
    }

    private Task<int> RunAsync(bool isTerminal, params string[] arguments)
    {
        return new UpdateCommand(_output, _error, isTerminal) { Timings = UpdaterFixture.Quick }.RunAsync(arguments);
    }

    private async Task FailsAsync(int exitCode, params string[] arguments)
    {
        Assert.AreEqual(exitCode, await RunAsync(isTerminal: false, arguments), _error.ToString());
        AssertOneLine();
    }

    private void AssertOneLine()
    {
        string error = _error.ToString();
        Assert.AreEqual(1, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, error);
        StringAssert.StartsWith(error, "enigmaiot-update: ");
    }

    private string Pem(X509Certificate2 certificate)
    {
        string file = Path.Combine(_folder, "ca.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        return file;
    }

    private static X509Certificate2 Certificate(string host)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
