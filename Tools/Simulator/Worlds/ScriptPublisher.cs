using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Simulator.Mqtt;
using EnigmaIoT.Simulator.Time;

namespace EnigmaIoT.Simulator.Worlds;

/// <summary>
/// Publishes an image as the reference's Python script does: message 0, then chunk after chunk at a fixed pace whatever
/// happens, going back only where status 4 says so.
/// </summary>
public sealed class ScriptPublisher
{
    private readonly Scheduler _scheduler;
    private readonly MemoryBroker _broker;
    private readonly byte[] _image;
    private readonly long _pause;
    private readonly string _topic;
    private readonly string _resultTopic;
    private readonly int _chunks;
    private int _next;
    private bool _stopped;

    /// <summary>Makes a publisher that has not begun.</summary>
    /// <param name="world">Where it publishes.</param>
    /// <param name="node">The node's name or address.</param>
    /// <param name="image">The image.</param>
    /// <param name="pauseMilliseconds">The script's pause: 20 (fast), 60 (medium) or 180 (slow).</param>
    public ScriptPublisher(VirtualWorld world, string node, byte[] image, int pauseMilliseconds)
    {
        _scheduler = world.Scheduler;
        _broker = world.Broker;
        _image = image;
        _pause = pauseMilliseconds * 1000L;
        _topic = $"{VirtualWorld.Network}/{node}/set/ota";
        _resultTopic = $"{VirtualWorld.Network}/{node}/result/ota";
        _chunks = (int)OtaLimits.Chunks(image.Length);
        _broker.Published += OnPublished;
    }

    /// <summary>Gets every status that was published for the node, oldest first.</summary>
    public List<int> Statuses { get; } = [];

    /// <summary>Gets the first final status; null while there is none.</summary>
    public int? FinalStatus { get; private set; }

    /// <summary>Gets when the final status came, in microseconds.</summary>
    public long EndedAt { get; private set; }

    /// <summary>Gets how often message 0 was published.</summary>
    public int Offers { get; private set; }

    /// <summary>Gets how often status 4 sent the script back.</summary>
    public int Rewinds { get; private set; }

    /// <summary>Publishes message 0 and goes on from there.</summary>
    public void Begin()
    {
        string md5 = Convert.ToHexStringLower(MD5.HashData(_image));
        _broker.Publish(_topic, string.Create(CultureInfo.InvariantCulture, $"0,{_image.Length},{_chunks},{md5}"));
        Offers++;
        _next = 1;
        _scheduler.After(_pause, PublishNext);
    }

    /// <summary>Publishes nothing any more.</summary>
    public void Stop()
    {
        _stopped = true;
    }

    private void PublishNext()
    {
        if (!_stopped && _next <= _chunks)
        {
            int offset = (_next - 1) * OtaLimits.ChunkCount;
            string text = Convert.ToBase64String(_image, offset, OtaLimits.BytesOfChunk(_image.Length, _next));
            _broker.Publish(_topic, string.Create(CultureInfo.InvariantCulture, $"{_next},{text}"));
            _next++;
        }

        if (FinalStatus == null && !_stopped)
        {
            _scheduler.After(_pause, PublishNext);
        }
    }

    private void OnPublished(MemoryMessage message)
    {
        if (message.Topic != _resultTopic)
        {
            return;
        }

        using JsonDocument json = JsonDocument.Parse(Encoding.UTF8.GetString(message.Payload));
        int status = json.RootElement.GetProperty("status").GetInt32();
        Statuses.Add(status);
        if (status == OtaStatus.OutOfSequence)
        {
            _next = json.RootElement.GetProperty("last_chunk").GetInt32() + 1;
            Rewinds++;
        }
        else if (FinalStatus == null && OtaStatus.IsFinal(status))
        {
            FinalStatus = status;
            EndedAt = _scheduler.Now;
        }
    }
}
