using System.Text;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Mqtt;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet.Protocol;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Passwords that do not stand on the command line, which every user of the machine can read.</summary>
[TestClass]
public sealed class SecretTests : ISecretPrompt
{
    private readonly TestFolder _folder = new();
    private readonly List<string> _asked = [];
    private string? _answer;

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public async Task APasswordComesFromTheFirstLineOfAFile()
    {
        SecretSources sources = new(Write("first line\r\nsecond"), false, null);

        Assert.AreEqual("first line", (await FillAsync(sources, new BrokerOptions { User = "me" })).Password);
    }

    [TestMethod]
    public async Task APasswordIsAskedForByUserAndHost()
    {
        _answer = " with spaces ";
        SecretSources sources = new(null, true, null);

        BrokerOptions filled = await FillAsync(sources, new BrokerOptions { User = "me", Host = "broker.example" });

        Assert.AreEqual(" with spaces ", filled.Password);
        CollectionAssert.AreEqual(new[] { "Password of me at broker.example" }, _asked);
    }

    [TestMethod]
    [DataRow("me", "", "from outside")]
    [DataRow("me", "given", "given")]
    [DataRow("", "", "")]
    public async Task TheEnvironmentIsAskedWhereThereIsAUserWithoutPassword(string user, string given, string expected)
    {
        SecretSources sources = new(null, false, null) { Variables = Variables(SecretSources.PasswordVariable, "from outside") };

        Assert.AreEqual(expected, (await FillAsync(sources, new BrokerOptions { User = user, Password = given })).Password);
    }

    [TestMethod]
    public async Task ThePasswordOfAKeyComesFromAFileTheEnvironmentOrAPromptAndOnlyWhereItNeedsOne()
    {
        TestCertificates files = new(_folder);
        BrokerOptions options = new() { Secure = true, CertificateFile = files.Client, KeyFile = files.EncryptedKey };

        Assert.AreEqual("a", (await FillAsync(new SecretSources(null, false, Write("a")), options)).KeyPassword);
        SecretSources environment = new(null, false, null) { Variables = Variables(SecretSources.KeyPasswordVariable, "b") };
        Assert.AreEqual("b", (await FillAsync(environment, options)).KeyPassword);
        _answer = "c";
        Assert.AreEqual("c", (await FillAsync(Nothing, options)).KeyPassword);
        CollectionAssert.AreEqual(new[] { $"Password of {files.EncryptedKey}" }, _asked);
        Assert.IsNull((await FillAsync(Nothing, options with { KeyFile = files.ClientKey })).KeyPassword);
        Assert.HasCount(1, _asked);
    }

    [TestMethod]
    public async Task WhereThereIsNobodyToAskThatIsSaid()
    {
        SecretException failure = await Assert.ThrowsExactlyAsync<SecretException>(
            () => FillAsync(new SecretSources(null, true, null), new BrokerOptions { User = "me", Host = "h" }));

        Assert.AreEqual("Password of me at h: there is no terminal to ask at; use a file or the environment", failure.Message);
    }

    [TestMethod]
    [DataRow("no/such/file", "cannot be read")]
    [DataRow("", "is empty")]
    public async Task AFileWithoutAPasswordIsOneClearLine(string name, string message)
    {
        string file = name.Length > 0 ? name : Write("");

        SecretException failure = await Assert.ThrowsExactlyAsync<SecretException>(
            () => FillAsync(new SecretSources(file, false, null), new BrokerOptions { User = "me" }));

        StringAssert.Contains(failure.Message, message);
        Assert.IsFalse(failure.Message.Contains('\n'));
    }

    [TestMethod]
    public void KeysAndCertificatesThatDoNotFitAreOneClearLine()
    {
        TestCertificates files = new(_folder);
        BrokerOptions good = new() { Secure = true, CertificateFile = files.Client, KeyFile = files.ClientKey };
        (BrokerOptions Options, string Message)[] cases =
        [
            (good with { KeyFile = files.OtherKey }, "cannot be used"),
            (good with { KeyFile = null }, "cannot be used"),
            (good with { CertificateFile = files.ClientKey }, "cannot be used"),
            (good with { KeyFile = "no/such.key" }, "cannot be read"),
            (good with { KeyFile = files.EncryptedKey }, "there is no password"),
            (good with { KeyFile = files.EncryptedKey, KeyPassword = "wrong" }, "wrong password"),
            (good with { KeyFile = Write("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n") }, "openssl pkcs8 -topk8"),
        ];
        foreach ((BrokerOptions options, string message) in cases)
        {
            BrokerException failure = Assert.ThrowsExactly<BrokerException>(() => ClientCertificate.Load(options));
            Assert.AreEqual(BrokerFault.Tls, failure.Fault);
            StringAssert.Contains(failure.Message, message);
            Assert.IsFalse(failure.Message.Contains('\n'), failure.Message);
        }
    }

    [TestMethod]
    public async Task TheCommandLineTakesItsPasswordFromAFile()
    {
        await using TestBroker broker = await TestBroker.StartAsync();
        List<string?> passwords = [];
        broker.Judge = (_, password) =>
        {
            passwords.Add(password);
            return MqttConnectReasonCode.BadUserNameOrPassword;
        };
        string image = _folder.Deployment("1.1.0.0", 1000, out _);

        int code = await new UpdateCommand(TextWriter.Null, TextWriter.Null, isTerminal: false).RunAsync(
            ["-d", "kitchen", "-f", image, "-p", $"{broker.Port}", "-u", "me", "--password-file", Write("secret\n")]);

        Assert.AreEqual(ExitCode.BrokerRefused, code);
        CollectionAssert.AreEqual(new[] { "secret" }, passwords);
    }

    Task<string?> ISecretPrompt.AskAsync(string what, CancellationToken cancellationToken)
    {
        _asked.Add(what);
        return Task.FromResult(_answer);
    }

    private static SecretSources Nothing => new(null, false, null) { Variables = _ => null };

    private static Func<string, string?> Variables(string name, string value) => asked => asked == name ? value : null;

    private Task<BrokerOptions> FillAsync(SecretSources sources, BrokerOptions options) =>
        sources.FillAsync(options, this, CancellationToken.None);

    private string Write(string text) => _folder.Write($"{Guid.NewGuid():N}", Encoding.UTF8.GetBytes(text));
}
