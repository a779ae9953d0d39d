using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Offering;

/// <summary>An image on its way to a board that asked for it.</summary>
internal sealed class Installation
{
    // The board goes on from what it holds.
    private const int MaximumRenewals = 3;

    private readonly Func<Task<UpdateResult>> _begin;
    private int _renewals;

    /// <summary>Begins it.</summary>
    /// <param name="level">The topic level of the board.</param>
    /// <param name="begin">Begins the update.</param>
    public Installation(string level, Func<Task<UpdateResult>> begin)
    {
        Level = level;
        _begin = begin;
        Update = begin();
    }

    /// <summary>Gets the topic level of the board.</summary>
    public string Level { get; }

    /// <summary>Gets the update.</summary>
    public Task<UpdateResult> Update { get; private set; }

    /// <summary>Gets or sets whether its end was told.</summary>
    public bool IsTold { get; set; }

    /// <summary>Gets whether it has ended for lack of a broker alone, and may be begun again.</summary>
    public bool IsCutOff => Update.IsCompletedSuccessfully
        && Update.Result.Outcome == UpdateOutcome.BrokerUnreachable
        && _renewals < MaximumRenewals;

    /// <summary>Begins it again.</summary>
    public void Renew()
    {
        _renewals++;
        Update = _begin();
    }
}
