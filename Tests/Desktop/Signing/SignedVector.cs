namespace EnigmaIoT.Tests.Desktop.Signing;

/// <summary>The signed image of docs/signed-images.md, made of its description with OpenSSL and none of our code.</summary>
internal static class SignedVector
{
    private static readonly Dictionary<string, byte[]> _parts = Load();

    /// <summary>Gets the public key, SubjectPublicKeyInfo.</summary>
    public static byte[] Key => _parts["key"];

    /// <summary>Gets the image with the zeros that fill it up to a multiple of four.</summary>
    public static byte[] Image => _parts["image"];

    /// <summary>Gets the trailer.</summary>
    public static byte[] Trailer => _parts["trailer"];

    /// <summary>Gets the image with its trailer.</summary>
    public static byte[] Signed => [.. Image, .. Trailer];

    private static Dictionary<string, byte[]> Load()
    {
        using StreamReader reader = new(typeof(SignedVector).Assembly.GetManifestResourceStream("signed-image.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => Convert.FromHexString(parts[1]));
    }
}
