using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Gateway;

/// <summary>The progress of the updates of the nodes and of the gateway itself.</summary>
internal sealed class UpdateProgress : IUpdateProgress
{
    private const int Hundred = 100;

    private readonly UpdateService _updates;
    private readonly SelfUpdateService _selfUpdate;

    /// <summary>Looks at the updates of a gateway.</summary>
    /// <param name="updates">Those of the nodes.</param>
    /// <param name="selfUpdate">Its own; null where the board has no slots.</param>
    public UpdateProgress(UpdateService updates, SelfUpdateService selfUpdate)
    {
        _updates = updates;
        _selfUpdate = selfUpdate;
    }

    /// <inheritdoc/>
    public int PercentOfMany
    {
        get { return _updates.PercentOfMany; }
    }

    /// <inheritdoc/>
    public int PercentOf(long address)
    {
        if (address != MacAddress.None)
        {
            return _updates.PercentOf(address);
        }

        OwnImage image = _selfUpdate?.Image;
        return image == null || !image.IsComing ? -1 : (int)((long)image.Written * Hundred / image.Offer.Size);
    }
}
