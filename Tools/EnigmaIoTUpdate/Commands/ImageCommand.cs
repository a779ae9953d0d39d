using System.CommandLine;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Signing;

namespace EnigmaIoT.Update.Commands;

/// <summary>The command line that signs images: parses it, does what it asks for, tells in one line what went wrong.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
public sealed class ImageCommand(TextWriter output, TextWriter error)
{
    /// <summary>How the tool is called, on command lines and in its messages.</summary>
    public const string ToolName = "enigmaiot-image";

    /// <summary>Gets what reads an environment variable.</summary>
    public Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>One of <see cref="ExitCode"/>: 9 where an image is not what a key signed.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        try
        {
            ParseResult parsed = new ImageCommandLine(output, Variables).Root.Parse(arguments);
            return parsed.Errors.Count > 0
                ? Fail(ExitCode.Usage, $"{parsed.Errors[0].Message.TrimEnd('.')}. Try --help.")
                : parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (SigningException exception)
        {
            return Fail(ExitCode.File, exception.Message + ".");
        }
        catch (FirmwareImageException exception)
        {
            return Fail(ExitCode.File, exception.Message);
        }
        catch (SecretException exception)
        {
            return Fail(ExitCode.Usage, exception.Message);
        }
        catch (Exception exception)
        {
            // A tool on somebody's desk shows no stack trace; the type's name is enough to report it.
            return Fail(ExitCode.Internal, $"unexpected {exception.GetType().Name}: {exception.Message}");
        }
    }

    private int Fail(int code, string message)
    {
        error.WriteLine($"{ToolName}: {message.ReplaceLineEndings(" ")}");
        return code;
    }
}
