namespace EnigmaIoT.Gateway.Updates;

/// <summary>The one place where transitions between the states of an update are decided; docs/architecture.md draws them.</summary>
public static class UpdateTransitions
{
    /// <summary>Looks up what an event does.</summary>
    /// <param name="from">The present state.</param>
    /// <param name="what">The event.</param>
    /// <param name="to">The next state.</param>
    /// <returns>False where the event does nothing in that state.</returns>
    public static bool TryGet(UpdateState from, UpdateEvent what, out UpdateState to)
    {
        to = UpdateState.Offering;
        switch (what)
        {
            case UpdateEvent.Requested:
                return from == UpdateState.Idle;
            case UpdateEvent.NodeBack:
                return from == UpdateState.Returning;
            case UpdateEvent.PublisherBack:
                return from == UpdateState.Suspended;
            case UpdateEvent.Lost:
                return from == UpdateState.Delivering;
            case UpdateEvent.Offered:
                return from == UpdateState.Asking || from == UpdateState.SendingBlind;
            case UpdateEvent.NotRunning:
                return IsOpening(from) && from != UpdateState.Offering;
            case UpdateEvent.RecordFound:
                to = UpdateState.Returning;
                return from == UpdateState.Idle;
            case UpdateEvent.OldNodeBack:
                to = UpdateState.Locating;
                return from == UpdateState.Returning;
            case UpdateEvent.Asked:
                to = from == UpdateState.Offering ? UpdateState.Asking : UpdateState.SendingBlind;
                return from == UpdateState.Offering || from == UpdateState.Asking;
            case UpdateEvent.Placed:
                to = UpdateState.Delivering;
                return IsOpening(from) || from == UpdateState.Delivering;
            case UpdateEvent.LostWithChunks:
            case UpdateEvent.PublisherAway:
                to = UpdateState.Suspended;
                return from == UpdateState.Delivering;
            case UpdateEvent.ImageRight:
                to = UpdateState.Checked;
                return IsOpening(from) || from == UpdateState.Delivering;
            default:
                to = UpdateState.Idle;
                return what == UpdateEvent.Ended && from != UpdateState.Idle;
        }
    }

    /// <summary>Determines whether the node has not yet said where it stands.</summary>
    public static bool IsOpening(UpdateState state)
    {
        return state >= UpdateState.Offering && state <= UpdateState.Locating;
    }
}
