using System.Globalization;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Listing;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Grouping;

/// <summary>
/// Updates several nodes with one image: by broadcasts to all that can take them, as a delta, compressed or as it is, where that is worth
/// it, and one after another what is left, those that sleep last.
/// </summary>
/// <param name="options">The image, network, broker and waits; the address is put in.</param>
/// <param name="connector">Opens the connection.</param>
/// <param name="tell">Is told what happens, a line at a time.</param>
/// <param name="report">Is told how far it is, a line at a time; null for nobody.</param>
public sealed class GroupUpdater(UpdateOptions options, IUpdateConnector connector, Action<string> tell, Action<string>? report = null)
{
    private const int MostNames = 8;

    private readonly List<NodeEnd> _ends = [];

    // Nodes that get the image as it is: they hold a part of it, to which a delta would be no gain, or found wrong what came of a delta.
    private readonly HashSet<string> _whole = [];
    private bool _isKept;

    /// <summary>Runs the updates.</summary>
    /// <param name="nodes">Names or MAC addresses; null for all nodes that run the image's program.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How each ended, in the order of the nodes.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task<IReadOnlyList<NodeEnd>> RunAsync(IReadOnlyList<string>? nodes, CancellationToken cancellationToken)
    {
        NodeListing listing = await FetchAsync(cancellationToken).ConfigureAwait(false);
        string[] names = Distinct(listing, nodes ?? [.. listing.Nodes.Where(IsOfProgram).Select(node => node.Label)]);
        Dictionary<string, ListedNode> known = [];
        foreach (string name in names)
        {
            if (Find(listing, name) is { } node)
            {
                known[name] = node;
            }
        }

        string[] open = [.. names.Where(name => !EndAsRunning(name, known.GetValueOrDefault(name)))];
        await BroadcastAsync([.. open.Where(known.ContainsKey).Select(name => (name, known[name]))], cancellationToken).ConfigureAwait(false);

        IEnumerable<string> rest = open.Where(name => !_ends.Exists(end => end.Node == name))
            .OrderBy(name => known.GetValueOrDefault(name)?.IsSleepy == true);
        foreach (string name in rest.ToArray())
        {
            await UpdateAsync(name, cancellationToken).ConfigureAwait(false);
        }

        return [.. _ends.OrderBy(end => Array.IndexOf(names, end.Node))];
    }

    // A node may be named by its name and by its address, in either case.
    private string[] Distinct(NodeListing listing, IReadOnlyList<string> named)
    {
        Dictionary<string, string> first = [];
        foreach (string name in named)
        {
            string key = Find(listing, name)?.Address ?? (NodeTopics.IsAddress(name) ? name.ToUpperInvariant() : name);
            if (!first.TryAdd(key, name))
            {
                tell($"{name} is {first[key]}, which is named already.");
            }
        }

        return [.. first.Values];
    }

    private static ListedNode? Find(NodeListing listing, string name) => listing.Nodes.FirstOrDefault(
        node => node.Name == name || string.Equals(node.Address, name, StringComparison.OrdinalIgnoreCase));

    private bool IsOfProgram(ListedNode node) => node.Program is not null && node.Program == options.Image.Report.Program;

    private bool EndAsRunning(string name, ListedNode? node)
    {
        ProgramNotice? program = node is null ? null : new ProgramNotice(node.Program, node.Version, node.Sha256, node.Size, null);
        bool isRunning = program?.IsOf(options.Image) == true && !options.Force;
        if (isRunning)
        {
            _ends.Add(new NodeEnd(name, UpdateOutcome.Done, "runs this image already"));
        }

        return isRunning;
    }

    private async Task<NodeListing> FetchAsync(CancellationToken cancellationToken)
    {
        NodeListing listing = new(options.BaseTopic);
        await new NodeLister(connector, listing).FetchAsync(cancellationToken).ConfigureAwait(false);
        return listing;
    }

    private async Task BroadcastAsync((string Name, ListedNode Node)[] nodes, CancellationToken cancellationToken)
    {
        GroupChoice choice = new(options);
        IReadOnlyList<GroupParcel> parcels = choice.Choose(nodes.Select(node => node.Node), takesDeltas: true);
        if (parcels.Count == 0)
        {
            ReportNoBroadcast(nodes.Length);
            return;
        }

        List<string> refusing = [];
        string? obstacle = await DeliverAsync(
            parcels,
            // Older gateways broadcast no deltas.
            () => choice.Choose(nodes.Select(node => node.Node), takesDeltas: false),
            nodes,
            refusing,
            cancellationToken).ConfigureAwait(false);
        if (obstacle is null && refusing.Count > 0)
        {
            (string Name, ListedNode Node)[] left = await LookAgainAsync(
                [.. nodes.Where(node => refusing.Contains(node.Name))], cancellationToken).ConfigureAwait(false);
            parcels = choice.Choose(left.Select(node => node.Node), takesDeltas: false);
            obstacle = await DeliverAsync(parcels, () => parcels, left, [], cancellationToken).ConfigureAwait(false);
        }

        if (obstacle is not null)
        {
            tell($"One node after another: {obstacle}.");
        }
    }

    private void ReportNoBroadcast(int nodes)
    {
        if (nodes > 1)
        {
            tell(options.Image.Kind == ImageKind.Unknown
                ? "One node after another: an image of an unknown kind is not broadcast."
                : "One node after another: broadcasts would take more of the air.");
        }
    }

