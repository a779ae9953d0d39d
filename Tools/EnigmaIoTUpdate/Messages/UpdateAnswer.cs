using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Update.Messages;

/// <summary>What a gateway that takes blocks answers to <c>get/update</c>.</summary>
/// <param name="Block">How many chunks a block may have, 1 to <see cref="FirmwareImage.MaximumBlock"/>.</param>
/// <param name="Size">Bytes of the image whose update runs; null where none runs.</param>
/// <param name="Md5">That image's MD5; null where none runs.</param>
/// <param name="LastChunk">Every chunk up to this one is held; null until the node has answered message 0.</param>
/// <param name="Credit">Chunks up to this one may be published; null until the node has answered message 0.</param>
/// <param name="Reason">Why no update can run now, in the gateway's words.</param>
internal sealed record UpdateAnswer(
    int Block, long? Size, string? Md5, int? LastChunk, int? Credit, string? Reason) : NodeMessage
{
    /// <summary>Gets the node's name; null where it has none, or the gateway does not tell.</summary>
    public string? Name { get; init; }

    /// <summary>Gets how many seconds ago the node was heard last; null where the gateway does not tell.</summary>
    public long? Silent { get; init; }

    /// <summary>Gets whether the node sleeps between its messages.</summary>
    public bool IsSleepy { get; init; }

    /// <summary>Gets how many seconds a node that sleeps is silent between its messages; null where the gateway does not tell.</summary>
    public long? Period { get; init; }

    /// <summary>Gets whether the update waits for the node, which sleeps.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Gets whether a delta may be sent in the image's place.</summary>
    public bool TakesDeltas { get; init; }

    /// <summary>Gets whether message 0 may tell of the image's signature.</summary>
    public bool TakesSigning { get; init; }

    /// <summary>Gets whether the gateway knows the node.</summary>
    public bool IsKnown => string.IsNullOrEmpty(Reason);

    /// <summary>Determines whether the update that runs is of that image.</summary>
    /// <param name="image">The image.</param>
    public bool IsOf(FirmwareImage image) =>
        Size == image.Size && string.Equals(Md5, image.Md5, StringComparison.OrdinalIgnoreCase);
}
