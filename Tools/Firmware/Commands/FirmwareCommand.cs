using System.CommandLine;
using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Commands;

/// <summary>The command line: parses it, runs what it asks for, tells in one line what went wrong.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
public sealed class FirmwareCommand(TextWriter output, TextWriter error)
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        try
        {
            ParseResult parsed = new FirmwareCommandLine(output).Root.Parse(arguments);
            return parsed.Errors.Count > 0
                ? Fail(ExitCode.Usage, $"{parsed.Errors[0].Message.TrimEnd('.')}. Try --help.")
                : parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (FirmwareException failure)
        {
            return Fail(ExitCode.Failed, failure.Message);
        }
    }

    private int Fail(int code, string message)
    {
        error.WriteLine($"firmware: {message.ReplaceLineEndings(" ")}");
        return code;
    }
}
