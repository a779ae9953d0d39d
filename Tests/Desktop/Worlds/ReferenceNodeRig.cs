using System.Security.Cryptography;
using System.Text.Json;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// A 0.9.8 node behind the model of a 0.9.8 gateway, which passes on whatever it is given.
/// </summary>
internal sealed class ReferenceNodeRig
{
    private const string Topic = "enigmaiot/old1/set/ota";

    public ReferenceNodeRig(int receiveBuffers = ReferenceNodeOptions.DefaultReceiveBuffers)
    {
        World = new ReferenceWorld(new ReferenceWorldOptions { Nodes = 0, OldNodes = 1, OldReceiveBuffers = receiveBuffers, HasReferenceRelay = true });
        Assert.IsTrue(World.RunUntilRegistered(), "not registered");
        World.RunUntil(() => false, 1);
        World.Broker.Published += message =>
        {
            string last = message.Topic.Split('/')[^1];
            if (last is "ota" && message.Topic != Topic)
            {
                using JsonDocument json = JsonDocument.Parse(message.Text);
                Statuses.Add((OtaStatus)json.RootElement.GetProperty("status").GetInt32());
                if (json.RootElement.TryGetProperty("last_chunk", out JsonElement index))
                {
                    LastChunks.Add(index.GetInt32());
                }
            }
            else if (last is "restart")
            {
                using JsonDocument json = JsonDocument.Parse(message.Text);
                RestartReasons.Add(json.RootElement.GetProperty("reason").GetInt32());
            }
        };
    }

    public ReferenceWorld World { get; }

    public ReferenceNode Node => World.OldNodes[0];

    /// <summary>Gets every status that came.</summary>
    public List<OtaStatus> Statuses { get; } = [];

    /// <summary>Gets the index of every status 4.</summary>
    public List<int> LastChunks { get; } = [];

    /// <summary>Gets the reason of every restart notice.</summary>
    public List<int> RestartReasons { get; } = [];

    public void SendOffer(byte[] image)
    {
        string md5 = Convert.ToHexStringLower(MD5.HashData(image));
        World.Broker.Publish(Topic, $"0,{image.Length},{OtaLimits.Chunks(image.Length)},{md5}");
        Pause(50);
    }

    public void SendChunks(byte[] image, int first, int last, int pauseMilliseconds = 10)
    {
        for (int i = first; i <= last; i++)
        {
            int count = OtaLimits.BytesOfChunk(image.Length, i);
            string text = Convert.ToBase64String(image, (i - 1) * OtaLimits.ChunkCount, count);
            World.Broker.Publish(Topic, $"{i},{text}");
            Pause(pauseMilliseconds);
        }

        Pause(400);
    }

    private void Pause(int milliseconds)
    {
        World.Scheduler.RunTo(World.Scheduler.Now + (milliseconds * 1000L));
    }
}
