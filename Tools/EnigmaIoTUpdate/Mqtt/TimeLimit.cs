namespace EnigmaIoT.Update.Mqtt;

/// <summary>
/// Gives waits for a broker a bound. MQTTnet has one of its own, but a cancellation token switches it off, and Ctrl+C needs one.
/// </summary>
public static class TimeLimit
{
    /// <summary>Runs an operation with a bound.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="limit">How long it may take. What goes on behind that is left to itself.</param>
    /// <param name="operation">The operation; its token ends it at the bound as well.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">It took longer.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up, whatever the operation made of that.</exception>
    public static async Task<T> RunAsync<T>(
        TimeSpan limit, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(limit);
        try
        {
            return await operation(bound.Token).WaitAsync(bound.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (bound.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException("no answer in time", exception);
        }
    }
}