    // What nodes take no delta of now they may take as it is, unless the delta had reached them before and nobody heard that.
    private async Task<(string Name, ListedNode Node)[]> LookAgainAsync((string Name, ListedNode Node)[] nodes, CancellationToken cancellationToken)
    {
        NodeListing listing = await FetchAsync(cancellationToken).ConfigureAwait(false);
        (string Name, ListedNode Node)[] now = [.. nodes.Select(node => (node.Name, Find(listing, node.Name) ?? node.Node))];
        return [.. now.Where(node => !EndAsRunning(node.Name, node.Node))];
    }

    // Returns why nothing can be broadcast, if so. The refusing nodes are those that have not taken part in the broadcast of a delta.
    private async Task<string?> DeliverAsync(
        IReadOnlyList<GroupParcel> parcels,
        Func<IReadOnlyList<GroupParcel>> withoutDeltas,
        (string Name, ListedNode Node)[] nodes,
        List<string> refusing,
        CancellationToken cancellationToken)
    {
        GroupLink link = new(connector, options.Timings, tell);
        await using (link.ConfigureAwait(false))
        {
            try
            {
                GroupDelivery query = Delivery(link, parcels.Count == 0 ? options.Image : parcels[0].Parcel);
                string? obstacle = parcels.Count == 0 ? null : await query.FindObstacleAsync(cancellationToken).ConfigureAwait(false);
                parcels = query.TakesDeltas ? parcels : withoutDeltas();
                for (int i = 0; i < parcels.Count && obstacle is null; i++)
                {
                    FirmwareImage parcel = parcels[i].Parcel;
                    GroupMember[] members = [.. nodes.Where(node => parcels[i].Nodes.Contains(node.Node)).Select(node => new GroupMember(node.Name))];
                    obstacle = await DeliverAsync(Delivery(link, parcel), parcel, members, cancellationToken).ConfigureAwait(false);
                    refusing.AddRange(members.Where(member => parcel.Makes is not null && member.IsLeft && !member.HasTakenPart)
                        .Select(member => member.Node));
                }

                return obstacle;
            }
            catch (Exception exception) when (exception is UpdateFailedException or ConnectionLostException)
            {
                // The gateway gives the update up without us; what the nodes hold they keep.
                return exception.Message.TrimEnd('.');
            }
        }
    }

    private async Task<string?> DeliverAsync(
        GroupDelivery delivery, FirmwareImage parcel, GroupMember[] members, CancellationToken cancellationToken)
    {
        if (await delivery.FindObstacleAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
        {
            return obstacle;
        }

        Keep();
        if (DeltaChoice.Describe(parcel) is { } text)
        {
            tell(text);
        }

        tell(string.Create(CultureInfo.InvariantCulture, $"Broadcasting to {members.Length} nodes"));
        try
        {
            string? silence = await delivery.RunAsync(members, cancellationToken).ConfigureAwait(false);
            if (silence is null)
            {
                ReportLeft(members);
            }

            return silence;
        }
        finally
        {
            Note(members, parcel.Makes is not null);
        }
    }

    private GroupDelivery Delivery(GroupLink link, FirmwareImage parcel) =>
        new(link, options.BaseTopic, parcel, tell, report ?? (_ => { }));

    // The base of the next deltas.
    private void Keep()
    {
        string? trouble = _isKept ? null : options.Store?.Keep(options.Image);
        _isKept = true;
        if (trouble is not null)
        {
            tell($"The image is not kept as the base of later deltas: {trouble}");
        }
    }

    private void ReportLeft(IEnumerable<GroupMember> members)
    {
        foreach (IGrouping<string, GroupMember> alike in members.Where(member => member.IsLeft)
            .GroupBy(member => member.Reason ?? "the gateway does not say why"))
        {
            string[] names = [.. alike.Select(member => member.Node)];
            string more = names.Length > MostNames
                ? string.Create(CultureInfo.InvariantCulture, $" and {names.Length - MostNames} more")
                : "";
            tell($"Not by this broadcast, but in another way: {string.Join(", ", names.Take(MostNames))}{more} ({alike.Key}).");
        }
    }

    private void Note(GroupMember[] members, bool isDelta)
    {
        foreach (GroupMember member in members)
        {
            if (member.IsDone)
            {
                _ends.Add(new NodeEnd(member.Node, UpdateOutcome.Done, "done, by broadcasts"));
            }
            else if (member.HasFailed && !(isDelta && member.HasTakenPart))
            {
                UpdateOutcome outcome = member.HasTakenPart ? UpdateOutcome.CheckFailed : UpdateOutcome.Refused;
                _ends.Add(new NodeEnd(member.Node, outcome, member.Reason ?? "the node refuses the image"));
            }
            else if (member.HasFailed || (member.HasTakenPart && !isDelta))
            {
                _whole.Add(member.Node);
            }
        }
    }

    private async Task UpdateAsync(string name, CancellationToken cancellationToken)
    {
        tell($"{name}: by itself");
        UpdateOptions single = options with
        {
            Address = name,
            Deltas = options.Deltas && !_whole.Contains(name),
            Timings = options.Timings with { Restart = TimeSpan.Zero },
        };
        NoticeObserver observer = new(text => tell($"{name}: {text}"));
        UpdateResult result = await new Updater(single, observer, connector).RunAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        tell($"{name}: {result.Message}");
        _ends.Add(new NodeEnd(name, result.Outcome, result.Message));
    }
}
