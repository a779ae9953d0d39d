using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Listing;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Grouping;

/// <summary>
/// Decides which nodes get their image by broadcasts: those that are awake and say what they run, where that takes less of the air than
/// the smallest parcel for each of them.
/// </summary>
/// <param name="options">The image, and where others are kept.</param>
internal sealed class GroupChoice(UpdateOptions options)
{
    /// <summary>
    /// How often a chunk is broadcast on the average, where 5 % of the frames are lost, until each of 50 nodes has it; of fewer nodes less
    /// often.
    /// </summary>
    private const double Sendings = 2;

    private readonly Dictionary<string, int> _parcels = [];

    /// <summary>Chooses.</summary>
    /// <param name="nodes">The nodes that are to be updated, as far as the broker keeps something of them.</param>
    /// <returns>Those that get it by broadcasts; none where each of them is better updated by itself.</returns>
    public IReadOnlyList<ListedNode> Choose(IEnumerable<ListedNode> nodes)
    {
        FirmwareImage image = options.Image;
        ListedNode[] able = [.. nodes.Where(node => !node.IsSleepy && node.Sha256 is not null)];
        bool isKnown = image.Kind is not Shared.Ports.ImageKind.Unknown;
        double singles = able.Sum(node => (double)ParcelFor(node));
        return isKnown && able.Length > 1 && singles > Sendings * image.Size ? able : [];
    }

    // What is sent to a node that is updated by itself, in bytes.
    private int ParcelFor(ListedNode node)
    {
        if (!_parcels.TryGetValue(node.Sha256!, out int size))
        {
            ProgramNotice running = new(node.Program, node.Version, node.Sha256, node.Size, null);
            size = new DeltaChoice(options).Make(true, running).First().Size;
            _parcels[node.Sha256!] = size;
        }

        return size;
    }
}
