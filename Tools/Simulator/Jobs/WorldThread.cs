using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>
/// The one thread that owns the boards, in real time. Others ask it; nothing of a board is touched from anywhere else.
/// </summary>
internal sealed class WorldThread : IDisposable
{
    private static readonly TimeSpan _pollPause = TimeSpan.FromMilliseconds(20);

    private readonly RealTimeRunner _runner;
    private readonly Thread _thread;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates the thread; <see cref="Start"/> runs it.</summary>
    public WorldThread(Scheduler scheduler)
    {
        Scheduler = scheduler;
        _runner = new RealTimeRunner(scheduler);
        _thread = new Thread(Run) { IsBackground = true, Name = "boards" };
    }

    /// <summary>Gets the boards' scheduler. Post to it only.</summary>
    public Scheduler Scheduler { get; }

    /// <summary>Advances the time.</summary>
    public void Start()
    {
        _thread.Start();
    }

    /// <summary>Asks the boards something on their thread.</summary>
    public async Task<T> AskAsync<T>(Func<T> question)
    {
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Scheduler.Post(() => Answer(question, answer));

        // A thread that died of an error never answers: its error is the answer then.
        await (await Task.WhenAny(answer.Task, _ended.Task).ConfigureAwait(false)).ConfigureAwait(false);
        return answer.Task.IsCompleted
            ? await answer.Task.ConfigureAwait(false)
            : throw new OperationCanceledException("the boards have stopped");
    }

    /// <summary>Waits until a condition of the boards holds.</summary>
    /// <param name="condition">Asked on the boards' thread.</param>
    /// <param name="limit">How long to wait; null for ever.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False where the limit came first.</returns>
    public async Task<bool> WaitAsync(Func<bool> condition, TimeSpan? limit, CancellationToken cancellation)
    {
        long begin = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!await AskAsync(condition).ConfigureAwait(false))
        {
            if (System.Diagnostics.Stopwatch.GetElapsedTime(begin) > limit)
            {
                return false;
            }

            await Task.Delay(_pollPause, cancellation).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Stops time and waits for the thread.</summary>
    public void Stop()
    {
        _stop.Cancel();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }
    }

    /// <summary>Lets go of the scheduler; nobody may post to it any more.</summary>
    public void Dispose()
    {
        Stop();
        _runner.Dispose();
        _stop.Dispose();
    }

    private static void Answer<T>(Func<T> question, TaskCompletionSource<T> answer)
    {
        try
        {
            answer.SetResult(question());
        }
        catch (Exception failure)
        {
            answer.SetException(failure);
        }
    }

    private void Run()
    {
        try
        {
            _runner.Run(_stop.Token);
            _ended.SetResult();
        }
        catch (Exception failure)
        {
            // Firmware that throws would have crashed a board: whoever asks next is told.
            _ended.SetException(failure);
        }
    }
}
