using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Simulation.Worlds;

/// <summary>
/// Publishes an image to a gateway of ours: blocks of chunks as long as its credit lasts, back where status 4 says so, and
/// a query where nothing is heard. A gateway that does not answer the first query is no gateway of ours.
/// </summary>
public sealed class BlockPublisher : IPublisher
{
    /// <summary>The most chunks of one message.</summary>
    public const int BlockChunks = 16;

    private const byte BlockMark = 0x01;
    private const int BlockHead = 3;
    private const int MaximumOffers = 20;
    private const long Quiet = 1_000_000;

    private readonly Scheduler _scheduler;
    private readonly BrokerClient _client;
    private readonly byte[] _image;
    private readonly string _md5;
    private readonly string _offer;
    private readonly int _chunks;
    private int _next = 1;
    private int _block = 1;
    private int _credit;
    private bool _stopped;
    private bool _started;
    private bool _asked;
    private OtaStatus? _doubted;
    private long _heardAt;

    /// <summary>Creates a publisher that has not begun.</summary>
    /// <param name="world">Where it publishes.</param>
    /// <param name="node">The node's name or address.</param>
    /// <param name="image">The image.</param>
    public BlockPublisher(VirtualWorld world, string node, byte[] image)
        : this(world, node, image, $",{Convert.ToHexStringLower(SHA256.HashData(image))}")
    {
    }

    /// <summary>Creates a publisher of what the updater sends: an image, or a delta that makes one.</summary>
    /// <param name="world">Where it publishes.</param>
    /// <param name="node">The node's name or address.</param>
    /// <param name="parcel">What is sent.</param>
    public BlockPublisher(VirtualWorld world, string node, FirmwareImage parcel)
        : this(world, node, parcel.Bytes.ToArray(), parcel.SignedAnnouncement[parcel.Announcement.Length..])
    {
    }

    private BlockPublisher(VirtualWorld world, string node, byte[] bytes, string identity)
    {
        _scheduler = world.Scheduler;
        _image = bytes;
        _md5 = Convert.ToHexStringLower(MD5.HashData(bytes));
        _chunks = (int)OtaLimits.Chunks(bytes.Length);
        _offer = string.Create(CultureInfo.InvariantCulture, $"0,{bytes.Length},{_chunks},{_md5}{identity}");
        _client = new BrokerClient(world, node, OnResult);
    }

    /// <inheritdoc/>
    public OtaStatus? FinalStatus { get; private set; }

    /// <summary>Gets why the update was refused or failed, where the gateway said so.</summary>
    public string? Reason { get; private set; }

    /// <inheritdoc/>
    public long BegunAt { get; private set; }

    /// <inheritdoc/>
    public long EndedAt { get; private set; }

    /// <summary>Gets every status that was published for the node, oldest first.</summary>
    public List<int> Statuses { get; } = [];

    /// <summary>Gets how often message 0 was published.</summary>
    public int Offers { get; private set; }

    /// <summary>Gets how often status 4 or an answer sent the publisher back.</summary>
    public int Rewinds { get; private set; }

    /// <summary>Gets how often it asked, the first query included.</summary>
    public int Queries { get; private set; }

    /// <summary>Gets how many blocks were published.</summary>
    public int Blocks { get; private set; }

    /// <inheritdoc/>
    public void Begin()
    {
        _heardAt = _scheduler.Now;
        Ask();
        Watch();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _stopped = true;
    }

    private void Watch()
    {
        if (_stopped || FinalStatus != null)
        {
            return;
        }

        long quietUntil = _heardAt + Quiet;
        if (_scheduler.Now >= quietUntil)
        {
            _heardAt = _scheduler.Now;
            Ask();
        }

        _scheduler.At(_heardAt + Quiet, Watch);
    }

    private void Ask()
    {
        Queries++;
        _asked = true;
        _client.Publish("get/update", []);
    }

