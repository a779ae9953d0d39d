using System.Collections.Concurrent;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.Simulation;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Offering;
using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using MQTTnet.Protocol;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Who offers images, at a broker that is lost in the middle of an update.</summary>
[TestClass]
public sealed class OfferServerTests
{
    private const string Node = "AA:BB:CC:DD:EE:FF";

    private readonly FirmwareImage _image = FirmwareImage.FromBytes(SampleImage.Create(new Version(2, 0), 5_000));
    private readonly ConcurrentQueue<string> _told = new();

    [TestMethod]
    public async Task AnUpdateThatItBeganIsTakenUpAgainOnceItsLostConnectionIsBack()
    {
        await using UpdaterFixture fixture = await StartAsync();
        using BrokerProxy proxy = new(fixture.Broker.Port);
        using CancellationTokenSource stop = new();
        Task server = ServeAsync(fixture, proxy.Port, fixture.Broker.Port, stop.Token);
        await InstallAsync(fixture);

        proxy.Cut();

        await ToldAsync("The broker is back.");
        await ToldAsync($"{Node}: Done. ");
        Eventually.IsTrue(() => Words(fixture).Contains("done"), "the word of the end");
        await StopAsync(stop, server);
        fixture.AssertDelivered(new UpdateResult(UpdateOutcome.Done, "", default));
    }

    [TestMethod]
    public async Task AnUpdateThatLostTheBrokerForGoodIsBegunAgainOnceTheBrokerIsBack()
    {
        await using UpdaterFixture fixture = await StartAsync();
        fixture.Timings = UpdaterFixture.Quick with { MaximumReconnects = 0 };
        using BrokerProxy proxy = new(fixture.Broker.Port);
        using CancellationTokenSource stop = new();
        Task server = ServeAsync(fixture, proxy.Port, proxy.Port, stop.Token);
        await InstallAsync(fixture);

        proxy.Cut();

        await ToldAsync($"{Node}: The connection to the broker was lost too often. It is begun again.");
        await ToldAsync($"{Node}: Done. ");
        Eventually.IsTrue(() => Words(fixture).Contains("done"), "the word of the end");
        await StopAsync(stop, server);
        fixture.AssertDelivered(new UpdateResult(UpdateOutcome.Done, "", default));
    }

    [TestMethod]
    public async Task AnUpdateThatIsStoppedWithItIsToldToHaveFailed()
    {
        await using UpdaterFixture fixture = await StartAsync();
        using CancellationTokenSource stop = new();
        Task server = ServeAsync(fixture, fixture.Broker.Port, fixture.Broker.Port, stop.Token);
        await InstallAsync(fixture);

        await StopAsync(stop, server);

        CollectionAssert.Contains(_told.ToArray(), $"{Node}: Cancelled.");
        Eventually.IsTrue(() => Words(fixture).Contains("failed: Cancelled."), "the word of the end");
    }

    [TestMethod]
    [DataRow("Sample/set/offer")]
    [DataRow("gateway/set/install")]
    public async Task WhoMayNotOfferIsToldWhichRightIsMissing(string topic)
    {
        await using UpdaterFixture fixture = await StartAsync();
        fixture.Broker.Server.InterceptingPublishAsync += arguments =>
        {
            if (arguments.ApplicationMessage.Topic == $"enigmaiot/{topic}")
            {
                arguments.ProcessPublish = false;
                arguments.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
            }

            return Task.CompletedTask;
        };

        BrokerException refused = await Assert.ThrowsAsync<BrokerException>(
            () => ServeAsync(fixture, fixture.Broker.Port, fixture.Broker.Port, CancellationToken.None));

        Assert.AreEqual(BrokerFault.Refused, refused.Fault);
        Assert.AreEqual($"The broker does not let this user publish to 'enigmaiot/{topic}': rights are missing.", refused.Message);
    }

    // The update waits for its node, which sleeps for many queries.
    private Task<UpdaterFixture> StartAsync() => UpdaterFixture.StartAsync(
        new Behaviour
        {
            TellsIdentity = true,
            IsSleepy = true,
            WakesAtQuery = 40,
            Resumes = true,
            Blocks = new BlockBehaviour(),
        },
        _image.Bytes.ToArray());

    private Task ServeAsync(UpdaterFixture fixture, int port, int updatesPort, CancellationToken cancellationToken)
    {
        UpdateOptions options = new()
        {
            Address = "gateway",
            Image = _image,
            Broker = new BrokerOptions { Port = updatesPort },
            Timings = fixture.Timings,
        };
        MqttUpdateConnector connector = new(new BrokerOptions { Port = port });
        return new OfferServer([OfferedImage.Of(_image, "sample.bin")], options, connector, _told.Enqueue).RunAsync(cancellationToken);
    }

    private async Task InstallAsync(UpdaterFixture fixture)
    {
        await ToldAsync("Offering Sample 2.0.0.");
        await fixture.Gateway.SayAsync(
            $"{Node}/install", $$"""{"address":"{{Node}}","program":"Sample","version":"2.0.0","sha256":"{{_image.Sha256}}"}""");
        await ToldAsync($"{Node}: The node sleeps");
    }

    private static async Task StopAsync(CancellationTokenSource stop, Task server)
    {
        await stop.CancelAsync();
        await server;
    }

    private static IEnumerable<string> Words(UpdaterFixture fixture) => fixture.Gateway.Received
        .Where(message => message.Topic == $"{Node}/set/install").Select(message => message.Payload);

    private Task ToldAsync(string beginning) => Task.Run(() => Eventually.IsTrue(
        () => _told.Any(line => line.StartsWith(beginning, StringComparison.Ordinal)),
        $"{beginning} among\n{string.Join('\n', _told)}"));
}
