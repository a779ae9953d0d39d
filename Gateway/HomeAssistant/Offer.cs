using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>An image that is offered for a program by a retained message.</summary>
internal sealed class Offer
{
    /// <summary>The most bytes of the message: as many as a text of release notes and its address take, and what belongs to them.</summary>
    public const int MaximumCount = 1024;

    private const int MaximumText = 255;
    private const int MaximumVersion = 32;
    private const int DigestDigits = 64;

    private Offer(string program, string version, string sha256)
    {
        Program = program;
        Version = version;
        Sha256 = sha256;
    }

    /// <summary>Gets the program's name.</summary>
    public string Program { get; }

    /// <summary>Gets the version that is offered.</summary>
    public string Version { get; }

    /// <summary>Gets the image's SHA-256 as 64 lower-case hex digits.</summary>
    public string Sha256 { get; }

    /// <summary>Gets the summary of what is new; null where there is none.</summary>
    public string Summary { get; private set; }

    /// <summary>Gets the address of the release notes; null where there is none.</summary>
    public string Url { get; private set; }

    /// <summary>Gets the bytes of its texts.</summary>
    public int TextCount
    {
        get { return Program.Length + Version.Length + Sha256.Length + Length(Summary) + Length(Url); }
    }

    /// <summary>Reads an offer.</summary>
    /// <param name="program">For which program it is, by its topic.</param>
    /// <param name="payload">The message.</param>
    /// <returns>Null where it is none.</returns>
    public static Offer Read(string program, byte[] payload)
    {
        byte[] map = new byte[MaximumCount];
        int count = payload.Length > MaximumCount ? -1 : JsonToMessagePack.Convert(payload, 0, payload.Length, map, 0, map.Length);
        if (count < 0 || !MessagePackFields.IsMap(map, 0, count))
        {
            return null;
        }

        string version = Text(map, count, "version", MaximumVersion);
        string sha256 = Text(map, count, "sha256", DigestDigits);
        if (version == null || version.Length == 0 || sha256 == null || !IsDigest(sha256))
        {
            return null;
        }

        string url = Text(map, count, "url", MaximumText);
        return new Offer(program, version, sha256)
        {
            Summary = Text(map, count, "summary", MaximumText),
            Url = url != null && (url.StartsWith("https://") || url.StartsWith("http://")) ? url : null,
        };
    }

    private static string Text(byte[] map, int count, string key, int most)
    {
        int at = MessagePackFields.Find(map, 0, count, key);
        return MessagePackFields.TryReadText(map, ref at, count, out int length) && length <= most ? Utf8.Decode(map, at, length) : null;
    }

    private static bool IsDigest(string text)
    {
        bool isDigest = text.Length == DigestDigits;
        for (int i = 0; i < text.Length && isDigest; i++)
        {
            isDigest = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        }

        return isDigest;
    }

    private static int Length(string text)
    {
        return text == null ? 0 : text.Length;
    }
}
