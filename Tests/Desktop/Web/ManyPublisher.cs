using System.Globalization;
using System.Text.Json;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>Has a gateway broadcast an image to nodes, and gives it the chunks that it asks for.</summary>
internal sealed class ManyPublisher
{
    private const string Command = "enigmaiot/gateway/set/group";

    private readonly MemoryBroker _broker;
    private readonly FirmwareImage _image;

    public ManyPublisher(MemoryBroker broker, byte[] image, params string[] nodes)
    {
        _broker = broker;
        _image = FirmwareImage.FromBytes(image);
        broker.Published += OnPublished;
        broker.Publish(Command, _image.SignedAnnouncement);
        foreach (string node in nodes)
        {
            broker.Publish(Command, $"node,{node}");
        }

        broker.Publish(Command, "go");
    }

    public int Chunks => _image.ChunkCount;

    /// <summary>Gets how many chunks were published.</summary>
    public int Published { get; private set; }

    public bool IsOver { get; private set; }

    private void OnPublished(MemoryMessage message)
    {
        IsOver |= message.Topic.EndsWith("/result/group", StringComparison.Ordinal) && message.Text.Contains("\"over\"", StringComparison.Ordinal);
        if (!message.Topic.EndsWith("/result/wanted", StringComparison.Ordinal))
        {
            return;
        }

        using JsonDocument json = JsonDocument.Parse(message.Text);
        int from = json.RootElement.GetProperty("from").GetInt32();
        ulong wanted = ulong.Parse(json.RootElement.GetProperty("chunks").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        for (int bit = 0; bit < 64; bit++)
        {
            if (((wanted >> bit) & 1) != 0)
            {
                Published++;
                _broker.Publish(Command, _image.Block(from + bit, 1));
            }
        }
    }
}
