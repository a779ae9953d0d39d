using System.Text;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>The way to one node: hides subscriptions, foreign messages and names, not lost connections.</summary>
internal sealed class NodeLink(
    IUpdateConnector connector, NodeTopics topics, UpdateTimings timings, IUpdateObserver observer) : IAsyncDisposable
{
    private readonly Reconnection _reconnection = new(timings, observer.OnNotice);
    private IUpdateConnection? _connection;

    private RestartNotice? _restart;
    private Deadline _restartEcho;

    // It may come before the gateway has told which node has this name.
    private ProgramNotice? _program;

    /// <summary>The node's topics.</summary>
    public NodeTopics Topics => topics;

    /// <summary>Gets whether the gateway is connected, as the broker keeps it; null where it keeps nothing.</summary>
    public GatewayStatus? Gateway { get; private set; }

    /// <summary>Gets whether the broker lets us know of the gateway's status at all.</summary>
    public bool IsGatewayReadable { get; private set; } = true;

    /// <summary>Gets what the node told last that it runs; null where it told nothing.</summary>
    public ProgramNotice? Program => _program is { } program && !topics.IsOfAnotherNode(program) ? program : null;

    /// <summary>Connects, and subscribes to everything that the node may answer.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerException">There is no usable broker.</exception>
    /// <exception cref="ConnectionLostException">The broker closed the connection meanwhile.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await CloseAsync().ConfigureAwait(false);
        _connection = await connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await SubscribeAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects again after a loss.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The broker did not come back.</exception>
    public Task ReopenAsync(CancellationToken cancellationToken) => _reconnection.RunAsync(OpenAsync, cancellationToken);

    /// <summary>Asks the broker whether it is still there.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectionLostException">It does not answer.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => Connection.PingAsync(cancellationToken);

    /// <summary>Publishes a command to the node.</summary>
    /// <param name="command">As in <c>set/ota</c>.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public Task SendAsync(string command, byte[] payload, CancellationToken cancellationToken)
    {
        return Connection.PublishAsync(topics.Command(command), payload, cancellationToken);
    }

    /// <summary>Publishes a command to the node, as UTF-8.</summary>
    /// <inheritdoc cref="SendAsync(string, byte[], CancellationToken)"/>
    public Task SendAsync(string command, string payload, CancellationToken cancellationToken)
    {
        return SendAsync(command, Encoding.UTF8.GetBytes(payload), cancellationToken);
    }

    /// <summary>Waits for the next message about the node; everything else is passed over.</summary>
    /// <param name="deadline">Until when; a moment that has passed takes what is there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The message, or null where none came.</returns>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task<NodeMessage?> ReceiveAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        while (await Connection.ReceiveAsync(deadline.Left, cancellationToken).ConfigureAwait(false) is { } received)
        {
            if (await ReadAsync(received, cancellationToken).ConfigureAwait(false) is { } message)
            {
                return message;
            }

            // However much comes that is not for us, it does not hold up the caller.
            if (deadline.IsOver)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Publishes a command once more, and fails where the broker says that it throws it away: MQTT 3.1.1 does not tell that.</summary>
    /// <param name="command">The topic level behind the node's, such as <c>set/ota</c>.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokerException">Rights are missing.</exception>
    public async Task CheckRightAsync(string command, string payload, CancellationToken cancellationToken)
    {
        string topic = topics.Command(command);
        if (await connector.MayPublishAsync(topic, payload, cancellationToken).ConfigureAwait(false) == false)
        {
            throw new BrokerException(
                BrokerFault.Refused, $"The broker does not let this user publish to '{topic}': rights are missing.");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => CloseAsync();

    private IUpdateConnection Connection =>
        _connection ?? throw new InvalidOperationException("The link is not open.");

    private async Task<NodeMessage?> ReadAsync(ReceivedMessage received, CancellationToken cancellationToken)
    {
        if (!topics.TrySplit(received.Topic, out string level, out string subject)
            || NodeMessageParser.Parse(subject, received.Payload) is not { } message)
        {
            return null;
        }

        if (message is GatewayStatus status)
        {
            return Note(status, received.Retained);
        }

        if (message is NameAnswer name && topics.Learn(name, level))
        {
            await FollowNameAsync(cancellationToken).ConfigureAwait(false);
            return message;
        }

        // What the broker has kept from before we came is the end of another update.
        bool isState = message is ProgramNotice;
        if (!topics.IsOurs(level) || topics.IsOfAnotherNode(message) || (received.Retained && !isState))
        {
            return null;
        }

        switch (message)
        {
            case UpdateAnswer answer when topics.Learn(answer):
                await FollowNameAsync(cancellationToken).ConfigureAwait(false);
                return answer;
            case RestartNotice notice:
                return IsEcho(notice) ? null : notice;
            case ProgramNotice program:
                _program = program with { IsKept = received.Retained };
                return _program;
            default:
                return message;
        }
    }

    // Gateways tell it under the node's name and under its address, where both are in use.
    private bool IsEcho(RestartNotice notice)
    {
        bool isEcho = notice == _restart && !_restartEcho.IsOver;
        _restart = notice;
        _restartEcho = Deadline.In(timings.EchoWindow);
        return isEcho;
    }

    private GatewayStatus Note(GatewayStatus status, bool isKept)
    {
        bool? wasOn = Gateway?.IsOn;
        Gateway = status;
        if (wasOn is not null && wasOn != status.IsOn && !isKept)
        {
            observer.OnNotice(status.IsOn ? "The gateway is back." : "The gateway has lost its broker, or is off.");
        }

        return status;
    }

    private Task FollowNameAsync(CancellationToken cancellationToken)
    {
        observer.OnNotice($"The node's name is '{topics.Name}'.");
        return SubscribeAsync(cancellationToken);
    }

    private async Task SubscribeAsync(CancellationToken cancellationToken)
    {
        await SubscribeToGatewayAsync(cancellationToken).ConfigureAwait(false);
        foreach (string filter in topics.Filters)
        {
            await Connection.SubscribeAsync(filter, cancellationToken).ConfigureAwait(false);
        }
    }

    // An update can do without; some brokers let a user see no more than one node.
    private async Task SubscribeToGatewayAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Connection.SubscribeAsync(topics.GatewayFilter, cancellationToken).ConfigureAwait(false);
        }
        catch (BrokerException)
        {
            IsGatewayReadable = false;
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
