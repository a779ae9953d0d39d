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

    /// <summary>Offers the images.</summary>
    /// <param name="cancellationToken">Ends it; the offers are taken back then.</param>
    /// <exception cref="BrokerException">The broker cannot be reached at first, or refuses.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IUpdateConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
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
            await WithdrawAsync(connection).ConfigureAwait(false);
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
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
            ReceivedMessage? message = await connection.ReceiveAsync(_word, cancellationToken).ConfigureAwait(false);
            if (message is not { Retained: false } received)
            {
                continue;
            }

            string level = received.Topic.Split('/')[^2];
            if (InstallRequest.Read(level, received.Payload) is { } request
                && images.FirstOrDefault(image => image.Image.Sha256 == request.Sha256) is { } image)
            {
                await InstallAsync(connection, request, image, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task InstallAsync(
        IUpdateConnection connection, InstallRequest request, OfferedImage image, CancellationToken cancellationToken)
    {
        string topic = $"{options.BaseTopic}/{request.Level}/set/install";
        if (!NodeTopics.IsNode(request.Level))
        {
            return;
        }

        tell($"{request.Level}: {image.Program} {image.Version} is sent.");

        // With a connector of its own, whose client id is another: a broker ends the older of two connections of one id.
        Updater updater = new(options with { Address = request.Level, Image = image.Image });
        Task<UpdateResult> update = updater.RunAsync(cancellationToken);
        Task end = update;
        do
        {
            await connection.PublishAsync(topic, "working"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            end = await Task.WhenAny(update, Task.Delay(_word, cancellationToken)).ConfigureAwait(false);
        }
        while (end != update);

        UpdateResult result = await update.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        tell($"{request.Level}: {result.Message}");
        string word = result.IsDone ? "done" : "failed: " + result.Message;
        await connection.PublishAsync(topic, Encoding.UTF8.GetBytes(word), cancellationToken).ConfigureAwait(false);
    }

    // Nobody is there any more to send them.
    private async Task WithdrawAsync(IUpdateConnection connection)
    {
        using CancellationTokenSource limit = new(_farewell);
        try
        {
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
}
