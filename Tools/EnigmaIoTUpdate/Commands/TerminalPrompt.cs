using Spectre.Console;

namespace EnigmaIoT.Update.Commands;

/// <summary>Asks at the terminal. The question goes to standard error: standard output may be read by a program.</summary>
public sealed class TerminalPrompt : ISecretPrompt
{
    /// <inheritdoc/>
    public async Task<string?> AskAsync(string what, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
        {
            return null;
        }

        // Spectre would look at standard output, which may be redirected.
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Interactive = InteractionSupport.Yes,
        });
        // .NET turns the terminal's echo off when it first looks for a key: before the question, for some type at once.
        _ = Console.KeyAvailable;
        TextPrompt<string> prompt = new TextPrompt<string>(Markup.Escape(what) + ":").Secret(null).AllowEmpty();
        try
        {
            return await prompt.ShowAsync(console, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            console.WriteLine();
            throw;
        }
    }
}
