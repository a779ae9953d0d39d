using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Updating;

/// <summary>Looks for the node after a good update. What it sees is told, and changes nothing.</summary>
internal sealed class RestartPhase(NodeLink link, UpdateTimings timings, IUpdateObserver observer)
{
    /// <summary>Waits for the node to register again.</summary>
    /// <param name="cancellationToken">Ends the wait; the update stays a success.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (timings.Restart <= TimeSpan.Zero)
        {
            return;
        }

        observer.OnPhase(UpdatePhase.Restarting);
        Deadline limit = Deadline.In(timings.Restart);
        try
        {
            while (await link.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false) is { } message)
            {
                switch (message)
                {
                    case NodeHello:
                        observer.OnNotice("The node is back.");
                        return;
                    case RestartNotice notice:
                        observer.OnNotice($"The node restarts {notice.Text}.");
                        break;
                }
            }

            observer.OnNotice("The node has not been seen again yet.");
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionLostException
            or BrokerException)
        {
            observer.OnNotice("The node was not awaited any longer.");
        }
    }
}
