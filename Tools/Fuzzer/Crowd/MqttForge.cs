using System.Text;
using EnigmaIoT.Fuzzer.Inputs;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Fuzzer.Crowd;

/// <summary>Forges messages of the broker: every command, broken topics, payloads at and beyond their limits.</summary>
internal sealed class MqttForge(FuzzRandom random, FuzzCorpora corpora, Mutator mutator)
{
    private const int LargestPayload = 4000;

    // MQTT allows topics of 65,535 bytes.
    private const int LongestTopic = 65_000;

    private static readonly string[] _commands =
    [
        "set/ota", "set/ota", "set/ota", "set/ota", "get/update", "get/version", "get/sleeptime", "set/sleeptime", "set/identify",
        "get/rssi", "get/name", "set/name", "set/data", "set/data", "set/data", "get/data", "set/data/", "set", "get/", "/",
        "set//ota", "set/unknown", "get/ota", "set/+", "#", "result/ota", "set/\u00e9", "SET/OTA", "get/\0",
    ];

    private static readonly string[] _rareCommands = ["set/restart", "set/reset"];

    private static readonly string[] _nodes =
    [
        FuzzNetwork.NodeName(1), FuzzNetwork.NodeName(2), "broadcast", "gateway", "kitchen", "nobody", string.Empty, " ", "+", "#",
        "\ud83d\ude00", "\ufffd",
        "02:00:00:00:01:0", "02:00:00:00:01:011", "zz:zz:zz:zz:zz:zz", "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00", "02-00-00-00-01-01",
    ];

    private static readonly string[] _topics =
    [
        "", "/", "enigmaiot", "enigmaiot/", "enigmaiot//", "enigmaiot///", "other/node1/set/ota", "enigmaiot/a/set/b/c", "\0",
    ];

    private static readonly int[] _chunkSizes = [0, 1, 2, 3, 100, 211, 212, 213, 300];

    private static readonly string[] _seconds =
        ["10", "4294967295", "4294967296", "-1", "1.5", "00", " 0", "0\n", "9999999999999999999999"];

    private readonly PayloadText _payloads = new(random);
    private readonly byte[] _buffer = new byte[LargestPayload];

    /// <summary>Creates a topic.</summary>
    public string Topic()
    {
        if (random.OneIn(24))
        {
            return random.OneIn(16) ? LongTopic() : random.Of(_topics);
        }

        string node = random.Below(8) switch
        {
            < 3 => random.Of(_nodes),
            < 5 => FuzzNetwork.NodeName(random.Between(1, FuzzNetwork.Nodes)),
            5 => MacAddress.Format(FuzzNetwork.NodeAddress(random.Between(1, FuzzNetwork.Nodes))),
            _ => MacAddress.Format(FuzzPeers.AddressOf(random.Below(FuzzPeers.Count + 2))),
        };
        if (random.OneIn(32))
        {
            return $"{FuzzNetwork.TopicPrefix}gateway/{(random.OneIn(8) ? "get" : "set")}/group";
        }

        string command = random.OneIn(400) ? random.Of(_rareCommands) : random.Of(_commands);
        return $"{FuzzNetwork.TopicPrefix}{node}/{command}";
    }

    /// <summary>Creates a payload for a topic.</summary>
    public byte[] Payload(string topic)
    {
        int end = topic.EndsWith("/set/ota", StringComparison.Ordinal) ? WriteUpdate()
            : topic.EndsWith("/set/group", StringComparison.Ordinal) ? WriteOfMany()
            : WriteOther(topic);
        if (random.OneIn(3))
        {
            end = mutator.Mutate(_buffer, 0, end, random.OneIn(16) ? LargestPayload : Math.Max(end, 400), corpora.Payloads.Any());
        }

        return _buffer.AsSpan(0, end).ToArray();
    }

    private string LongTopic()
    {
        int length = random.Between(100, LongestTopic);
        string filling = new(random.Of<char>(['a', '/', '\u00e9', '0']), length);
        return random.OneIn(2) ? filling : $"{FuzzNetwork.TopicPrefix}{filling}/{random.Of(_commands)}";
    }

    private int WriteUpdate()
    {
        switch (random.Below(10))
        {
            case 0:
                FuzzImage image = random.Of(FuzzImage.All);
                string kind = random.OneIn(4) ? $",{random.Below(5)}" : string.Empty;
                return Write((random.OneIn(2) ? image.Line : image.ExtendedLine) + kind);
            case 1:
                return Write($"0,{mutator.Number()},{mutator.Number()},{Convert.ToHexStringLower(FuzzImage.All[0].Md5)}");
            case 2:
            case 3:
                uint index = random.OneIn(2) ? mutator.Number() : (uint)random.Below(64);
                return Write($"{index},{Base64(random.Of(_chunkSizes))}");
            case 4:
            case 5:
                return WriteBlock();
            default:
                return corpora.Payloads.CopyAny(_buffer, 0, _buffer.Length);
        }
    }

    private int WriteOfMany()
    {
        switch (random.Below(6))
        {
            case 0:
                return Write($"{random.Of(FuzzImage.All).ExtendedLine},{random.Below(5)}");
            case 1:
            case 2:
                return Write($"node,{random.Of(_nodes)}");
            case 3:
                return Write(random.OneIn(2) ? "go" : "abort");
            case 4:
                return WriteBlock();
            default:
                return WriteUpdate();
        }
    }

    private int WriteBlock()
    {
        FuzzImage image = random.Of(FuzzImage.All);
        int first = random.Between(1, image.Chunks);
        int offset = (first - 1) * OtaLimits.ChunkCount;
        int wanted = random.Between(1, OtaBlock.MaximumChunks) * OtaLimits.ChunkCount;
        int count = Math.Min(image.Bytes.Length - offset, random.OneIn(8) ? LargestPayload - OtaBlock.DataOffset : wanted);
        image.Bytes.AsSpan(offset, count).CopyTo(_buffer.AsSpan(OtaBlock.DataOffset));
        _buffer[0] = OtaBlock.Mark;
        _buffer[1] = (byte)first;
        _buffer[2] = (byte)(random.OneIn(16) ? 0xFF : 0);
        return OtaBlock.DataOffset + count;
    }

    private int WriteOther(string topic)
    {
        if (topic.EndsWith("/sleeptime", StringComparison.Ordinal))
        {
            return Write(random.OneIn(2) ? "0" : random.Of(_seconds));
        }

        if (topic.EndsWith("/name", StringComparison.Ordinal))
        {
            return Write(random.OneIn(4) ? new string('n', random.Below(40)) : random.Of(_nodes));
        }

        switch (random.Below(6))
        {
            case 0:
                return 0;
            case 1:
                int count = random.OneIn(8) ? LargestPayload : random.Below(260);
                random.Fill(_buffer.AsSpan(0, count));
                return count;
            default:
                return Write(_payloads.Json());
        }
    }

    private string Base64(int count)
    {
        byte[] bytes = new byte[count];
        random.Fill(bytes.AsSpan());
        return Convert.ToBase64String(bytes);
    }

    private int Write(string text)
    {
        // A broker passes on whatever bytes it was given: half of a surrogate pair is one byte then.
        return Encoding.UTF8.TryGetBytes(text, _buffer, out int written) ? written : 0;
    }
}
