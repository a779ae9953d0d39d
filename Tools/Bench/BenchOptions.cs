namespace EnigmaIoT.Bench;

/// <summary>What the bench measures.</summary>
public sealed record BenchOptions
{
    /// <summary>The image's size where none is given.</summary>
    public const int DefaultImageSize = 1_000_000;

    /// <summary>The image's size of the quick bench where none is given.</summary>
    public const int QuickImageSize = 100_000;

    /// <summary>Gets where every random number comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the image's size in bytes, 1,000 or more; null for the usual one.</summary>
    public int? ImageSize { get; init; }

    /// <summary>Gets whether to measure less: a smaller image, three losses in place of six.</summary>
    public bool Quick { get; init; }

    /// <summary>Gets what work takes on an ESP32.</summary>
    public BenchCosts Costs { get; init; } = new();

    /// <summary>Gets the file that receives a capture of the first line's air, or null for none.</summary>
    public string? CaptureFile { get; init; }

    /// <summary>Gets the images to measure in place of made ones and of everything else; null for none.</summary>
    public BenchPair? Pair { get; init; }

    /// <summary>Gets the size of the image that is sent.</summary>
    public int Size => Pair?.Image.Size ?? ImageSize ?? (Quick ? QuickImageSize : DefaultImageSize);

    /// <summary>Gets the probabilities that an attempt is lost.</summary>
    public IReadOnlyList<double> Losses => Quick ? [0, 0.1, 0.3] : [0, 0.01, 0.05, 0.1, 0.2, 0.3];
}
