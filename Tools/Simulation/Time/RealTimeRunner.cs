using System.Diagnostics;

namespace EnigmaIoT.Simulation.Time;

/// <summary>
/// Runs a scheduler by the clock on the wall. Each event keeps its own virtual time even where this thread wakes up
/// late, so a coarse operating system timer delays what is seen but slows nothing down.
/// </summary>
public sealed class RealTimeRunner : IDisposable
{
    private const int MaximumWait = 1000;

    private readonly Scheduler _scheduler;
    private readonly ManualResetEventSlim _posted = new();

    /// <summary>Creates a runner; posted work wakes it from now on.</summary>
    public RealTimeRunner(Scheduler scheduler)
    {
        _scheduler = scheduler;
        _scheduler.Posted += Wake;
    }

    /// <summary>Runs on the calling thread until it is cancelled or a condition holds.</summary>
    /// <param name="cancellation">Ends the run between two events; not an error.</param>
    /// <param name="done">Asked after each batch of events; null to run until cancelled.</param>
    /// <returns>False where it was cancelled.</returns>
    public bool Run(CancellationToken cancellation, Func<bool>? done = null)
    {
        using CancellationTokenRegistration registration = cancellation.Register(Wake);
        long origin = Stopwatch.GetTimestamp();
        long begin = _scheduler.Now;
        while (!cancellation.IsCancellationRequested)
        {
            long now = begin + (long)Stopwatch.GetElapsedTime(origin).TotalMicroseconds;
            _scheduler.RunTo(now);
            if (done?.Invoke() == true)
            {
                return true;
            }

            _posted.Wait(MillisecondsUntil(_scheduler.NextTime, now));
            _posted.Reset();
        }

        return false;
    }

    /// <summary>Lets the scheduler go.</summary>
    public void Dispose()
    {
        // The wait handle is left to the collector: another thread may just be about to set it.
        _scheduler.Posted -= Wake;
    }

    private static int MillisecondsUntil(long time, long now)
    {
        return (int)Math.Min((Math.Max(time - now, 0) + 999) / 1000, MaximumWait);
    }

    private void Wake()
    {
        _posted.Set();
    }
}
