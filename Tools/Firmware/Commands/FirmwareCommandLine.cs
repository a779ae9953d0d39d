using System.CommandLine;
using System.Globalization;
using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Files;
using EnigmaIoT.Firmware.Merging;
using EnigmaIoT.Firmware.Preparing;
using EnigmaIoT.Firmware.Publishing;

namespace EnigmaIoT.Firmware.Commands;

/// <summary>The commands and their options.</summary>
internal sealed class FirmwareCommandLine
{
    private readonly TextWriter _output;

    private readonly Option<string> _board = new("--board") { Description = "The board, one of those that 'boards' lists", HelpName = "NAME", Required = true };

    private readonly Option<string> _native = new("--native")
    {
        Description = "This repository's native part",
        HelpName = "DIR",
        DefaultValueFactory = _ => "native-espnow-interop",
    };

    private readonly Option<string> _build = new("--build") { Description = "nf-interpreter's build folder", HelpName = "DIR", Required = true };

    private readonly Option<string?> _optionalDeployment = new("--deployment") { Description = "Gateway.bin or Node.bin", HelpName = "FILE" };

    private readonly Option<string> _deployment = new("--deployment") { Description = "Gateway.bin or Node.bin", HelpName = "FILE", Required = true };

    private readonly Option<string> _outputFile = new("--output", "-o") { Description = "The file to write", HelpName = "FILE", Required = true };

    private readonly Option<string> _version = new("--version-name") { Description = "The version that is shown", HelpName = "TEXT", Required = true };

    private readonly Option<string> _name = new("--name") { Description = "The program's name that is shown", HelpName = "TEXT", Required = true };

    private readonly Option<string> _image = new("--image") { Description = "The image, seen from the manifest", HelpName = "PATH", Required = true };

    private readonly Argument<string> _tree = new("nf-interpreter") { Description = "nf-interpreter's folder" };

    private readonly Argument<string[]> _files = new("files") { Description = "The files", Arity = ArgumentArity.OneOrMore };

    private readonly Argument<string> _folder = new("folder") { Description = "The folder of the images, where the page is written" };

    /// <summary>Builds the commands.</summary>
    /// <param name="output">Where they say what they did.</param>
    public FirmwareCommandLine(TextWriter output)
    {
        _output = output;
        Root = new RootCommand("Makes the images that are flashed: see docs/building.md.")
        {
            Make("boards", "Lists the boards.", _ => ListBoards(), []),
            Make("prepare", "Puts the native part and a board's settings into nf-interpreter.", Prepare, [_tree, _board, _native]),
            Make("check", "Checks what was built for a board: chip, flash, partition table, sizes.", Check, [_board, _build, _optionalDeployment, _native]),
            Make("merge", "Merges what was built into one image for the whole flash.", Merge, [_board, _build, _deployment, _outputFile, _native]),
            Make("manifest", "Writes what ESP Web Tools reads to flash an image.", WriteManifest, [_board, _name, _version, _image, _outputFile]),
            Make("checksums", "Writes the SHA-256 of files.", WriteChecksums, [_files, _outputFile]),
            Make("page", "Writes a page that flashes the images of a folder from a browser, with manifests and checksums.", WritePage, [_folder, _version]),
        };
    }

    /// <summary>Gets the whole command line.</summary>
    public RootCommand Root { get; }

    private static Command Make(string name, string description, Action<ParseResult> action, Symbol[] symbols)
    {
        Command command = new(name, description);
        foreach (Symbol symbol in symbols)
        {
            if (symbol is Option option)
            {
                command.Options.Add(option);
            }
            else
            {
                command.Arguments.Add((Argument)symbol);
            }
        }

        command.SetAction(action);
        return command;
    }

    private void ListBoards()
    {
        foreach (Board board in BoardList.All)
        {
            _output.WriteLine($"{board.Name,-15} {board.Title}");
        }
    }

    private void Prepare(ParseResult result)
    {
        Board board = BoardOf(result);
        new InterpreterTree(result.GetValue(_tree)!, result.GetValue(_native)!).Prepare(board);
        _output.WriteLine($"Build it there: cmake --preset {InterpreterTree.PresetOf(board)} -DCMAKE_BUILD_TYPE=MinSizeRel && cmake --build build");
    }

    private void Check(ParseResult result) => Load(result, result.GetValue(_optionalDeployment));

    private void Merge(ParseResult result)
    {
        byte[] image = Load(result, result.GetValue(_deployment)).Merge();
        string file = result.GetValue(_outputFile)!;
        DiskFile.Write(file, image);
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {image.Length:N0} bytes, to be written from address 0x0 on"));
    }

    private BuiltParts Load(ParseResult result, string? deployment)
    {
        Board board = BoardOf(result);
        string build = result.GetValue(_build)!;
        string table = DiskFile.ReadText(Path.Combine(result.GetValue(_native)!, "partitions", board.PartitionFile));
        BuiltParts parts = BuiltParts.Load(board, table, build, deployment);
        LinkedComponent.Require(build);
        foreach (ImagePart part in parts.Parts)
        {
            _output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{part.Name,-16} 0x{part.Offset,-7:X} {part.Bytes.Length,10:N0} bytes of {part.Room,10:N0}, {part.Room - (uint)part.Bytes.Length,10:N0} free"));
        }

        return parts;
    }

    private void WriteManifest(ParseResult result)
    {
        WebToolsManifest manifest = WebToolsManifest.Of(
            result.GetValue(_name)!, result.GetValue(_version)!, BoardOf(result).ChipFamily, result.GetValue(_image)!);
        DiskFile.WriteText(result.GetValue(_outputFile)!, manifest.ToJson());
    }

    private void WriteChecksums(ParseResult result)
    {
        DiskFile.WriteText(result.GetValue(_outputFile)!, Checksums.Of(result.GetValue(_files)!));
    }

    private void WritePage(ParseResult result)
    {
        int count = new FlashPage(result.GetValue(_folder)!, result.GetValue(_version)!).Write();
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A page for {count} images."));
    }

    private Board BoardOf(ParseResult result) => BoardList.Find(result.GetValue(_board)!);
}
