using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Update.Signing;

/// <summary>Signs images, and verifies what was signed (docs/signed-images.md).</summary>
public static class ImageSigner
{
    /// <summary>Signs an image. A trailer that it has is replaced, and erased flash (0xFF) behind it left out.</summary>
    /// <param name="image">The image.</param>
    /// <param name="key">The pair.</param>
    /// <param name="facts">What is said of the image.</param>
    /// <returns>The image with its trailer.</returns>
    /// <exception cref="SigningException">The image cannot be signed.</exception>
    public static byte[] Sign(ReadOnlySpan<byte> image, SigningKey key, SigningFacts facts)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(facts);
        ImageReport report = Check(image);
        int start = report.Trailer?.Start ?? TrailerLayout.StartBehind(report.Size);
        byte[] bare = new byte[start];
        image[..Math.Min(start, report.Size)].CopyTo(bare);
        TrailerWriter writer = new();
        writer.Add(TrailerEntry.Sha256, SHA256.HashData(bare));
        writer.Add(TrailerEntry.Kind, [(byte)(report.Format == ImageFormat.Deployment ? ImageKind.Deployment : ImageKind.Application)]);
        writer.Add(TrailerEntry.Name, Text(facts.Name ?? report.Program, TrailerLayout.MaximumName, "name", "--name"));
        writer.Add(TrailerEntry.Version, Numbers(facts.Version ?? report.Version));
        writer.Add(TrailerEntry.Counter, facts.Counter);
        writer.Add(TrailerEntry.KeyId, key.Id.Span);
        if (facts.HardwareClass is not null)
        {
            writer.Add(TrailerEntry.HardwareClass, Text(facts.HardwareClass, TrailerLayout.MaximumClass, "hardware class", "--class"));
        }

        if (report.Interop is { } interop)
        {
            writer.Add(TrailerEntry.Interop, (ushort)interop.Major, (ushort)interop.Minor);
        }

        foreach (NativeNeed need in report.Natives)
        {
            writer.Add(need);
        }

        return [.. bare, .. writer.Seal(bytes => key.Sign(bytes.Span))];
    }

    /// <summary>Verifies a signed image.</summary>
    /// <param name="image">The image with its trailer.</param>
    /// <param name="keys">The keys that are trusted.</param>
    /// <returns>Null where the image is what one of them signed; else why not, without a full stop.</returns>
    public static string? Verify(ReadOnlySpan<byte> image, IReadOnlyList<SigningKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ImageReport report = ImageReader.Read(image);
        if (report.Obstacle is { } obstacle)
        {
            return obstacle;
        }

        if (report.Trailer is not { } trailer)
        {
            return "it is unsigned";
        }

        ReadOnlyMemory<byte> id = trailer.KeyId;
        if (keys.FirstOrDefault(key => key.Id.Span.SequenceEqual(id.Span)) is not { } signer)
        {
            return $"it is signed with another key, {Convert.ToHexStringLower(id.Span)}";
        }

        ReadOnlySpan<byte> signed = image.Slice(trailer.Start, trailer.ProtectedSize);
        return !signer.Verify(signed, trailer.Signature.Span) ? "its signature is wrong"
            : !SHA256.HashData(image[..trailer.Start]).AsSpan().SequenceEqual(trailer.Sha256.Span) ? "it is not the image that was signed"
            : null;
    }

    private static ImageReport Check(ReadOnlySpan<byte> image)
    {
        ImageReport report = ImageReader.Read(image);
        string? fault = report.Obstacle
            ?? (report.Format is not (ImageFormat.Deployment or ImageFormat.Esp32Application)
                ? $"it is a {report.FormatName}, and only deployments and applications for our boards are signed"
                : null);
        return fault is null ? report : throw new SigningException($"the image cannot be signed: {fault}");
    }

    private static byte[] Text(string? text, int most, string what, string option)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text ?? "");
        return bytes.Length >= 1 && bytes.Length <= most && !text!.Any(char.IsControl)
            ? bytes
            : throw new SigningException($"the {what} '{text}' has to have 1 to {most} bytes, and no control characters: see {option}");
    }

    // An application of ESP-IDF may have a version such as v1.2.3-dirty.
    private static ReadOnlySpan<ushort> Numbers(string? version)
    {
        string[] parts = (version ?? "").TrimStart('v').Split('-', '+')[0].Split('.');
        ushort[] numbers = new ushort[4];
        bool isRight = parts.Length <= numbers.Length;
        for (int i = 0; isRight && i < parts.Length; i++)
        {
            isRight = ushort.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]);
        }

        return isRight
            ? numbers
            : throw new SigningException($"the version '{version}' is none of up to four numbers, such as 1.2.3: see --image-version");
    }
}
