using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Simulation.Worlds;

/// <summary>
/// Publishes an image, or a delta that makes one, for many nodes to a gateway of ours: names them, gives the chunks that the gateway asks
/// for, and publishes the same to each that is left by itself, one after another; the image where that is a delta and not taken.
/// </summary>
public sealed class GroupPublisher : IPublisher
{
    private const byte BlockMark = 0x01;
    private const int BlockHead = 3;
    private const string Command = "set/group";
    private const long Quiet = 5_000_000;

    // Nodes register again within some seconds once they are told that their session is over; they keep what they hold for 120 s.
    private const long ReturnPatience = 40_000_000;
    private const long ReturnPause = 2_000_000;
    private const int MaximumRestarts = 3;

    private readonly VirtualWorld _world;
    private readonly Scheduler _scheduler;
    private readonly BrokerClient _client;
    private readonly FirmwareImage _parcel;
    private readonly byte[] _sent;
    private readonly string[] _nodes;
    private readonly Dictionary<string, string> _byAddress = [];
    private readonly Queue<string> _rest = new();
    private readonly List<string> _away = [];
    private List<string> _naming;
    private int _named;
    private long _patientTo;
    private bool _stopped;
    private long _heardAt;

    /// <summary>Creates a publisher that has not begun.</summary>
    /// <param name="world">Where it publishes.</param>
    /// <param name="nodes">The nodes' names or addresses.</param>
    /// <param name="image">The image, a deployment.</param>
    /// <param name="sent">What is sent of it, where that is something else.</param>
    public GroupPublisher(VirtualWorld world, IEnumerable<string> nodes, byte[] image, byte[]? sent = null)
        : this(world, nodes, FirmwareImage.FromBytes(image), sent)
    {
    }

    /// <summary>Creates a publisher that has not begun.</summary>
    /// <param name="world">Where it publishes.</param>
    /// <param name="nodes">The nodes' names or addresses.</param>
    /// <param name="parcel">A deployment, or a delta that makes one.</param>
    /// <param name="sent">What is sent of it, where that is something else.</param>
    public GroupPublisher(VirtualWorld world, IEnumerable<string> nodes, FirmwareImage parcel, byte[]? sent = null)
    {
        _parcel = parcel;
        _sent = sent ?? parcel.Bytes.ToArray();
        _world = world;
        _scheduler = world.Scheduler;
        _nodes = [.. nodes];
        _naming = [.. _nodes];
        _client = new BrokerClient(world, "gateway", OnResult);
    }

    /// <inheritdoc/>
    public OtaStatus? FinalStatus { get; private set; }

    /// <inheritdoc/>
    public long BegunAt { get; private set; }

    /// <inheritdoc/>
    public long EndedAt { get; private set; }

    /// <summary>Gets how each node ended, by how it was named: <c>done</c>, <c>failed</c>, or <c>alone</c> with the reason.</summary>
    public Dictionary<string, string> Ends { get; } = [];

    /// <summary>Gets how the single update of each node that was left ended.</summary>
    public Dictionary<string, OtaStatus?> Singles { get; } = [];

    /// <summary>Gets how many rounds of broadcasts there were.</summary>
    public int Rounds { get; private set; }

    /// <summary>Gets how many chunks were published for broadcasts.</summary>
    public int Published { get; private set; }

    /// <summary>Gets how often the gateway had lost the update and was given it again.</summary>
    public int Restarts { get; private set; }

    /// <summary>Gets when the broadcasts were over; 0 while they are not.</summary>
    public long GroupEndedAt { get; private set; }

    /// <summary>Gets why the update was refused or given up, where the gateway said so.</summary>
    public string? Reason { get; private set; }

    /// <summary>Gets or sets whether nodes that are left are updated by themselves.</summary>
    public bool ServesRest { get; set; } = true;

    /// <inheritdoc/>
    public void Begin()
    {
        BegunAt = _scheduler.Now;
        _heardAt = BegunAt;
        _client.Publish(Command, _parcel.SignedAnnouncement);
        Watch();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _stopped = true;
    }

    /// <summary>Gives the update up.</summary>
    public void Abort()
    {
        _client.Publish(Command, "abort");
    }

    // A gateway that has restarted says nothing of an update that it has lost, before it is asked.
    private void Watch()
    {
        if (_stopped || GroupEndedAt != 0)
        {
            return;
        }

        if (_scheduler.Now >= _heardAt + Quiet)
        {
            _client.Publish("get/group", []);
        }

        _scheduler.After(Quiet, Watch);
    }

    private void OnResult(string result, string text)
    {
        if (_stopped || GroupEndedAt != 0 || result is not ("group" or "wanted"))
        {
            return;
        }

        _heardAt = _scheduler.Now;
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement root = json.RootElement;
        bool isOurs = root.TryGetProperty("md5", out JsonElement md5) && md5.GetString() == _parcel.Md5;
        if (root.TryGetProperty("block", out _))
        {
            if (!isOurs)
            {
                BeginAgain();
            }
        }
        else if (!isOurs)
        {
            return;
        }
        else if (root.TryGetProperty("result", out _))
        {
            Reason = root.GetProperty("reason").GetString();
            EndGroup();
        }
        else if (result == "wanted")
        {
            Rounds = root.GetProperty("round").GetInt32();
            PublishChunks(root.GetProperty("from").GetInt32(), root.GetProperty("chunks").GetString()!);
        }
        else
        {
            OnState(root, root.GetProperty("state").GetString()!);
        }
    }

