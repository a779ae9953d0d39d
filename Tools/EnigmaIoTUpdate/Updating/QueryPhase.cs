using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>
/// Asks before anything is sent: whether there is a gateway, whether it knows the node, and whether the broker lets the
/// query through. What cannot work is told within two seconds, each with its own reason.
/// </summary>
internal sealed class QueryPhase(NodeLink link, UpdateOptions options, IUpdateObserver observer)
{
    private readonly UpdateTimings _timings = options.Timings;

    // A gateway that comes back again and again is asked no more than so often.
    private const int MaximumReturns = 5;

    // Somebody answered, as a gateway of version 0.9.8 does.
    private bool _hasSign;

    // The gateway was off, and is back: what was asked before has not reached it.
    private bool _wasOff;
    private bool _isBack;

    private bool IsGatewayOn => link.Gateway is { IsOn: true };

    /// <summary>Asks. May be run again after a lost connection.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The gateway's answer; null of one of version 0.9.8, which gives none.</returns>
    /// <exception cref="UpdateFailedException">There is no such gateway, or no such node.</exception>
    /// <exception cref="BrokerException">The broker does not let the query through.</exception>
    public async Task<UpdateAnswer?> RunAsync(CancellationToken cancellationToken)
    {
        observer.OnPhase(UpdatePhase.Asking);

        // The query goes out twice, for one message of QoS 0 may get lost.
        int returns = 0;
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            _wasOff = link.Gateway is { IsOn: false };
            _isBack = false;
            bool isLast = attempt == 2;
            await AskAsync(isLast, cancellationToken).ConfigureAwait(false);
            if (await ListenAsync(isLast, cancellationToken).ConfigureAwait(false) is { } answer)
            {
                await AwaitProgramAsync(cancellationToken).ConfigureAwait(false);
                return Judge(answer);
            }

            if (_isBack && returns++ < MaximumReturns)
            {
                _hasSign = false;
                attempt = 0;
            }

            if (_hasSign)
            {
                return null;
            }
        }

        await ThrowWhereNobodyCanAnswerAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    // A gateway of version 0.9.8 answers the request for the signal strength itself, also where the node sleeps. A broker may
    // keep no status of a gateway that is there: then the node is asked too.
    private async Task AskAsync(bool forAnySign, CancellationToken cancellationToken)
    {
        await link.SendAsync("get/update", "", cancellationToken).ConfigureAwait(false);
        if (!forAnySign)
        {
            return;
        }

        await link.SendAsync("get/rssi", "", cancellationToken).ConfigureAwait(false);
        if (link.Topics.IsMacAddress)
        {
            await link.SendAsync("get/name", "", cancellationToken).ConfigureAwait(false);
        }

        if (!IsGatewayOn)
        {
            await link.SendAsync("set/sleeptime", "0", cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<UpdateAnswer?> ListenAsync(bool anySignWillDo, CancellationToken cancellationToken)
    {
        Deadline limit = Deadline.In(_timings.Query);
        UpdateAnswer? unknown = null;
        while (await link.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false) is { } message)
        {
            switch (message)
            {
                case UpdateAnswer { IsKnown: true } answer:
                    return answer;
                case UpdateAnswer answer:
                    // Where two gateways share a network, the one that knows the node may be the slower one.
                    unknown = answer;
                    limit = Deadline.Earlier(limit, Deadline.In(_timings.OtherGateway));
                    break;
                case GatewayStatus status:
                    _isBack |= _wasOff && status.IsOn;
                    _wasOff = !status.IsOn;
                    if (_isBack)
                    {
                        return unknown;
                    }

                    break;
                case ProgramNotice:
                    break;
                default:
                    _hasSign = true;
                    if (anySignWillDo)
                    {
                        return unknown;
                    }

                    break;
            }
        }

        return unknown;
    }

    // What a node runs is kept under its name, which the answer may have told just now.
    private async Task AwaitProgramAsync(CancellationToken cancellationToken)
    {
        Deadline limit = Deadline.In(_timings.Kept);
        while (link.Topics.Name is not null
            && link.Program is null
            && await link.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false) is not null)
        {
        }
    }

    private UpdateAnswer Judge(UpdateAnswer answer)
    {
        if (answer.IsKnown)
        {
            return answer;
        }

        string node = link.Topics.IsMacAddress
            ? $"no node with the MAC address {link.Topics.Address}"
            : $"no node called '{link.Topics.Address}'";
        string text = $"The gateway of network '{link.Topics.Network}' knows {node}: {answer.Reason}. "
            + Hint(answer.Reason);
        if (!_timings.IsPatient)
        {
            throw new UpdateFailedException(UpdateOutcome.NodeSilent, text);
        }

        observer.OnNotice($"{text} Waiting for it to register.");
        return answer;
    }

    private string Hint(string? reason) =>
        reason?.Contains(", but '", StringComparison.Ordinal) == true ? "Upper and lower case matter."
        : link.Topics.IsLikeMacAddress ? "A MAC address is written AA:BB:CC:DD:EE:FF."
        : "Is it spelled right, is it on, and in that network?";

    private async Task ThrowWhereNobodyCanAnswerAsync(CancellationToken cancellationToken)
    {
        await link.CheckRightAsync("get/update", "", cancellationToken).ConfigureAwait(false);
        if (IsGatewayOn || !link.IsGatewayReadable)
        {
            return;
        }

        string topic = link.Topics.GatewayFilter;
        string text = link.Gateway is null
            ? $"There is no gateway of network '{link.Topics.Network}' on this broker: '{topic}' is empty. Is the base topic "
                + "the network's name, is it the right broker, and may this user read that topic?"
            : $"The gateway of network '{link.Topics.Network}' is off, or has lost its broker ('{topic}' is 0): "
                + "is it powered, and does it reach the broker?";
        if (_timings.IsPatient && link.Gateway is not null)
        {
            observer.OnNotice($"{text} Waiting for it.");
            return;
        }

        throw new UpdateFailedException(UpdateOutcome.NodeSilent, text);
    }
}
