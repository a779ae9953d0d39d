namespace EnigmaIoT.Node.Configuration;

/// <summary>How a node is set up. Name and sleep time in the configuration store take precedence over these.</summary>
public sealed class NodeConfig
{
    /// <summary>The <see cref="ConfirmSeconds"/> of a node without a setting.</summary>
    public const int DefaultConfirmSeconds = 120;

    /// <summary>Gets or sets the network's name, which is the name of the gateway's access point: 1 to 20 characters.</summary>
    public string NetworkName { get; set; } = "enigmaiot";

    /// <summary>Gets or sets the network key, a password of 8 to 32 characters.</summary>
    public string NetworkKey { get; set; }

    /// <summary>Gets or sets the node's first name, or null: the node is then addressed by its MAC address.</summary>
    public string Name { get; set; }

    /// <summary>Gets or sets whether the node is built to sleep between its messages.</summary>
    public bool Sleepy { get; set; }

    /// <summary>Gets or sets a sleepy node's first sleep time in seconds, 1 to 13600; 0 for what is usual.</summary>
    public int SleepSeconds { get; set; }

    /// <summary>Gets or sets whether the node handles broadcasts.</summary>
    public bool WantsBroadcasts { get; set; } = true;

    /// <summary>
    /// Gets or sets for how many seconds a new image may try to register with the gateway before the node restarts, to go
    /// back to the old image when its tries are used up. It has as long again to say that it is well.
    /// </summary>
    public int ConfirmSeconds { get; set; } = DefaultConfirmSeconds;

    /// <summary>
    /// Gets or sets for how many seconds, from its registration on, a new image's application has to run without an exception
    /// before the image is confirmed.
    /// </summary>
    public int TrialSeconds { get; set; } = 30;
}