    private void OnState(JsonElement root, string state)
    {
        string? reason = root.TryGetProperty("reason", out JsonElement text) ? text.GetString() : null;
        string? address = root.TryGetProperty("address", out JsonElement number) ? number.GetString() : null;
        bool isAnswer = root.TryGetProperty("node", out JsonElement node);
        if (isAnswer && address != null)
        {
            _byAddress.TryAdd(address, node.GetString()!);
        }

        // Behind a restart of the gateway the nodes are called by their addresses.
        string? name = isAnswer ? _byAddress.GetValueOrDefault(node.GetString()!, node.GetString()!)
            : address == null ? null
            : _byAddress.GetValueOrDefault(address);
        switch (state)
        {
            case "open":
                NameNext();
                break;
            case "over":
                Reason = reason;
                EndGroup();
                break;
            case "done" when name != null:
            case "failed" when name != null:
            case "alone" when name != null:
                Ends[name] = reason == null ? state : $"{state}: {reason}";
                break;
            default:
                break;
        }

        if (isAnswer && _named > 0 && _named <= _naming.Count && node.GetString() == _naming[_named - 1])
        {
            if (state == "alone" && _scheduler.Now < _patientTo && IsOnItsWay(reason))
            {
                _away.Add(_naming[_named - 1]);
            }

            NameNext();
        }
    }

    private static bool IsOnItsWay(string? reason) =>
        reason?.StartsWith("no such node", StringComparison.Ordinal) == true || reason?.StartsWith("the node has not said", StringComparison.Ordinal) == true;

    // The nodes hold what they got, and the gateway asks them: so only what is missing goes out.
    private void BeginAgain()
    {
        string[] open = [.. _nodes.Where(node => Ends.GetValueOrDefault(node)?.StartsWith("alone", StringComparison.Ordinal) ?? true)];
        if (Restarts == MaximumRestarts || open.Length == 0)
        {
            Reason = "the gateway has lost the update";
            EndGroup();
            return;
        }

        Restarts++;
        _naming = [.. open.Select(GetAddressOf)];
        _named = 0;
        _away.Clear();
        _patientTo = _scheduler.Now + ReturnPatience;
        _client.Publish(Command, _parcel.SignedAnnouncement);
    }

    private string GetAddressOf(string node) => _byAddress.FirstOrDefault(pair => pair.Value == node).Key ?? node;

    private void NameNext()
    {
        if (_named > _naming.Count)
        {
            return;
        }

        if (_named == _naming.Count && _away.Count > 0)
        {
            _naming = [.. _away];
            _named = 0;
            _away.Clear();
            _scheduler.After(ReturnPause, NameNext);
            return;
        }

        _client.Publish(Command, _named < _naming.Count ? $"node,{_naming[_named]}" : "go");
        _named++;
    }

    private void PublishChunks(int from, string hex)
    {
        ulong bits = ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        for (int bit = 0; bit < 64; bit++)
        {
            int count = 0;
            while (bit + count < 64 && ((bits >> (bit + count)) & 1) != 0)
            {
                count++;
            }

            if (count > 0)
            {
                PublishBlock(from + bit, count);
                bit += count;
            }
        }
    }

    private void PublishBlock(int first, int count)
    {
        int offset = (first - 1) * OtaLimits.ChunkCount;
        int bytes = Math.Min(count * OtaLimits.ChunkCount, _parcel.Size - offset);
        byte[] block = new byte[BlockHead + bytes];
        block[0] = BlockMark;
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)first);
        _sent.AsSpan(offset, bytes).CopyTo(block.AsSpan(BlockHead));
        _client.Publish(Command, block);
        Published += count;
    }

    private void EndGroup()
    {
        GroupEndedAt = _scheduler.Now;
        foreach (string node in _nodes.Where(IsOpen))
        {
            _rest.Enqueue(node);
        }

        ServeNext();
    }

    private void ServeNext()
    {
        if (_stopped)
        {
            return;
        }

        if (!ServesRest || !_rest.TryDequeue(out string? node))
        {
            EndedAt = _scheduler.Now;
            bool isRight = Ends.All(end => end.Value != "failed" || IsOpen(end.Key))
                && (ServesRest ? Singles.Values.All(status => status == OtaStatus.Finished) : _rest.Count == 0);
            FinalStatus = isRight ? OtaStatus.Finished : OtaStatus.Timeout;
            return;
        }

        BlockPublisher single = Make(_parcel, node);
        single.Begin();
        Await(node, single, _parcel);
    }

    // A node that found a delta wrong gets the image in another way.
    private bool IsOpen(string node) => !Ends.TryGetValue(node, out string? end) || end.StartsWith("alone", StringComparison.Ordinal)
        || (_parcel.Makes is not null && end.StartsWith("failed", StringComparison.Ordinal));

    private BlockPublisher Make(FirmwareImage parcel, string node) =>
        parcel.Makes is null ? new BlockPublisher(_world, node, parcel.Bytes.ToArray()) : new BlockPublisher(_world, node, parcel);

    private void Await(string node, BlockPublisher single, FirmwareImage parcel)
    {
        const long Step = 5_000;
        const long Pause = 2_000_000;
        const long Patience = 300_000_000;
        if (single.FinalStatus == null && _scheduler.Now - GroupEndedAt < Patience)
        {
            if (single.Reason == null)
            {
                _scheduler.After(Step, () => Await(node, single, parcel));
                return;
            }

            // It is not registered yet.
            single.Stop();
            BlockPublisher next = Make(parcel, node);
            _scheduler.After(Pause, next.Begin);
            _scheduler.After(Pause, () => Await(node, next, parcel));
            return;
        }

        if (single.FinalStatus is OtaStatus.StartError or OtaStatus.CheckFailed && parcel.Makes is { } whole)
        {
            // As the updater does: what is not taken as a delta is sent whole.
            single.Stop();
            BlockPublisher next = Make(whole, node);
            next.Begin();
            Await(node, next, whole);
            return;
        }

        Singles[node] = single.FinalStatus;
        ServeNext();
    }
}
