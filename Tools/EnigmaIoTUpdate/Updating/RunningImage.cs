using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Updating;

/// <summary>
/// Whether the node has come to run the image since the update began, as it tells itself: the word of its success may have got lost, and
/// what is sent then is sent in vain.
/// </summary>
/// <param name="link">The way to the node.</param>
/// <param name="options">The image.</param>
internal sealed class RunningImage(NodeLink link, UpdateOptions options)
{
    // Then it is sent all the same, as it was asked for, and what the node tells says nothing of this update.
    private readonly bool _ranBefore = link.Program?.IsOf(options.Image) == true;

    /// <summary>Gets whether the node tells that it runs the image.</summary>
    public bool IsThere => !_ranBefore && link.Program?.IsOf(options.Image) == true;

    /// <summary>Determines whether the node runs the image, where it may not have told yet what it runs now.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Mqtt.ConnectionLostException">The connection is lost.</exception>
    public async Task<bool> AwaitAsync(CancellationToken cancellationToken)
    {
        ProgramNotice? told = link.Program;
        Deadline limit = Deadline.In(options.Timings.Program);
        while (!IsThere
            && told is not null
            && ReferenceEquals(told, link.Program)
            && await link.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false) is not null)
        {
        }

        return IsThere;
    }
}
