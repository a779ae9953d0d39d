using System.Text.Json;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Update.Offering;

/// <summary>An image that is offered to the boards that run its program.</summary>
public sealed record OfferedImage
{
    private const int MaximumText = 255;
    private const int MaximumProgram = 32;

    private OfferedImage(FirmwareImage image, string program, string version)
    {
        Image = image;
        Program = program;
        Version = version;
    }

    /// <summary>Gets the image.</summary>
    public FirmwareImage Image { get; }

    /// <summary>Gets the program's name.</summary>
    public string Program { get; }

    /// <summary>Gets its version: three numbers, and a fourth where it is not 0.</summary>
    public string Version { get; }

    /// <summary>Gets what is new in it, at most 255 characters; null where that is not told.</summary>
    public string? Summary { get; init; }

    /// <summary>Gets where more is told of it, <c>http</c> or <c>https</c>; null where nowhere.</summary>
    public string? Url { get; init; }

    /// <summary>Takes an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="file">Its file, for what is said of it.</param>
    /// <exception cref="FirmwareImageException">It is not whole, or does not tell its program and version.</exception>
    public static OfferedImage Of(FirmwareImage image, string file)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Report.Obstacle is { } fault)
        {
            throw new FirmwareImageException($"'{file}' is not offered: {fault}.");
        }

        if (image.Report.Program is not { } program || !System.Version.TryParse(image.Report.Version, out Version? version))
        {
            throw new FirmwareImageException($"'{file}' is not offered: it does not tell its program and version.");
        }

        // Boards tell no longer name, and a topic has to hold it.
        if (program.Length > MaximumProgram || program.Contains('/', StringComparison.Ordinal) || !MqttText.IsValid(program))
        {
            throw new FirmwareImageException($"'{file}' is not offered: '{program}' cannot stand in a topic.");
        }

        return new OfferedImage(image, program, Text(version));
    }

    /// <summary>Returns the message that offers it.</summary>
    public byte[] ToJson()
    {
        Dictionary<string, object> offer = new()
        {
            ["name"] = Program,
            ["version"] = Version,
            ["size"] = Image.Size,
            ["sha256"] = Image.Sha256,
        };
        if (Summary is { } summary)
        {
            offer["summary"] = summary.Length > MaximumText ? summary[..MaximumText] : summary;
        }

        if (Url is { } url)
        {
            offer["url"] = url;
        }

        return JsonSerializer.SerializeToUtf8Bytes(offer);
    }

    private static string Text(Version version)
    {
        string text = FormattableString.Invariant($"{version.Major}.{version.Minor}.{Math.Max(version.Build, 0)}");
        return version.Revision > 0 ? FormattableString.Invariant($"{text}.{version.Revision}") : text;
    }
}
