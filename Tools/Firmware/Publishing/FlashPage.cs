using System.Globalization;
using System.Net;
using System.Text;
using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Publishing;

/// <summary>The page that flashes a board from a browser, with a manifest beside each image.</summary>
public sealed class FlashPage
{
    private const string RowsMark = "<!-- rows -->";
    private const string VersionMark = "<!-- version -->";

    private static readonly (string Program, string Title)[] _programs = [("gateway", "Gateway"), ("node", "Node")];

    private readonly string _folder;
    private readonly string _version;

    /// <summary>Creates a page.</summary>
    /// <param name="folder">The folder of the images, named <c>gateway-BOARD.bin</c> and <c>node-BOARD.bin</c>; the page is written there.</param>
    /// <param name="version">The version that is shown.</param>
    public FlashPage(string folder, string version)
    {
        _folder = folder;
        _version = version;
    }

    /// <summary>Returns the name of a program's image for a board.</summary>
    public static string ImageName(string program, Board board) => $"{program}-{board.Name}.bin";

    /// <summary>Writes page, manifests and checksums.</summary>
    /// <returns>How many images the page offers.</returns>
    /// <exception cref="FirmwareException">There is no image, or a file cannot be written.</exception>
    public int Write()
    {
        StringBuilder rows = new();
        List<string> images = [];
        foreach (Board board in BoardList.All)
        {
            string[] buttons = [.. _programs.Select(program => WriteManifest(board, program.Program, program.Title, images))];
            if (buttons.Any(button => button.Length > 0))
            {
                rows.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(board.Title)}</th>")
                    .AppendJoin(string.Empty, buttons.Select(button => $"<td>{button}</td>"))
                    .Append("</tr>\n");
            }
        }

        if (images.Count == 0)
        {
            throw new FirmwareException($"'{_folder}' holds no image, such as '{ImageName(_programs[0].Program, BoardList.All[0])}'.");
        }

        DiskFile.WriteText(Path.Combine(_folder, "SHA256SUMS"), Checksums.Of(images));
        DiskFile.WriteText(
            Path.Combine(_folder, "index.html"),
            Template().Replace(RowsMark, rows.ToString(), StringComparison.Ordinal)
                .Replace(VersionMark, WebUtility.HtmlEncode(_version), StringComparison.Ordinal));
        return images.Count;
    }

    private string WriteManifest(Board board, string program, string title, List<string> images)
    {
        string image = ImageName(program, board);
        string path = Path.Combine(_folder, image);
        if (!File.Exists(path))
        {
            return string.Empty;
        }

        images.Add(path);
        string manifest = Path.ChangeExtension(image, ".json");
        DiskFile.WriteText(
            Path.Combine(_folder, manifest), WebToolsManifest.Of($"EnigmaIoT {title}", _version, board.ChipFamily, image).ToJson());
        return $"<esp-web-install-button manifest=\"{manifest}\"><button slot=\"activate\">Flash {title.ToLowerInvariant()}</button>"
            + $"<span slot=\"unsupported\">not by this browser</span></esp-web-install-button> <a href=\"{image}\" download>file</a>";
    }

    private static string Template()
    {
        using Stream stream = typeof(FlashPage).Assembly.GetManifestResourceStream("index.html")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
