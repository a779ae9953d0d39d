using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Listing;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Grouping;

/// <summary>
/// Decides what is broadcast to which nodes: those that are awake and say what they run, where that takes less of the air than the smallest
/// parcel for each of them.
/// </summary>
/// <param name="options">The image, and where others are kept.</param>
internal sealed class GroupChoice(UpdateOptions options)
{
    private readonly DeltaChoice _choice = new(options);
    private readonly Dictionary<(string Sha256, bool TakesDeltas), FirmwareImage> _parcels = [];

    /// <summary>Chooses.</summary>
    /// <param name="nodes">The nodes that are to be updated, as far as the broker keeps something of them.</param>
    /// <param name="takesDeltas">Whether deltas may be broadcast.</param>
    /// <returns>What is broadcast; nothing where each of them is better updated by itself.</returns>
    public IReadOnlyList<GroupParcel> Choose(IEnumerable<ListedNode> nodes, bool takesDeltas)
    {
        FirmwareImage image = options.Image;
        if (image.Kind is Shared.Ports.ImageKind.Unknown)
        {
            return [];
        }

        ListedNode[][] classes =
        [
            .. nodes.Where(node => !node.IsSleepy && node.Sha256 is not null)
                .GroupBy(node => (node.Sha256, node.TakesDeltas, node.TakesDeltasOfMany), (_, same) => same.ToArray()),
        ];
        AirGroup[] groups = [.. classes.Select(same => new AirGroup(same.Length, FindSmallest(same[0]).Size, takesDeltas && same[0].TakesDeltasOfMany))];
        FirmwareImage? compressed = groups.Any(group => group.TakesDeltas) ? _choice.Compressed : null;
        AirWay[] ways = new AirPlan(compressed?.Size, image.Size).Choose(groups);
        IEnumerable<GroupParcel> own = Of(AirWay.Smallest).Select(i => new GroupParcel(FindSmallest(classes[i][0]), classes[i]));
        return [.. own, .. Join(AirWay.Compressed, compressed), .. Join(AirWay.Whole, image)];

        IEnumerable<int> Of(AirWay way) => Enumerable.Range(0, ways.Length).Where(i => ways[i] == way);

        IEnumerable<GroupParcel> Join(AirWay way, FirmwareImage? parcel) =>
            Of(way).Any() ? [new GroupParcel(parcel!, [.. Of(way).SelectMany(i => classes[i])])] : [];
    }

    // What is sent to a node that is updated by itself.
    private FirmwareImage FindSmallest(ListedNode node)
    {
        if (!_parcels.TryGetValue((node.Sha256!, node.TakesDeltas), out FirmwareImage? parcel))
        {
            ProgramNotice running = new(node.Program, node.Version, node.Sha256, node.Size, null);
            parcel = _choice.Make(node.TakesDeltas, running).First();
            _parcels[(node.Sha256!, node.TakesDeltas)] = parcel;
        }

        return parcel;
    }
}
