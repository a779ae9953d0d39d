using System.Globalization;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>Brings the node to stay awake: a sleeping node hears nothing but what follows its own messages.</summary>
/// <param name="link">The way to the node.</param>
/// <param name="timings">Every wait.</param>
/// <param name="observer">Is told what happens.</param>
/// <param name="known">
/// What the gateway said of the node; null where it is not to be given up early: it said nothing, or the node may be
/// restarting.
/// </param>
internal sealed class WakingPhase(
    NodeLink link, UpdateTimings timings, IUpdateObserver observer, UpdateAnswer? known = null)
{
    private Deadline _limit = Deadline.In(timings.Wake);
    private readonly Deadline _absent = Deadline.In(timings.Absent);
    private UpdateAnswer? _known = known;
    private Deadline _knownSince = Deadline.In(TimeSpan.Zero);
    private bool _hasBegun;
    private bool _reported;
    private bool _hasCheckedRight;

    private bool MissesName => link.Topics.IsMacAddress && link.Topics.Name is null && !link.Topics.IsTold;

    // A node that does not sleep answers at once, if it can. The gateway knows for how long it has not been heard.
    private bool IsExpectedAtOnce => !timings.IsPatient && _known is { IsSleepy: false, Silent: not null };

    private TimeSpan? Silent => _known?.Silent is { } seconds ? TimeSpan.FromSeconds(seconds) + _knownSince.Passed : null;

    /// <summary>Asks the node not to sleep, until it says so. May be run again after a lost connection.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UpdateFailedException">The node did not say so in time.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        observer.OnPhase(UpdatePhase.Waking);

        // The time without a broker is not the node's.
        _limit = _hasBegun ? Deadline.In(timings.Wake) : _limit;
        _hasBegun = true;
        await LookUpNameAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            await AskAsync(cancellationToken).ConfigureAwait(false);
            Deadline repeat = Deadline.In(IsExpectedAtOnce ? timings.AbsentRepeat : timings.WakeRepeat);
            if (await WaitAwakeAsync(Deadline.Earlier(_limit, repeat), cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            if (_limit.IsOver)
            {
                throw NoAnswer();
            }

            if (IsExpectedAtOnce && _absent.IsOver && Silent >= timings.AbsentSilence)
            {
                throw Absent();
            }

            if (!_hasCheckedRight)
            {
                _hasCheckedRight = true;
                await link.CheckRightAsync("set/sleeptime", "0", cancellationToken).ConfigureAwait(false);
            }

            ReportOnce();
        }
    }

    // A gateway of version 0.9.8 keeps one message for a sleeping node, and the newer one replaces it: the one that matters goes last. The
    // name comes as soon as the node is awake.
    private async Task AskAsync(CancellationToken cancellationToken)
    {
        if (IsExpectedAtOnce)
        {
            await link.SendAsync("get/update", "", cancellationToken).ConfigureAwait(false);
        }
        else if (MissesName)
        {
            await link.SendAsync("get/name", "", cancellationToken).ConfigureAwait(false);
        }

        await link.SendAsync("set/sleeptime", "0", cancellationToken).ConfigureAwait(false);
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

            if (message is UpdateAnswer answer && IsExpectedAtOnce)
            {
                _known = answer;
                _knownSince = Deadline.In(TimeSpan.Zero);
            }

            if (missedName && !MissesName)
            {
                return false; // The answer may have gone by under the name: ask again at once.
            }
        }

        return false;
    }

    private void ReportOnce()
    {
        if (_reported || (IsExpectedAtOnce && !_absent.IsOver))
        {
            return;
        }

        _reported = true;
        string why = IsExpectedAtOnce
            ? "No answer yet. The node may be restarting"
            : "No answer yet. A sleeping node answers only when it wakes";
        observer.OnNotice($"{why}{Heard}; asking again for up to {_limit.Left.TotalSeconds:0} s.");
    }

    private string Heard => Silent is { } silent
        ? string.Create(CultureInfo.InvariantCulture, $" (its gateway heard it {silent.TotalSeconds:N0} s ago)")
        : "";

    private UpdateFailedException Absent() => new(
        UpdateOutcome.NodeSilent,
        $"Node '{link.Topics.Address}' does not sleep, and does not answer{Heard}: is it on, and in reach of its gateway? "
        + "A longer timeout waits for it.");

    private UpdateFailedException NoAnswer()
    {
        string seconds = timings.Wake.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        string question = _known is { IsSleepy: true }
            ? "it sleeps, and may sleep longer than that"
            : "is it on, is the address right, does it sleep longer than that?";
        return new UpdateFailedException(
            UpdateOutcome.NodeSilent,
            $"Node '{link.Topics.Address}' did not confirm within {seconds} s that it stays awake{Heard}: {question}");
    }
}
