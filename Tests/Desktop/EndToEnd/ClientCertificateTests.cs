using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Tests.Desktop.Update;
using EnigmaIoT.Update.Mqtt;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>A mosquitto that lets nobody in who does not show a certificate.</summary>
[TestClass]
public sealed class ClientCertificateTests
{
    private readonly TestFolder _folder = new();
    private readonly TestCertificates _files;

    public ClientCertificateTests()
    {
        _files = new TestCertificates(_folder);
    }

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public async Task TheUpdaterShowsItsCertificate()
    {
        using Mosquitto broker = Start();
        BrokerOptions[] ways =
        [
            Options(broker) with { CertificateFile = _files.Client, KeyFile = _files.ClientKey },
            Options(broker) with { CertificateFile = _files.ClientWithKey },
            Options(broker) with
            {
                CertificateFile = _files.Client, KeyFile = _files.EncryptedKey, KeyPassword = TestCertificates.KeyPassword,
            },
        ];
        foreach (BrokerOptions way in ways)
        {
            IUpdateConnection connection = await new MqttUpdateConnector(way).ConnectAsync(CancellationToken.None);
            await connection.SubscribeAsync("a/b", CancellationToken.None);
            await connection.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task ABrokerThatWantsACertificateAndGetsNoneIsTold()
    {
        using Mosquitto broker = Start();

        BrokerException failure = await Assert.ThrowsExactlyAsync<BrokerException>(
            () => new MqttUpdateConnector(Options(broker)).ConnectAsync(CancellationToken.None));

        Assert.AreEqual(BrokerFault.Tls, failure.Fault);
        StringAssert.Contains(failure.Message, "does the broker want a certificate, --cert?");
    }

    [TestMethod]
    public async Task TheSimulatorUpdatesANodeThroughIt()
    {
        using Mosquitto broker = Start();
        string image = _folder.Deployment("2.1.0.0", 10_000, out _);
        string password = _folder.Write("password", System.Text.Encoding.UTF8.GetBytes(TestCertificates.KeyPassword + "\r\nmore"));

        (int code, string output, string error) = await SimulatorRun.ToEndAsync(
            "--image", image, "--nodes", "1", "--broker", broker.Address.ToString(), "--secure", "--ca", _files.Authority,
            "--cert", _files.Client, "--key", _files.EncryptedKey, "--key-password-file", password);

        Assert.AreEqual(ExitCode.Done, code, output + error);
    }

    [TestMethod]
    public async Task TheSimulatorTellsWhatIsWrong()
    {
        using Mosquitto broker = Start();

        (int untrusted, _, string why) = await SimulatorRun.ToEndAsync(
            "--nodes", "1", "--broker", broker.Address.ToString(), "--secure", "--cert", _files.Client, "--key", _files.ClientKey);

        Assert.AreEqual(ExitCode.BrokerUnreachable, untrusted);
        StringAssert.Contains(why, "no secure connection: the broker's certificate is not trusted");
    }

    private Mosquitto Start() => Mosquitto.Start(
        _folder,
        $"cafile {_files.Authority}",
        $"certfile {_files.Server}",
        $"keyfile {_files.ServerKey}",
        "require_certificate true");

    private BrokerOptions Options(Mosquitto broker) => broker.Address.ToOptions() with
    {
        Secure = true,
        CertificateAuthorityFile = _files.Authority,
    };
}
