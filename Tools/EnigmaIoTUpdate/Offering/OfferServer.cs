using System.Text;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Offering;

/// <summary>
/// Offers images to a network until it is stopped, and sends one where its gateway asks for it: a gateway holds no image, so what is
/// installed from Home Assistant comes from here. One after the other, as the gateway asks.
/// </summary>
/// <param name="images">The images, one for each program.</param>
/// <param name="options">Network, broker and waits; image and address are put in.</param>
/// <param name="connector">Opens the connection under which images are offered.</param>
/// <param name="tell">Is told what happens, a line at a time.</param>
public sealed class OfferServer(
    IReadOnlyList<OfferedImage> images, UpdateOptions options, IUpdateConnector connector, Action<string> tell)
{
    private static readonly TimeSpan _word = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _farewell = TimeSpan.FromSeconds(5);

    private Installation? _running;

    /// <summary>Offers the images.</summary>
    /// <param name="cancellationToken">Ends it; the offers are taken back then.</param>
    /// <exception cref="BrokerException">The broker cannot be reached at first, or refuses.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IUpdateConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await CheckRightsAsync(cancellationToken).ConfigureAwait(false);
            foreach (OfferedImage image in images)
            {
                tell($"Offering {image.Program} {image.Version}.");
            }

            while (true)
            {
                try
                {
                    await ServeAsync(connection, cancellationToken).ConfigureAwait(false);
                }
                catch (ConnectionLostException)
                {
                    tell("The connection to the broker is lost.");
                    await connection.DisposeAsync().ConfigureAwait(false);
                    connection = await ReopenAsync(cancellationToken).ConfigureAwait(false);
                    tell("The broker is back.");
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (_running is { } running)
            {
                await running.Update.ConfigureAwait(false);
                TellEnd(running);
            }

            await WithdrawAsync(connection).ConfigureAwait(false);
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    // A broker throws away what this user may not publish, and tells it nowhere else.
    private async Task CheckRightsAsync(CancellationToken cancellationToken)
    {
        (string Topic, string Payload)[] needed =
        [
            (TopicOf(images[0]), Encoding.UTF8.GetString(images[0].ToJson())),
            ($"{options.BaseTopic}/gateway/set/install", "working"),
        ];
        foreach ((string topic, string payload) in needed)
        {
            if (await connector.MayPublishAsync(topic, payload, cancellationToken).ConfigureAwait(false) == false)
            {
                throw new BrokerException(BrokerFault.Refused, $"The broker does not let this user publish to '{topic}': rights are missing.");
            }
        }
    }

    private async Task<IUpdateConnection> OpenAsync(CancellationToken cancellationToken)
    {
        IUpdateConnection connection = await connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await connection.SubscribeAsync($"{options.BaseTopic}/+/install", cancellationToken).ConfigureAwait(false);
            foreach (OfferedImage image in images)
            {
                await connection.KeepAsync(TopicOf(image), image.ToJson(), cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<IUpdateConnection> ReopenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(_pause, cancellationToken).ConfigureAwait(false);
            if (_running is { Update.IsCompleted: true, IsCutOff: false } running)
            {
                TellEnd(running);
            }

            try
            {
                return await OpenAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is BrokerException or ConnectionLostException)
            {
                // It is tried as long as the offers stand.
            }
        }
    }

    private async Task ServeAsync(IUpdateConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            // One that was begun before the connection was lost goes on meanwhile, on a connection of its own.
            if (_running is { } running)
            {
                await AttendAsync(connection, running, cancellationToken).ConfigureAwait(false);
                _running = null;
            }

            ReceivedMessage? message = await connection.ReceiveAsync(_word, cancellationToken).ConfigureAwait(false);
            if (message is not { Retained: false } received)
            {
                continue;
            }

            string level = received.Topic.Split('/')[^2];
            if (InstallRequest.Read(level, received.Payload) is { } request
                && NodeTopics.IsNode(request.Level)
                && images.FirstOrDefault(image => image.Image.Sha256 == request.Sha256) is { } image)
            {
                tell($"{request.Level}: {image.Program} {image.Version} is sent.");
                _running = new Installation(request.Level, () => SendAsync(request.Level, image, cancellationToken));
            }
        }
    }

    // With a connector of its own, whose client id is another: a broker ends the older of two connections of one id.
    private Task<UpdateResult> SendAsync(string level, OfferedImage image, CancellationToken cancellationToken) => new Updater(
        options with { Address = level, Image = image.Image },
        new NoticeObserver(text => tell($"{level}: {text}"))).RunAsync(cancellationToken);

    private async Task AttendAsync(IUpdateConnection connection, Installation running, CancellationToken cancellationToken)
    {
        Task end;
        do
        {
            if (running.IsCutOff)
            {
                tell($"{running.Level}: {running.Update.Result.Message} It is begun again.");
                running.Renew();
            }

            await connection.PublishAsync(TopicOf(running), "working"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            end = await Task.WhenAny(running.Update, Task.Delay(_word, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (end != running.Update || running.IsCutOff);

        TellEnd(running);
        await connection.PublishAsync(TopicOf(running), WordOf(running.Update.Result), cancellationToken).ConfigureAwait(false);
    }

    private void TellEnd(Installation running)
    {
        if (!running.IsTold)
        {
            running.IsTold = true;
            tell($"{running.Level}: {running.Update.Result.Message}");
        }
    }

    private static byte[] WordOf(UpdateResult result) => Encoding.UTF8.GetBytes(result.IsDone ? "done" : "failed: " + result.Message);

    // Nobody is there any more to send them.
    private async Task WithdrawAsync(IUpdateConnection connection)
    {
        using CancellationTokenSource limit = new(_farewell);
        try
        {
            if (_running is { } running)
            {
                await connection.PublishAsync(TopicOf(running), WordOf(running.Update.Result), limit.Token).ConfigureAwait(false);
            }

            foreach (OfferedImage image in images)
            {
                await connection.KeepAsync(TopicOf(image), [], limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is ConnectionLostException or OperationCanceledException)
        {
            tell("The broker is away: what was offered still stands there.");
        }
    }

    private string TopicOf(OfferedImage image) => $"{options.BaseTopic}/{image.Program}/set/offer";

    private string TopicOf(Installation running) => $"{options.BaseTopic}/{running.Level}/set/install";
}
