using System.CommandLine;
using System.Globalization;
using System.Text;
using EnigmaIoT.Update.Files;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Signing;

namespace EnigmaIoT.Update.Commands;

/// <summary>The commands that make keys, sign images and look at what is signed.</summary>
internal sealed class ImageCommandLine
{
    private readonly TextWriter _output;
    private readonly Func<string, string?> _variables;

    private readonly Option<string> _file = Required("--file", "-f", "The image");

    private readonly Option<string> _key = Required("--key", "-k", "The key pair (PEM)");

    private readonly Option<string?> _public = new("--public", "-p")
    {
        Description = "Where the public half goes (PEM); without it the key's name with .pub.pem",
        HelpName = "file",
    };

    private readonly Option<string[]> _trusted = new("--key", "-k")
    {
        Description = "A trusted key (PEM), public or private; may come again",
        HelpName = "file",
        Required = true,
    };

    private readonly Option<string> _result = Required("--output", "-o", "The file that is written");

    private readonly Option<uint> _counter = new("--counter", "-c")
    {
        Description = "Security counter: a board takes no image with a lower one than it has confirmed",
        HelpName = "number",
        Required = true,
    };

    private readonly Option<string?> _class = new("--class") { Description = "Hardware class: the boards that the image is for", HelpName = "text" };

    private readonly Option<string?> _name = new("--name") { Description = "The program's name, in place of the image's own", HelpName = "text" };

    private readonly Option<string?> _version = new("--image-version")
    {
        Description = "The program's version, in place of the image's own",
        HelpName = "numbers",
    };

    private readonly Option<string?> _passwordFile = new("--key-password-file")
    {
        Description = $"File whose first line is the password of the key; {SecretSources.KeyPasswordVariable} holds it too",
        HelpName = "file",
    };

    /// <summary>Builds the commands.</summary>
    /// <param name="output">Where they say what they did.</param>
    /// <param name="variables">Reads an environment variable.</param>
    public ImageCommandLine(TextWriter output, Func<string, string?> variables)
    {
        _output = output;
        _variables = variables;
        Root = new RootCommand("Signs firmware images: see docs/signed-images.md.")
        {
            Make("keygen", "Makes a key pair.", MakeKey, _key, _public, _passwordFile),
            Make("sign", "Puts a signed trailer behind an image.", Sign, _file, _key, _counter, _result, _class, _name, _version, _passwordFile),
            Make("verify", "Tells whether an image is what one of some keys signed.", Verify, _file, _trusted, _passwordFile),
            Make("inspect", "Shows what an image says of itself, without a key.", Inspect, _file),
        };
    }

    /// <summary>Gets the whole command line.</summary>
    public RootCommand Root { get; }

    private static Option<string> Required(string name, string letter, string description)
    {
        return new Option<string>(name, letter) { Description = description, HelpName = "file", Required = true };
    }

    private static Command Make(string name, string description, Func<ParseResult, int> action, params ReadOnlySpan<Option> options)
    {
        Command command = new(name, description);
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }

        command.SetAction(action);
        return command;
    }

    private int MakeKey(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_key);
        string publicPath = parsed.GetValue(_public) ?? Path.ChangeExtension(path, ".pub.pem");
        using SigningKey key = SigningKey.Create();
        WriteNew(path, key.ToPrivatePem(Password(parsed)) + "\n", true);
        try
        {
            WriteNew(publicPath, key.ToPublicPem() + "\n", false);
        }
        catch (SigningException)
        {
            // Half a pair is none: the next try would find the first half there.
            File.Delete(path);
            throw;
        }

        _output.WriteLine($"'{path}' signs: keep it to yourself. '{publicPath}' is its public half.");
        _output.WriteLine($"Key {key.IdText}, for \"keys\" under \"signing\" in a board's configuration:");
        _output.WriteLine(key.ConfigurationText);
        return ExitCode.Done;
    }

    private int Sign(ParseResult parsed)
    {
        FirmwareImage image = FirmwareImage.Load(parsed.GetRequiredValue(_file));
        using SigningKey key = LoadKey(parsed.GetRequiredValue(_key), Password(parsed));
        if (!key.IsPrivate)
        {
            throw new SigningException($"'{parsed.GetRequiredValue(_key)}' is a public key: it verifies, but does not sign");
        }

        SigningFacts facts = new(
            parsed.GetValue(_counter), parsed.GetValue(_class), parsed.GetValue(_name), parsed.GetValue(_version));
        byte[] signed = ImageSigner.Sign(image.Bytes, key, facts);
        string path = parsed.GetRequiredValue(_result);
        Write(path, () => WholeFile.Write(path, signed));
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"'{path}': {signed.Length:N0} bytes, {SignatureText.Of(ImageReader.Read(signed).Trailer)}."));
        return ExitCode.Done;
    }

    private int Verify(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_file);
        FirmwareImage image = FirmwareImage.Load(path);
        List<SigningKey> keys = [];
        try
        {
            foreach (string file in parsed.GetRequiredValue(_trusted))
            {
                keys.Add(LoadKey(file, Password(parsed)));
            }

            string? fault = ImageSigner.Verify(image.Bytes, keys);
            _output.WriteLine(fault is null ? $"'{path}' is {SignatureText.Of(image.Report.Trailer)}." : $"'{path}' is refused: {fault}.");
            return fault is null ? ExitCode.Done : ExitCode.CheckFailed;
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    private int Inspect(ParseResult parsed)
    {
        FirmwareImage image = FirmwareImage.Load(parsed.GetRequiredValue(_file));
        ImageReport report = image.Report;
        string program = report.Program is null ? "" : $", {report.Program} {report.Version}".TrimEnd();
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.FormatName}{program}, {image.Size:N0} bytes"));
        if (report.Obstacle is { } obstacle)
        {
            throw new SigningException($"the image is no good: {obstacle}");
        }

        foreach (string line in SignatureText.Lines(report.Trailer))
        {
            _output.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private string? Password(ParseResult parsed)
    {
        string? file = parsed.GetValue(_passwordFile);
        return file is not null ? SecretSources.ReadLine(file)
            : _variables(SecretSources.KeyPasswordVariable) is { Length: > 0 } password ? password
            : null;
    }

    private static SigningKey LoadKey(string path, string? password)
    {
        string pem;
        try
        {
            pem = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new SigningException($"the key '{path}' cannot be read: {FileFault.Describe(path, exception)}", exception);
        }

        try
        {
            return SigningKey.FromPem(pem, password);
        }
        catch (SigningException exception)
        {
            throw new SigningException($"the key '{path}' cannot be used: {exception.Message}", exception);
        }
    }

    // A key that is overwritten cannot be had back.
    private static void WriteNew(string path, string text, bool isSecret)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (isSecret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        if (Path.Exists(path))
        {
            throw new SigningException($"'{path}' is there already, and is not overwritten");
        }

        Write(path, () =>
        {
            using FileStream file = new(path, options);
            try
            {
                file.Write(Encoding.ASCII.GetBytes(text));
                file.Flush();
            }
            catch
            {
                File.Delete(path);
                throw;
            }
        });
    }

    private static void Write(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SigningException($"'{path}' cannot be written: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
