using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EnigmaIoT.Update.Commands;

/// <summary>The help: what the library says of the options, then examples and exit codes.</summary>
/// <param name="options">Says it.</param>
internal sealed class UpdateHelp(HelpAction options) : SynchronousCommandLineAction
{
    // The exit codes stand in ExitCode and in docs/updater.md too; a test compares them.
    private const string Rest = $"""
        Examples:
          {UpdateCommand.ToolName} -f Node.bin -d kitchen
          {UpdateCommand.ToolName} -f Node.bin -d AA:BB:CC:DD:EE:FF -t home -S 192.168.1.10
          {UpdateCommand.ToolName} -f Node.bin -d attic -S broker.example -p 8883 -s
          {UpdateCommand.ToolName} -f Node.bin -d attic --timeout 900   (a node that sleeps)
          {UpdateCommand.ToolName} -f Node.bin --nodes kitchen,attic,cellar
          {UpdateCommand.ToolName} --list -t home -S 192.168.1.10
          {UpdateCommand.ToolName} --serve-offers Node.bin -t home -S 192.168.1.10

        Exit codes:
            0  the node has written the image, or runs it already
            1  a fault of the updater itself
            2  wrong command line
            3  firmware file: missing, unreadable, empty, too large, damaged
            4  broker unreachable, or lost and not back within 75 s
            5  broker refuses: user, password, rights
            6  no secure connection: certificate, handshake, certificate file
            7  no such network, gateway or node, or it is off, asleep or silent
            8  gateway or node refuses the update
            9  the node finds the image wrong
           10  the update stood still, or the node fell silent
           11  the node rolled back to another image
          130  cancelled by Ctrl+C, SIGINT or SIGTERM

        """;

    /// <inheritdoc/>
    public override bool Terminating => options.Terminating;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => options.ClearsParseErrors;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = options.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(Rest.ReplaceLineEndings());
        return code;
    }
}
