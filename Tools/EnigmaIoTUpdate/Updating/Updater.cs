using System.Globalization;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Updating;

/// <summary>
/// Updates one node over MQTT. Every wait is bounded. Only status 6 is a success, of this image and this node where the gateway
/// tells that.
/// </summary>
public sealed class Updater
{
    private readonly UpdateOptions _options;
    private readonly IUpdateObserver _observer;
    private readonly IUpdateConnector _connector;

    /// <summary>Prepares an update; nothing is sent yet.</summary>
    /// <param name="options">What to send where.</param>
    /// <param name="observer">Is told what happens; null for nobody.</param>
    /// <param name="connector">Opens the connections; null for MQTT as the options say.</param>
    /// <exception cref="ArgumentException">The address or the base topic cannot stand in a topic.</exception>
    public Updater(UpdateOptions options, IUpdateObserver? observer = null, IUpdateConnector? connector = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _ = new NodeTopics(options.BaseTopic, options.Address);
        _options = options;
        _observer = observer ?? new SilentObserver();
        _connector = connector ?? new MqttUpdateConnector(options.Broker);
    }

    /// <summary>Runs the update. It may be run again.</summary>
    /// <param name="cancellationToken">Gives up; the node gives up by itself 10 s later.</param>
    /// <returns>How it ended; failures are results, not exceptions.</returns>
    public async Task<UpdateResult> RunAsync(CancellationToken cancellationToken = default)
    {
        NodeTopics topics = new(_options.BaseTopic, _options.Address);
        NodeLink link = new(_connector, topics, _options.Timings, _observer);
        await using (link.ConfigureAwait(false))
        {
            DeliveryPhase delivery = new(link, _options, _observer);
            try
            {
                string end = await RunPhasesAsync(link, delivery, cancellationToken).ConfigureAwait(false);
                return new UpdateResult(UpdateOutcome.Done, end, delivery.Progress);
            }
            catch (UpdateFailedException failure)
            {
                return new UpdateResult(failure.Outcome, failure.Message, delivery.Progress);
            }
            catch (BrokerException failure)
            {
                return new UpdateResult(OutcomeOf(failure.Fault), failure.Message, delivery.Progress);
            }
            catch (ConnectionLostException failure)
            {
                return new UpdateResult(UpdateOutcome.BrokerUnreachable, failure.Message, delivery.Progress);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return new UpdateResult(UpdateOutcome.Cancelled, "Cancelled.", delivery.Progress);
            }
        }
    }

    private async Task<string> RunPhasesAsync(
        NodeLink link, DeliveryPhase delivery, CancellationToken cancellationToken)
    {
        UpdateTimings timings = _options.Timings;
        _observer.OnPhase(UpdatePhase.Connecting);
        await link.OpenAsync(cancellationToken).ConfigureAwait(false);
        UpdateAnswer? answer = null;
        QueryPhase query = new(link, _options, _observer);
        await SurviveLossAsync(
            link,
            async token => answer = await query.RunAsync(token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        string node = link.Topics.Name ?? link.Topics.Address;

        // Also where nothing is sent: what runs is the base of what is sent next.
        Keep(_options.BaseImage);
        Keep(_options.Image);
        if (link.Program?.IsOf(_options.Image) == true && !_options.Force)
        {
            return NothingSent(node, link.Program);
        }

        if (ProgramText.Compare(node, link.Program, _options.Image) is { } versions)
        {
            _observer.OnNotice(versions);
        }

        delivery.Choose(answer);
        // A gateway that says that the node sleeps has it stay awake itself once it is told of the update.
        if (!link.Topics.IsGateway && answer is not { IsSleepy: true })
        {
            WakingPhase waking = new(link, timings, _observer, answer);
            await SurviveLossAsync(link, waking.RunAsync, cancellationToken).ConfigureAwait(false);
        }

        await SurviveLossAsync(link, delivery.RunAsync, cancellationToken).ConfigureAwait(false);
        if (delivery.EndsAsRunning && delivery.Progress.Chunk == 0)
        {
            return NothingSent(node, link.Program!);
        }

        RestartPhase restart = new(link, _options.Image, timings, _observer);
        ProgramNotice? program = delivery.EndsAsRunning ? link.Program : await restart.RunAsync(cancellationToken).ConfigureAwait(false);
        string now = program?.Text is { } text ? $" {node} now runs {text}."
            : program is not null ? $" {node} now runs this image."
            : "";
        return Success(delivery.Progress) + now;
    }

    private void Keep(FirmwareImage? image)
    {
        if (image is not null && _options.Store?.Keep(image) is { } trouble)
        {
            _observer.OnNotice($"The image is not kept as the base of later deltas: {trouble}");
        }
    }

    private static string NothingSent(string node, ProgramNotice program) =>
        $"{node} already runs this image{(program.Text is { } text ? $" ({text})" : "")}: nothing was sent.";

    private static async Task SurviveLossAsync(
        NodeLink link, Func<CancellationToken, Task> phase, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await phase(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ConnectionLostException)
            {
                await link.ReopenAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static UpdateOutcome OutcomeOf(BrokerFault fault) => fault switch
    {
        BrokerFault.Refused => UpdateOutcome.BrokerRefused,
        BrokerFault.Tls => UpdateOutcome.TlsTrouble,
        _ => UpdateOutcome.BrokerUnreachable,
    };

    private string Success(UpdateProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"Done. {_options.Image.Size:N0} bytes, chunks: {progress.ChunkCount}, sent again: {progress.Resent}.");
}
