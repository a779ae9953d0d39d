using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>Makes a lost connection to the broker again, with a pause that doubles, for a bounded time and a bounded number of times.</summary>
/// <param name="timings">Pauses and bounds.</param>
/// <param name="tell">Is told what happens, a line at a time.</param>
internal sealed class Reconnection(UpdateTimings timings, Action<string> tell)
{
    private int _losses;

    /// <summary>Connects again after a loss.</summary>
    /// <param name="open">Opens a connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The broker did not come back.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> open, CancellationToken cancellationToken)
    {
        if (++_losses > timings.MaximumReconnects)
        {
            throw new UpdateFailedException(UpdateOutcome.BrokerUnreachable, "The connection to the broker was lost too often.");
        }

        tell("The connection to the broker is lost; connecting again.");
        Deadline limit = Deadline.In(timings.Reconnect);
        TimeSpan pause = timings.ReconnectFirstPause;
        while (true)
        {
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            try
            {
                await open(cancellationToken).ConfigureAwait(false);
                tell("Connected to the broker again.");
                return;
            }
            catch (Exception exception) when (exception is BrokerException or ConnectionLostException)
            {
                if (limit.IsOver)
                {
                    throw new UpdateFailedException(
                        UpdateOutcome.BrokerUnreachable,
                        $"The connection to the broker was lost and did not come back: {exception.Message}");
                }
            }

            pause = pause * 2 < timings.ReconnectMaximumPause ? pause * 2 : timings.ReconnectMaximumPause;
        }
    }
}
