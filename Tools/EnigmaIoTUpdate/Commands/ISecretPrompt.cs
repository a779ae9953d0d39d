namespace EnigmaIoT.Update.Commands;

/// <summary>Asks somebody for a secret.</summary>
public interface ISecretPrompt
{
    /// <summary>Asks, without showing what is typed.</summary>
    /// <param name="what">What is asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was typed; null where there is nobody to ask.</returns>
    Task<string?> AskAsync(string what, CancellationToken cancellationToken);
}
