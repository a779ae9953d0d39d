using System.Globalization;
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
public sealed class GroupUpdater(UpdateOptions options, IUpdateConnector connector, Action<string> tell)
{
    private readonly List<NodeEnd> _ends = [];

    // Nodes that may hold a part of the image as it is, to which a delta would be no gain: they go on from there.
    private readonly HashSet<string> _begun = [];

    /// <summary>Runs the updates.</summary>
    /// <param name="nodes">Names or MAC addresses; null for all nodes that run the image's program.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How each ended, in the order of the nodes.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task<IReadOnlyList<NodeEnd>> RunAsync(IReadOnlyList<string>? nodes, CancellationToken cancellationToken)
    {
        NodeListing listing = new(options.BaseTopic);
        await new NodeLister(connector, listing).FetchAsync(cancellationToken).ConfigureAwait(false);
        string[] names = [.. nodes ?? [.. listing.Nodes.Where(IsOfProgram).Select(node => node.Label)]];
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

    private async Task BroadcastAsync((string Name, ListedNode Node)[] nodes, CancellationToken cancellationToken)
    {
        GroupChoice choice = new(options);
        IReadOnlyList<GroupParcel> parcels = choice.Choose(nodes.Select(node => node.Node), takesDeltas: true);
        if (parcels.Count == 0)
        {
            return;
        }

        IUpdateConnection connection = await connector.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            GroupDelivery query = new(connection, options.BaseTopic, parcels[0].Parcel, tell);
            if (await query.FindObstacleAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
            {
                tell($"One node after another: {obstacle}.");
                return;
            }

            options.Store?.Keep(options.Image);
            try
            {
                // Older gateways broadcast no deltas. What nodes take no delta of now they may take as it is.
                parcels = query.TakesDeltas ? parcels : choice.Choose(nodes.Select(node => node.Node), takesDeltas: false);
                List<string> refusing = await DeliverAsync(connection, parcels, nodes, cancellationToken).ConfigureAwait(false);
                (string Name, ListedNode Node)[] left = [.. nodes.Where(node => refusing.Contains(node.Name))];
                parcels = choice.Choose(left.Select(node => node.Node), takesDeltas: false);
                await DeliverAsync(connection, parcels, left, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectionLostException)
            {
                // The gateway gives the update up without us; what the nodes hold they keep.
                tell("The connection to the broker is lost: one node after another from here.");
            }
        }
    }

    // Returns the nodes that have not taken part in the broadcast of a delta.
    private async Task<List<string>> DeliverAsync(
        IUpdateConnection connection,
        IEnumerable<GroupParcel> parcels,
        (string Name, ListedNode Node)[] nodes,
        CancellationToken cancellationToken)
    {
        List<string> refusing = [];
        foreach ((FirmwareImage parcel, IReadOnlyList<ListedNode> able) in parcels)
        {
            GroupMember[] members = [.. nodes.Where(node => able.Contains(node.Node)).Select(node => new GroupMember(node.Name))];
            GroupDelivery delivery = new(connection, options.BaseTopic, parcel, tell);
            if (await delivery.FindObstacleAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
            {
                tell($"One node after another: {obstacle}.");
                break;
            }

            if (DeltaChoice.Describe(parcel) is { } text)
            {
                tell(text);
            }

            tell(string.Create(CultureInfo.InvariantCulture, $"Broadcasting to {members.Length} nodes"));
            try
            {
                await delivery.RunAsync(members, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Note(members, parcel.Makes is not null);
            }

            refusing.AddRange(members.Where(member => parcel.Makes is not null && member.IsLeft && !member.HasTakenPart).Select(member => member.Node));
        }

        return refusing;
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
            else if (member.HasTakenPart && !isDelta)
            {
                _begun.Add(member.Node);
            }
        }
    }

    private async Task UpdateAsync(string name, CancellationToken cancellationToken)
    {
        tell($"{name}: by itself");
        UpdateOptions single = options with
        {
            Address = name,
            Deltas = options.Deltas && !_begun.Contains(name),
            Timings = options.Timings with { Restart = TimeSpan.Zero },
        };
        UpdateResult result = await new Updater(single, null, connector).RunAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        tell($"{name}: {result.Message}");
        _ends.Add(new NodeEnd(name, result.Outcome, result.Message));
    }
}
