using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Reference;

/// <summary>
/// Publishes an image as the reference's Python script does: message 0, then chunk after chunk at a fixed pace whatever
/// happens, going back only where status 4 says so; behind the last chunk it first waits 20 s for the end.
/// </summary>
public sealed class ScriptPublisher : IPublisher
{
    /// <summary>
    /// What a chunk takes the script beside its pause, in microseconds: 4,717 chunks at 20 ms take it 103 s.
    /// </summary>
    public const int ScriptOverhead = 1_900;

    private const long EndWait = 20_000_000;

    private readonly Scheduler _scheduler;
    private readonly BrokerClient _client;
    private readonly byte[] _image;
    private readonly long _pace;
    private readonly int _chunks;
    private readonly string _md5;
    private int _next;
    private bool _stopped;

    /// <summary>Creates a publisher that has not begun.</summary>
    /// <param name="world">Where it publishes.</param>
    /// <param name="node">The node's name or address.</param>
    /// <param name="image">The image.</param>
    /// <param name="pauseMilliseconds">The script's pause: 20 (fast), 60 (medium) or 180 (slow).</param>
    /// <param name="overheadMicroseconds">
    /// What a chunk takes beside the pause; <see cref="ScriptOverhead"/> for the script itself.
    /// </param>
    public ScriptPublisher(
        VirtualWorld world,
        string node,
        byte[] image,
        int pauseMilliseconds,
        int overheadMicroseconds = 0)
    {
        _scheduler = world.Scheduler;
        _image = image;
        _pace = (pauseMilliseconds * 1000L) + overheadMicroseconds;
        _chunks = (int)OtaLimits.Chunks(image.Length);
        _md5 = Convert.ToHexStringLower(MD5.HashData(image));
        _client = new BrokerClient(world, node, OnResult);
    }

    /// <summary>Gets every status that was published for the node, oldest first.</summary>
    public List<int> Statuses { get; } = [];

    /// <inheritdoc/>
    public OtaStatus? FinalStatus { get; private set; }

    /// <inheritdoc/>
    public long BegunAt { get; private set; }

    /// <inheritdoc/>
    public long EndedAt { get; private set; }

    /// <summary>Gets how often message 0 was published.</summary>
    public int Offers { get; private set; }

    /// <summary>Gets how often status 4 sent the script back.</summary>
    public int Rewinds { get; private set; }

    /// <inheritdoc/>
    public void Begin()
    {
        _client.Publish("set/ota", string.Create(CultureInfo.InvariantCulture, $"0,{_image.Length},{_chunks},{_md5}"));
        BegunAt = _scheduler.Now;
        Offers++;
        _next = 1;
        _scheduler.After(_pace, PublishNext);
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _stopped = true;
    }

    private void PublishNext()
    {
        if (_stopped || FinalStatus != null)
        {
            return;
        }

        if (_next <= _chunks)
        {
            int offset = (_next - 1) * OtaLimits.ChunkCount;
            string text = Convert.ToBase64String(_image, offset, OtaLimits.BytesOfChunk(_image.Length, _next));
            _client.Publish("set/ota", string.Create(CultureInfo.InvariantCulture, $"{_next},{text}"));
            _next++;
        }

        _scheduler.After(_next > _chunks ? EndWait : _pace, PublishNext);
    }

    private void OnResult(string result, string text)
    {
        if (result != "ota" || _stopped)
        {
            return;
        }

        using JsonDocument json = JsonDocument.Parse(text);
        if (json.RootElement.TryGetProperty("md5", out JsonElement named) && named.GetString() != _md5)
        {
            // The end of another publisher's update. The script itself passes over every end but the good one.
            return;
        }

        OtaStatus status = (OtaStatus)json.RootElement.GetProperty("status").GetInt32();
        Statuses.Add((int)status);
        if (status == OtaStatus.OutOfSequence)
        {
            _next = json.RootElement.GetProperty("last_chunk").GetInt32() + 1;
            Rewinds++;
        }
        else if (FinalStatus == null && OtaAnswer.IsFinal(status))
        {
            FinalStatus = status;
            EndedAt = _scheduler.Now;
        }
    }
}
