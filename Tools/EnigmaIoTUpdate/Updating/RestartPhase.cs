using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>
/// Looks for the node after a good update. What it sees is told, and changes nothing, except where the node tells that it runs
/// another image than the one it was sent.
/// </summary>
internal sealed class RestartPhase(NodeLink link, FirmwareImage image, UpdateTimings timings, IUpdateObserver observer)
{
    // Only what comes behind the node's registration is about what runs now; before it tells what ran.
    private bool _isBack;

    /// <summary>Waits for the node to register again and, if it is one that tells, for what it runs.</summary>
    /// <param name="cancellationToken">Ends the wait; the update stays a success.</param>
    /// <returns>What the node runs now; null where it does not tell.</returns>
    /// <exception cref="UpdateFailedException">The node rolled back to its old image.</exception>
    public async Task<ProgramNotice?> RunAsync(CancellationToken cancellationToken)
    {
        if (timings.Restart <= TimeSpan.Zero)
        {
            return null;
        }

        observer.OnPhase(UpdatePhase.Restarting);
        bool tells = link.Program is not null;
        Deadline limit = Deadline.In(timings.Restart);
        try
        {
            while (await link.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false) is { } message)
            {
                switch (message)
                {
                    case NodeHello when !_isBack:
                        _isBack = true;
                        observer.OnNotice("The node is back.");
                        limit = tells ? limit : Deadline.Earlier(limit, Deadline.In(timings.Program));
                        break;
                    case GatewayStatus { IsOn: true } when link.Topics.IsGateway && !_isBack:
                        _isBack = true;
                        limit = Deadline.Earlier(limit, Deadline.In(timings.Program));
                        break;
                    case RestartNotice { IsAfterFailedUpdate: true } notice:
                        throw RolledBack(notice.Cause);
                    case RestartNotice notice:
                        observer.OnNotice($"The node restarts {notice.Text}.");
                        break;
                    case ProgramNotice { IsKept: false } program when program.IsOf(image) == true:
                        return program;
                    case ProgramNotice { IsKept: false } program when _isBack && program.IsOf(image) == false:
                        throw RolledBack(program.Text is { } text ? $"it runs {text}" : null);
                }
            }

            if (!_isBack)
            {
                observer.OnNotice($"The {(link.Topics.IsGateway ? "gateway" : "node")} has not been seen again yet.");
            }
            else if (tells)
            {
                observer.OnNotice("The node has not told yet what it runs.");
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionLostException
            or BrokerException)
        {
            observer.OnNotice("The node was not awaited any longer.");
        }

        return null;
    }

    private static UpdateFailedException RolledBack(string? cause) => new(
        UpdateOutcome.RolledBack,
        $"The node took the image, and rolled back to another one{(string.IsNullOrWhiteSpace(cause) ? "" : $": {cause}")}.");
}