    private void Offer()
    {
        if (Offers == MaximumOffers)
        {
            return;
        }

        if (Offers++ == 0)
        {
            BegunAt = _scheduler.Now;
        }

        _started = false;
        _asked = false;
        _client.Publish("set/ota", _offer);
    }

    private void OnResult(string result, string text)
    {
        if (_stopped || (FinalStatus != null && result != "ota") || result is not ("update" or "credit" or "ota"))
        {
            return;
        }

        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement root = json.RootElement;
        _heardAt = _scheduler.Now;
        switch (result)
        {
            case "update" when _asked:
                _asked = false;
                OnUpdate(root);
                break;
            case "credit" when IsOurs(root):
                _credit = root.GetProperty("credit").GetInt32();
                PublishBlocks();
                break;
            case "ota":
                OnStatus(root);
                break;
            default:
                break;
        }
    }

    private void OnUpdate(JsonElement answer)
    {
        _block = Math.Clamp(answer.GetProperty("block").GetInt32(), 1, BlockChunks);
        if (_doubted is { } doubted && !IsOurs(answer))
        {
            End(doubted);
            return;
        }

        _doubted = null;
        bool runs = answer.TryGetProperty("md5", out _);
        if (answer.TryGetProperty("reason", out JsonElement reason))
        {
            Reason = reason.GetString();
        }
        else if (Offers == 0 || !runs)
        {
            Offer();
        }
        else if (IsOurs(answer) && answer.TryGetProperty("last_chunk", out JsonElement last))
        {
            _credit = answer.GetProperty("credit").GetInt32();
            GoOnFrom(last.GetInt32() + 1);
        }
    }

    private void OnStatus(JsonElement answer)
    {
        OtaStatus status = (OtaStatus)answer.GetProperty("status").GetInt32();
        Statuses.Add((int)status);
        bool isNamed = answer.TryGetProperty("md5", out _);
        if (FinalStatus != null || (isNamed && !IsOurs(answer)))
        {
            // It is for another publisher of this node.
            return;
        }

        if (status == OtaStatus.Started)
        {
            _started = true;
        }
        else if (status == OtaStatus.StartError && !isNamed && _started)
        {
            // A gateway that has restarted says so of a block.
            Ask();
        }
        else if (status == OtaStatus.OutOfSequence)
        {
            _started = true;
            GoOnFrom(answer.GetProperty("last_chunk").GetInt32() + 1);
        }
        else if (status is OtaStatus.Timeout or OtaStatus.CheckFailed && !isNamed)
        {
            // The gateway names our image in each status of our update: it may be what the node says of an earlier one.
            _doubted = status;
            Ask();
        }
        else if (OtaAnswer.IsFinal(status))
        {
            End(status);
            Reason = answer.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() : null;
        }
    }

    private void End(OtaStatus status)
    {
        FinalStatus = status;
        EndedAt = _scheduler.Now;
    }

    private void GoOnFrom(int index)
    {
        Rewinds += index < _next ? 1 : 0;
        _next = index;
        PublishBlocks();
    }

    private void PublishBlocks()
    {
        while (FinalStatus == null && _next <= Math.Min(_credit, _chunks))
        {
            int count = Math.Min(_block, Math.Min(_credit, _chunks) - _next + 1);
            int offset = (_next - 1) * OtaLimits.ChunkCount;
            int bytes = Math.Min(count * OtaLimits.ChunkCount, _image.Length - offset);
            byte[] block = new byte[BlockHead + bytes];
            block[0] = BlockMark;
            BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), (ushort)_next);
            _image.AsSpan(offset, bytes).CopyTo(block.AsSpan(BlockHead));
            _client.Publish("set/ota", block);
            _asked = false;
            _next += count;
            Blocks++;
        }
    }

    private bool IsOurs(JsonElement answer)
    {
        return answer.TryGetProperty("md5", out JsonElement md5) && md5.GetString() == _md5;
    }
}
