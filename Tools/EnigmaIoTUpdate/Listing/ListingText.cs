using System.Globalization;

namespace EnigmaIoT.Update.Listing;

/// <summary>A listing as people read it.</summary>
internal static class ListingText
{
    private static readonly string[] _heads = ["NAME", "ADDRESS", "PROGRAM", "VERSION", "RSSI", "LAST SEEN"];

    /// <summary>Returns the lines of a table.</summary>
    /// <param name="listing">What is listed.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<string> Table(NodeListing listing, DateTimeOffset now)
    {
        yield return Gateway(listing);
        if (listing.Nodes.Count == 0)
        {
            yield return "No node was told of.";
            yield break;
        }

        string[][] rows = [_heads, .. listing.Nodes.Select(node => Cells(node, now))];
        int[] widths = [.. _heads.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            yield return string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
        }
    }

    /// <summary>Returns one line on the gateway.</summary>
    public static string Gateway(NodeListing listing) => listing.IsGatewayOn switch
    {
        true => $"Network {listing.Network}: the gateway is on.",
        false => $"Network {listing.Network}: the gateway is off.",
        null => $"Network {listing.Network}: the broker keeps nothing of a gateway.",
    };

    /// <summary>Returns one line on a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="now">The time.</param>
    public static string Line(ListedNode node, DateTimeOffset now)
    {
        string[] cells = Cells(node, now);
        return string.Create(
            CultureInfo.InvariantCulture, $"{cells[0]} ({cells[1]}): {cells[2]} {cells[3]}, {cells[4]}, {cells[5]}");
    }

    private static string[] Cells(ListedNode node, DateTimeOffset now) =>
    [
        node.Name ?? "-",
        node.Address,
        node.Program ?? "-",
        node.Version ?? "-",
        node.Rssi is { } rssi ? string.Create(CultureInfo.InvariantCulture, $"{rssi} dBm") : "-",
        (node.Seen is { } seen ? Ago(now - seen) : "-") + (node.IsSleepy ? ", sleeps" : ""),
    ];

    private static string Ago(TimeSpan age) => string.Create(CultureInfo.InvariantCulture, $"{age switch
    {
        { TotalSeconds: < 90 } => $"{Math.Max(0, (int)age.TotalSeconds)} s ago",
        { TotalMinutes: < 90 } => $"{(int)age.TotalMinutes} min ago",
        { TotalHours: < 48 } => $"{(int)age.TotalHours} h ago",
        _ => $"{(int)age.TotalDays} days ago",
    }}");
}
