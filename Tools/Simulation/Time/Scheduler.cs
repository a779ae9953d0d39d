using System.Collections.Concurrent;

namespace EnigmaIoT.Simulation.Time;

/// <summary>
/// A queue of events in microseconds since the simulation began. One thread runs it and owns whatever the events touch;
/// other threads hand their work over by <see cref="Post"/>. Time passes in jumps from event to event
/// (<see cref="RunUntil"/>), or with the clock on the wall (<see cref="RealTimeRunner"/>).
/// </summary>
public sealed class Scheduler
{
    private readonly PriorityQueue<Action, EventOrder> _events = new();
    private readonly ConcurrentQueue<Action> _posted = new();
    private long _number;

    /// <summary>Occurs on the posting thread when work was handed over.</summary>
    public event Action? Posted;

    /// <summary>Gets the time in microseconds. Never goes back.</summary>
    public long Now { get; private set; }

    /// <summary>Gets when the next event is due; <see cref="long.MaxValue"/> where there is none.</summary>
    public long NextTime => _events.TryPeek(out _, out EventOrder order) ? order.Time : long.MaxValue;

    /// <summary>Queues an event. Events of one time run in the order in which they were queued.</summary>
    /// <param name="time">When it happens; a time that has passed is now.</param>
    /// <param name="action">
    /// What happens. Keep the delegate where an event is frequent: then nothing is allocated.
    /// </param>
    public void At(long time, Action action)
    {
        _events.Enqueue(action, new EventOrder(Math.Max(time, Now), _number++));
    }

    /// <summary>Queues an event for <paramref name="delay"/> microseconds from now.</summary>
    public void After(long delay, Action action)
    {
        At(Now + delay, action);
    }

    /// <summary>Hands work over from any thread. It runs in the order of posting, before the next event.</summary>
    public void Post(Action action)
    {
        _posted.Enqueue(action);
        Posted?.Invoke();
    }

    /// <summary>Runs posted work and events in virtual time until a condition holds.</summary>
    /// <param name="done">Asked before the first and after every event.</param>
    /// <param name="limit">The last time in microseconds at which events run.</param>
    /// <returns>False where the condition did not hold by the limit; the time is then the limit.</returns>
    public bool RunUntil(Func<bool> done, long limit)
    {
        RunPosted();
        while (!done())
        {
            if (!RunNext(limit))
            {
                return false;
            }

            RunPosted();
        }

        return true;
    }

    /// <summary>
    /// Runs every event up to a time; work that was posted meanwhile runs between them or at that time.
    /// </summary>
    /// <param name="time">The time in microseconds that it is afterwards.</param>
    public void RunTo(long time)
    {
        while (RunNext(time))
        {
            RunPosted();
        }

        RunPosted();
    }

    private bool RunNext(long limit)
    {
        if (NextTime > limit)
        {
            Now = Math.Max(Now, limit);
            return false;
        }

        _events.TryDequeue(out Action? action, out EventOrder order);
        Now = order.Time;
        action!();
        return true;
    }

    private void RunPosted()
    {
        while (_posted.TryDequeue(out Action? action))
        {
            action();
        }
    }
}
