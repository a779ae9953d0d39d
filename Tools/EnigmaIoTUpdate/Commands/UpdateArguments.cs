using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Commands;

/// <summary>What the command line says.</summary>
/// <param name="File">The firmware file.</param>
/// <param name="AnyFile">Whether the file is sent whatever is in it.</param>
/// <param name="Address">The node's address or name.</param>
/// <param name="Nodes">The nodes of an update of several; empty where one is updated, or all.</param>
/// <param name="All">Whether all nodes are updated that run the image's program.</param>
/// <param name="BaseTopic">The network's name.</param>
/// <param name="Broker">How to reach the broker.</param>
/// <param name="Secrets">Where the passwords come from that the command line does not hold.</param>
/// <param name="ChunkPause">The pause after each chunk.</param>
/// <param name="PacedByGateway">Whether the gateway may set the pace: where no speed was asked for.</param>
/// <param name="Wake">How long to wait for the node to answer.</param>
/// <param name="IsPatient">Whether all of that time is waited for a node that is known to be off.</param>
/// <param name="Force">Whether to send an image that the node runs already.</param>
/// <param name="Base">The file that the node is said to run; null for none.</param>
/// <param name="Images">The folder of images; null for the usual one.</param>
/// <param name="NoDelta">Whether the image is sent as it is.</param>
/// <param name="Quiet">Whether to tell nothing but errors.</param>
/// <param name="NoProgress">Whether to leave out the progress.</param>
/// <param name="Json">Whether scripts read standard output.</param>
/// <param name="List">Whether to list the nodes in place of an update.</param>
/// <param name="Watch">Whether to go on and tell each change.</param>
/// <param name="Offers">The firmware files to offer in place of an update; empty for none.</param>
/// <param name="ReleaseNotes">What is new in them.</param>
/// <param name="ReleaseUrl">Where more is told of them.</param>
internal sealed record UpdateArguments(
    string File,
    bool AnyFile,
    string Address,
    IReadOnlyList<string> Nodes,
    bool All,
    string BaseTopic,
    BrokerOptions Broker,
    SecretSources Secrets,
    TimeSpan ChunkPause,
    bool PacedByGateway,
    TimeSpan Wake,
    bool IsPatient,
    bool Force,
    string? Base,
    string? Images,
    bool NoDelta,
    bool Quiet,
    bool NoProgress,
    bool Json,
    bool List,
    bool Watch,
    IReadOnlyList<string> Offers,
    string? ReleaseNotes,
    string? ReleaseUrl);
