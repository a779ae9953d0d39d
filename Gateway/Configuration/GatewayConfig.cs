using EnigmaIoT.Shared.Configuration;

namespace EnigmaIoT.Gateway.Configuration;

/// <summary>How a gateway is set up.</summary>
public sealed class GatewayConfig
{
    /// <summary>The <see cref="ConfirmSeconds"/> of a gateway without a setting.</summary>
    public const int DefaultConfirmSeconds = 300;

    /// <summary>The most chunks that a publisher may be ahead: as many as an update has room for where memory is short.</summary>
    public const int MaximumChunksAhead = 36;

    /// <summary>The most chunks of a message: a block.</summary>
    public const int MaximumBlockChunks = 8;

    /// <summary>The UDP port that the Arduino tools know.</summary>
    public const int DefaultArduinoOtaPort = 3232;

    /// <summary>Gets or sets the network's name, a level of every topic: 1 to 20 characters.</summary>
    public string NetworkName { get; set; } = "enigmaiot";

    /// <summary>Gets or sets the levels of every topic before the network's name; null for none.</summary>
    public string TopicPrefix { get; set; }

    /// <summary>Gets what every topic of the network begins with, without the slash behind it.</summary>
    public string TopicBase
    {
        get { return TopicPrefix == null ? NetworkName : TopicPrefix + "/" + NetworkName; }
    }

    /// <summary>Gets or sets the network key, a password of 8 to 32 characters.</summary>
    public string NetworkKey { get; set; }

    /// <summary>Gets or sets how many nodes can be registered at once (the reference: 35).</summary>
    public int MaximumNodes { get; set; } = 35;

    /// <summary>
    /// Gets or sets how many updates can run at once, 1 to 8. Each takes 10 KB while it runs, and one of the 12 digests that a
    /// board's native part has for all purposes.
    /// </summary>
    public int MaximumUpdates { get; set; } = 4;

    /// <summary>
    /// Gets or sets by how many chunks a publisher that goes by credit may be ahead of what the gateway has taken, 8 to
    /// <see cref="MaximumChunksAhead"/>. They wait in the link to the broker, which has room for few on a board without PSRAM.
    /// </summary>
    public int ChunksAhead { get; set; } = MaximumChunksAhead;

    /// <summary>
    /// Gets or sets for how many chunks an update that starts has room, 12 to 64. Each takes 213 bytes
    /// while it runs.
    /// </summary>
    public int RingChunks { get; set; } = MaximumChunksAhead;

    /// <summary>
    /// Gets or sets how many chunks a publisher is told to put into one message, 1 to <see cref="MaximumBlockChunks"/>; more are taken, too.
    /// The broker's library needs each message twice, and each time in one piece.
    /// </summary>
    public int BlockChunks { get; set; } = MaximumBlockChunks;

    /// <summary>
    /// Gets or sets whether the heap is so small that what waits for nodes, and what is remembered of their hellos, has less room.
    /// </summary>
    public bool IsTight { get; set; }

    /// <summary>Gets or sets what the gateway takes on, in words (<see cref="HeapPlan.Describe"/>): told to the broker once; null for nothing.</summary>
    public string Capacity { get; set; }

    /// <summary>
    /// Gets or sets for how many seconds a new image may try to reach the broker before the gateway restarts, to roll back to the
    /// old image when its tries are used up. A broker that is away for that long has a good image given up.
    /// </summary>
    public int ConfirmSeconds { get; set; } = DefaultConfirmSeconds;

    /// <summary>
    /// Gets or sets for how many seconds, from its connection to the broker on, a new image has to run without an exception
    /// before it is confirmed.
    /// </summary>
    public int TrialSeconds { get; set; } = 30;

    /// <summary>Gets or sets the TCP port of the gateway's page.</summary>
    public int WebPort { get; set; } = 80;

    /// <summary>
    /// Gets or sets the name by which browsers find the gateway, without a domain; null where it has none. One that announces itself has one,
    /// and changes it where another device has the same.
    /// </summary>
    public string HostName { get; set; }

    /// <summary>
    /// Gets or sets the page's password of 8 to 64 bytes, where the configuration holds it as it is; null where the one that was chosen
    /// before stays.
    /// </summary>
    public string PagePassword { get; set; }

    /// <summary>Gets or sets whether everybody in the network may see the gateway's page and ask its REST interface.</summary>
    public bool ReadingIsOpen { get; set; } = true;

    /// <summary>
    /// Gets or sets whether data in the clear is published. Anybody can send it under any address, so it is off by default.
    /// </summary>
    public bool AllowUnencryptedData { get; set; }

    /// <summary>
    /// Gets or sets whether voltage and current in CayenneLPP are unsigned, as nodes send them whose library CayenneLPP is older
    /// than version 1.6. Off by default.
    /// </summary>
    public bool CayenneUnsigned { get; set; }

    /// <summary>
    /// Gets or sets whether CayenneLPP becomes one JSON object with a member for each measurement, such as <c>temperature_1</c>, in place
    /// of the reference's list.
    /// </summary>
    public bool CayenneFlat { get; set; }

    /// <summary>
    /// Gets or sets in how many seconds the status of a node is published once, unless it has changed much; 0 to publish it behind each
    /// message, as the reference does.
    /// </summary>
    public int StatusSeconds { get; set; } = 60;

    /// <summary>Gets or sets how the entities of nodes are announced to Home Assistant.</summary>
    public HomeAssistantMode HomeAssistant { get; set; }

    /// <summary>
    /// Gets or sets whether images of an unknown kind are passed on. Off by default: no board runs them.
    /// </summary>
    public bool AllowUnknownImages { get; set; }

    /// <summary>Gets or sets the UDP port for updates by the Arduino tools, 1 to 65535; 0 for none.</summary>
    public int ArduinoOtaPort { get; set; } = DefaultArduinoOtaPort;
}
