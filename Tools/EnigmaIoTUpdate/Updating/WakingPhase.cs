using EnigmaIoT.Update.Messages;

namespace EnigmaIoT.Update.Updating;

/// <summary>Brings the node to stay awake: a sleeping node hears nothing but what follows its own messages.</summary>
internal sealed class WakingPhase(NodeLink link, UpdateTimings timings, IUpdateObserver observer)
{
    private readonly Deadline _limit = Deadline.In(timings.Wake);
    private bool _told;

    private bool MissesName => link.Topics.IsMacAddress && link.Topics.Name is null;

    /// <summary>Asks the node not to sleep, until it says so. May be run again after a lost connection.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The node did not say so in time.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        observer.OnPhase(UpdatePhase.Waking);
        await LookUpNameAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            // A gateway keeps one message for a sleeping node, and the newer one replaces it: the one that matters
            // goes last. The name comes as soon as the node is awake.
            if (MissesName)
            {
                await link.SendAsync("get/name", "", cancellationToken).ConfigureAwait(false);
            }

            await link.SendAsync("set/sleeptime", "0", cancellationToken).ConfigureAwait(false);
            Deadline repeat = Deadline.Earlier(_limit, Deadline.In(timings.WakeRepeat));
            if (await WaitAwakeAsync(repeat, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            if (_limit.IsOver)
            {
                throw new UpdateFailedException(
                    UpdateOutcome.NodeSilent,
                    $"Node '{link.Topics.Address}' did not confirm within {timings.Wake.TotalSeconds:0.#} s that it "
                    + "stays awake: is it on, is the address right, does it sleep longer than that?");
            }

            if (!_told)
            {
                _told = true;
                observer.OnNotice(
                    "No answer yet. A sleeping node answers only when it wakes; "
                    + $"asking again for up to {_limit.Left.TotalSeconds:0} s.");
            }
        }
    }

    // An old gateway answers under the name alone: what name that is must be known before the first answer counts.
    private async Task LookUpNameAsync(CancellationToken cancellationToken)
    {
        if (!MissesName)
        {
            return;
        }

        await link.SendAsync("get/name", "", cancellationToken).ConfigureAwait(false);
        Deadline lookup = Deadline.Earlier(_limit, Deadline.In(timings.NameLookup));
        NodeMessage? message;
        do
        {
            message = await link.ReceiveAsync(lookup, cancellationToken).ConfigureAwait(false);
        }
        while (message is not null and not NameAnswer);
    }

    private async Task<bool> WaitAwakeAsync(Deadline deadline, CancellationToken cancellationToken)
    {
        bool missedName = MissesName;
        while (await link.ReceiveAsync(deadline, cancellationToken).ConfigureAwait(false) is { } message)
        {
            if (message is SleepTimeAnswer { Seconds: 0 })
            {
                return true;
            }

            if (missedName && !MissesName)
            {
                return false; // The answer may have gone by under the name: ask again at once.
            }
        }

        return false;
    }
}
