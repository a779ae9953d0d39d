using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Update.Messages;

/// <summary>What a node runs, as its gateway has the broker keep it. What is not known is null.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The first hex characters of the image's SHA-256, in lower case.</param>
/// <param name="Size">Bytes of the image.</param>
/// <param name="Kind">The kind of image, the number of an <see cref="Shared.Ports.ImageKind"/>.</param>
internal sealed record ProgramNotice(string? Name, string? Version, string? Sha256, long? Size, long? Kind) : NodeMessage
{
    /// <summary>Gets whether the broker had kept it from before we subscribed.</summary>
    public bool IsKept { get; init; }

    // Fewer characters would take two images for one now and then.
    private const int MinimumDigits = 8;

    /// <summary>Gets the program in words, such as <c>Node 1.4.0</c>; null where neither name nor version is known.</summary>
    public string? Text => Name is null && Version is null ? null
        : Version is null ? Name
        : $"{Name ?? "version"} {Version}";

    /// <summary>Determines whether that image is what runs.</summary>
    /// <param name="image">The image.</param>
    /// <returns>Null where it cannot be told: the digest is not known, or it is of another kind of image.</returns>
    public bool? IsOf(FirmwareImage image)
    {
        bool isComparable = Sha256?.Length >= MinimumDigits && Size is not null && (Kind ?? (long)image.Kind) == (long)image.Kind;
        if (!isComparable)
        {
            return null;
        }

        return Size == image.Size && image.Sha256.StartsWith(Sha256!, StringComparison.OrdinalIgnoreCase);
    }
}
