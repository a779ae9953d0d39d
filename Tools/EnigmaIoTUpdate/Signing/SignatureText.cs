using System.Globalization;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Update.Signing;

/// <summary>What a trailer says, in words.</summary>
public static class SignatureText
{
    /// <summary>Returns who signed an image, and its counter, in a few words.</summary>
    /// <param name="trailer">The image's trailer; null where it has none.</param>
    public static string Of(ImageTrailer? trailer)
    {
        return trailer is null
            ? "unsigned"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"signed with key {Convert.ToHexStringLower(trailer.KeyId.Span)}, counter {trailer.Counter}");
    }

    /// <summary>Returns all that a trailer says, a line each.</summary>
    /// <param name="trailer">The image's trailer; null where it has none.</param>
    public static IEnumerable<string> Lines(ImageTrailer? trailer)
    {
        if (trailer is null)
        {
            yield return "unsigned";
            yield break;
        }

        yield return $"signed as: {trailer.Name} {trailer.Version}";
        yield return $"key: {Convert.ToHexStringLower(trailer.KeyId.Span)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"security counter: {trailer.Counter}");
        yield return $"hardware class: {trailer.HardwareClass ?? "any"}";
        yield return $"native interop: {(trailer.Interop is { } version ? $"{version} or later" : "not needed")}";
        foreach (NativeNeed need in trailer.Natives)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"native assembly: {need.Name} 0x{need.Checksum:X8}");
        }

        yield return $"SHA-256 of the image: {Convert.ToHexStringLower(trailer.Sha256.Span)}";
        yield return "The signature itself is not checked without a key: see 'verify'.";
    }
}
