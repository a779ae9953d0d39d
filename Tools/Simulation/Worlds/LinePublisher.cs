using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Worlds;

/// <summary>
/// Publishes prepared lines one behind the other, as <c>mosquitto_pub -l</c> does: message 0, then every chunk once, whatever the
/// gateway says meanwhile. It cannot go back.
/// </summary>
public sealed class LinePublisher : IPublisher
{
    private readonly Scheduler _scheduler;
    private readonly BrokerClient _client;
    private readonly byte[] _image;
    private readonly string _md5;
    private readonly int _pace;
    private readonly int _chunks;
    private int _next;
    private bool _stopped;

    /// <summary>Creates a publisher that has not begun.</summary>
    /// <param name="world">Where it publishes.</param>
    /// <param name="node">The node's name or address.</param>
    /// <param name="image">The image.</param>
    /// <param name="paceMicroseconds">The time from one line to the next.</param>
    public LinePublisher(VirtualWorld world, string node, byte[] image, int paceMicroseconds = 200)
    {
        _scheduler = world.Scheduler;
        _image = image;
        _pace = paceMicroseconds;
        _chunks = (int)OtaLimits.Chunks(image.Length);
        _md5 = Convert.ToHexStringLower(MD5.HashData(image));
        _client = new BrokerClient(world, node, OnResult);
    }

    /// <inheritdoc/>
    public OtaStatus? FinalStatus { get; private set; }

    /// <summary>Gets why the update failed, where the gateway said so.</summary>
    public string? Reason { get; private set; }

    /// <inheritdoc/>
    public long BegunAt { get; private set; }

    /// <inheritdoc/>
    public long EndedAt { get; private set; }

    /// <inheritdoc/>
    public void Begin()
    {
        BegunAt = _scheduler.Now;
        PublishNext();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _stopped = true;
    }

    private void PublishNext()
    {
        if (_stopped || _next > _chunks)
        {
            return;
        }

        int offset = (_next - 1) * OtaLimits.ChunkCount;
        _client.Publish("set/ota", _next == 0
            ? string.Create(CultureInfo.InvariantCulture, $"0,{_image.Length},{_chunks},{_md5}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{_next},{Convert.ToBase64String(_image, offset, OtaLimits.BytesOfChunk(_image.Length, _next))}"));
        _next++;
        _scheduler.After(_pace, PublishNext);
    }

    private void OnResult(string result, string text)
    {
        if (result != "ota" || FinalStatus != null)
        {
            return;
        }

        using JsonDocument json = JsonDocument.Parse(text);
        OtaStatus status = (OtaStatus)json.RootElement.GetProperty("status").GetInt32();
        if (OtaAnswer.IsFinal(status))
        {
            FinalStatus = status;
            EndedAt = _scheduler.Now;
            Reason = json.RootElement.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() : null;
        }
    }
}
