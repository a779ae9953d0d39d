using System.Globalization;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;

namespace EnigmaIoT.Update.Updating;

/// <summary>Chooses what is sent: a delta against what runs, the image compressed, or the image as it is; the smallest first.</summary>
/// <param name="options">The image, and where others are kept.</param>
internal sealed class DeltaChoice(UpdateOptions options)
{
    // What has so small a part of the image's bytes is never larger than the image compressed, which takes a while to make.
    private const int SmallPart = 3;

    private readonly FirmwareImage _image = options.Image;
    private FirmwareImage? _compressed;
    private bool _isCompressed;

    /// <summary>Gets the image compressed; null where it does not shrink, or is not to be sent so.</summary>
    public FirmwareImage? Compressed
    {
        get
        {
            // It takes a while.
            _compressed = _isCompressed || !MayPack ? _compressed : TryMake(null);
            _isCompressed = true;
            return _compressed;
        }
    }

    private bool MayPack => options.Deltas && _image.Kind is ImageKind.Deployment or ImageKind.Application;

    /// <summary>Creates what may be sent, each when it is asked for.</summary>
    /// <param name="takesDeltas">Whether gateway and node take deltas.</param>
    /// <param name="running">What the node tells that it runs; null where it tells nothing.</param>
    /// <returns>The smallest first, the image as it is last.</returns>
    public IEnumerable<FirmwareImage> Make(bool takesDeltas, ProgramNotice? running)
    {
        if (takesDeltas && MayPack)
        {
            FirmwareImage? delta = FindBase(running) is { } baseImage ? TryMake(baseImage) : null;
            bool isSmall = delta?.Size < _image.Size / SmallPart;
            if (isSmall)
            {
                yield return delta!;
            }

            FirmwareImage? compressed = Compressed;
            if (!isSmall && delta is not null && delta.Size < (compressed?.Size ?? _image.Size))
            {
                yield return delta;
            }

            if (compressed is not null)
            {
                yield return compressed;
            }
        }

        yield return _image;
    }

    /// <summary>Determines whether there is no delta for want of the image that runs.</summary>
    /// <param name="running">What the node tells that it runs; null where it tells nothing.</param>
    public bool MissesBase(ProgramNotice? running) => MayPack && IsReported(running) && FindBase(running) is null;

    /// <summary>Says what is sent.</summary>
    /// <param name="parcel">It.</param>
    /// <returns>Null where it is the image as it is.</returns>
    public static string? Describe(FirmwareImage parcel)
    {
        return parcel.Makes is not { } image
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(parcel.BaseImage is null ? "Compressed" : "Delta")}: {parcel.Size:N0} of {image.Size:N0} bytes.");
    }

    private FirmwareImage? FindBase(ProgramNotice? running)
    {
        if (options.BaseImage is { } named)
        {
            return named.Kind == _image.Kind ? named : null;
        }

        return IsReported(running) ? options.Store?.Find(running!.Sha256!, running.Size!.Value) : null;
    }

    private bool IsReported(ProgramNotice? running) =>
        running is { Sha256: not null, Size: not null } && (running.Kind ?? (long)_image.Kind) == (long)_image.Kind;

    // What is sent is tried first. A node checks the digests of what comes of it, but only once all of it was sent.
    private FirmwareImage? TryMake(FirmwareImage? baseImage)
    {
        byte[] bytes = baseImage is null ? [] : baseImage.Bytes.ToArray();
        byte[] delta = VcdiffEncoder.Encode(bytes, _image.Bytes);
        bool isRight = delta.Length < _image.Size && VcdiffDecoder.Decode(bytes, delta).AsSpan().SequenceEqual(_image.Bytes);
        return isRight ? FirmwareImage.OfDelta(delta, _image, baseImage) : null;
    }
}
