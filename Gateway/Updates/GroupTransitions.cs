namespace EnigmaIoT.Gateway.Updates;

/// <summary>The one place where transitions between the states of an update of many are decided; docs/architecture.md draws them.</summary>
public static class GroupTransitions
{
    /// <summary>Looks up what an event does.</summary>
    /// <param name="from">The present state.</param>
    /// <param name="what">The event.</param>
    /// <param name="to">The next state.</param>
    /// <returns>False where the event does nothing in that state.</returns>
    public static bool TryGet(GroupState from, GroupEvent what, out GroupState to)
    {
        switch (what)
        {
            case GroupEvent.Named:
                to = GroupState.Opening;
                return from == GroupState.Gathering;
            case GroupEvent.Answered:
                to = GroupState.Sending;
                return from == GroupState.Opening;
            case GroupEvent.Held:
                to = GroupState.Asking;
                return from == GroupState.Opening;
            case GroupEvent.Sent:
                to = GroupState.Asking;
                return from == GroupState.Sending;
            case GroupEvent.Missed:
                to = GroupState.Sending;
                return from == GroupState.Asking;
            case GroupEvent.GivenUp:
                to = GroupState.Stopping;
                return from < GroupState.Stopping;
            default:
                to = GroupState.Over;
                return what == GroupEvent.Ended
                    && (from == GroupState.Opening || from == GroupState.Asking || from == GroupState.Stopping);
        }
    }
}
