using System.Text.Json;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>A gateway that tells Home Assistant of nodes, and what nodes of version 0.9.8 describe.</summary>
internal static class HomeAssistantBed
{
    public const long Kitchen = 0x3C71BF000002;
    public const string Device = "homeassistant/device/enigmaiot_3c71bf000002/config";
    public const string GatewayDevice = "homeassistant/device/enigmaiot_240ac4000001/config";

    // Messages of nodes of version 0.9.8.
    public const string Switch = "87a4747970650da56e6d736678a6737769746368a7737461745f6f6e01a8737461745f6f666600a376616ca3726c79a6706c5f6f66"
        + "66b57b22636d64223a22726c79222c22726c79223a307da5706c5f6f6eb57b22636d64223a22726c79222c22726c79223a317d";

    public const string Temperature =
        "85a4747970650ca56e6d736678a474656d70a76465765f636c6107ac756e69745f6f665f6d656173a143a376616ca474656d70";

    public const string Button = "85a47479706506a56e6d736678a6627574746f6ea5747479706500a674737479706500a2706cb57b22627574746f6e223a342c227075"
        + "7368223a317d";

    public const string Blind = "89a47479706504a56e6d736678a5626c696e64a76465765f636c6102a7706c5f6f70656eac7b22636d64223a227575227da6706c5f63"
        + "6c73ac7b22636d64223a226464227da7706c5f73746f70ae7b22636d64223a2273746f70227da9737461745f6f70656ea46f70656ea9737461745f636c7364a663"
        + "6c6f736564ac737461745f6f70656e696e67a76f70656e696e67";

    public const string Door = "89a47479706502a56e6d736678a4646f6f72a76465765f636c6105a5706c5f6f6ea46f70656ea6706c5f6f6666a6636c6f736564a376"
        + "616ca4646f6f72a76f66665f646c7903a76578705f6166743ca461747472c3";

    public const string Humidity = "86a4747970650ca76465765f636c6104a76578705f61667478ac756e69745f6f665f6d656173a125a776616c5f74706cbb7b7b76"
        + "616c75655f6a736f6e2e68756d7c726f756e642831297d7da461747472c3";

    public const string OwnTrigger = "84a47479706506a57474797065a76d795f74797065a6747374797065a66d795f737562a2706ca170";

    public static readonly string[] All = [Switch, Temperature, Button, Blind, Door, Humidity, OwnTrigger];

    /// <summary>Creates a gateway that announces in a way.</summary>
    public static GatewayRig Start(HomeAssistantMode mode)
    {
        GatewayRig rig = new();
        rig.Config.HomeAssistant = mode;
        rig.Start();
        return rig;
    }

    /// <summary>Has a node describe an entity.</summary>
    public static void Describe(GatewayRig rig, NodeDouble node, string message)
    {
        byte[] frame = node.SealData(
            FrameType.HomeAssistantDiscovery,
            node.Session.NodeId,
            node.Session.NextData(),
            PayloadEncoding.MessagePack,
            Convert.FromHexString(message));
        node.Send(frame, frame.Length);
        rig.Pump();
    }

    /// <summary>Gets the last document under a topic.</summary>
    public static JsonElement Document(GatewayRig rig, string topic)
    {
        PublishedMessage published = rig.Link.LastOf(topic);
        Assert.IsNotNull(published, topic);
        Assert.IsTrue(published.Retain);
        using JsonDocument document = JsonDocument.Parse(published.Payload);
        return document.RootElement.Clone();
    }

    /// <summary>Gets an entity of the kitchen's document, in long keys.</summary>
    public static JsonElement Component(GatewayRig rig, string key)
    {
        return DiscoveryRules.Expand(Document(rig, Device).GetProperty("components").GetProperty(key));
    }

    /// <summary>Gets how many messages went to Home Assistant.</summary>
    public static int Announced(GatewayRig rig)
    {
        return Enumerable.Range(0, rig.Link.PublishedCount)
            .Count(i => rig.Link.Published(i).Topic.StartsWith("homeassistant/", StringComparison.Ordinal));
    }
}
