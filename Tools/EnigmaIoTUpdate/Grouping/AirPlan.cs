namespace EnigmaIoT.Update.Grouping;

/// <summary>Reckons in which way nodes get an image so that all of it together takes the least of the air.</summary>
/// <param name="compressed">Bytes of the compressed image; null where there is none.</param>
/// <param name="whole">Bytes of the image as it is.</param>
internal sealed class AirPlan(long? compressed, long whole)
{
    /// <summary>
    /// How often a chunk is broadcast on the average, where 5 % of the frames are lost, until each of 50 nodes has it; of fewer nodes less
    /// often.
    /// </summary>
    private const long Sendings = 2;

    /// <summary>Chooses. One broadcast at most is common to several groups: the larger one would be all that the smaller one is.</summary>
    /// <param name="groups">The nodes.</param>
    /// <returns>The way of each group, in that order.</returns>
    public AirWay[] Choose(IReadOnlyList<AirGroup> groups)
    {
        (AirWay Common, long? Size)[] commons = [(AirWay.Alone, 0), (AirWay.Compressed, compressed), (AirWay.Whole, whole)];
        AirWay best = commons.Where(common => common.Size is not null)
            .MinBy(common => (Sendings * common.Size!.Value) + groups.Sum(group => Cost(group, GetWay(group, common.Common)))).Common;
        return [.. groups.Select(group => GetWay(group, best))];
    }

    // What is broadcast to others in any case costs nothing more.
    private static AirWay GetWay(AirGroup group, AirWay common)
    {
        bool joins = common == AirWay.Whole || (common == AirWay.Compressed && group.TakesDeltas);
        return joins ? common
            : group.TakesDeltas && Cost(group, AirWay.Smallest) < Cost(group, AirWay.Alone) ? AirWay.Smallest
            : AirWay.Alone;
    }

    private static long Cost(AirGroup group, AirWay way) => way switch
    {
        AirWay.Alone => (long)group.Nodes * group.Smallest,
        AirWay.Smallest => Sendings * group.Smallest,
        _ => 0,
    };
}
