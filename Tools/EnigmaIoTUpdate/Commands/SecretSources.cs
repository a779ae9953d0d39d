using EnigmaIoT.Update.Files;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Commands;

/// <summary>Where the passwords for a broker come from, beside the command line, which every user of the machine can read.</summary>
/// <param name="PasswordFile">A file whose first line is the broker's password; null for none.</param>
/// <param name="AsksPassword">Whether to ask for the broker's password.</param>
/// <param name="KeyPasswordFile">A file whose first line is the password of the private key; null for none.</param>
public sealed record SecretSources(string? PasswordFile, bool AsksPassword, string? KeyPasswordFile)
{
    /// <summary>The environment variable that holds the broker's password.</summary>
    public const string PasswordVariable = "ENIGMAIOT_MQTT_PASSWORD";

    /// <summary>The environment variable that holds the password of the private key.</summary>
    public const string KeyPasswordVariable = "ENIGMAIOT_KEY_PASSWORD";

    /// <summary>Gets what reads an environment variable.</summary>
    public Func<string, string?> Variables { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Fills in the passwords that the command line did not hold.</summary>
    /// <param name="options">What the command line says of the broker.</param>
    /// <param name="prompt">Asks for what nothing else gives.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SecretException">A file cannot be read, or there is nobody to ask.</exception>
    /// <exception cref="BrokerException">The key's file cannot be read.</exception>
    public async Task<BrokerOptions> FillAsync(
        BrokerOptions options, ISecretPrompt prompt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(prompt);
        string? password = PasswordFile is not null ? ReadLine(PasswordFile)
            : AsksPassword ? await AskAsync(prompt, $"Password of {options.User} at {options.Host}", cancellationToken).ConfigureAwait(false)
            : options.User.Length > 0 && options.Password.Length == 0 ? Variables(PasswordVariable)
            : null;
        BrokerOptions filled = password is null ? options : options with { Password = password };
        return options.Secure && ClientCertificate.NeedsPassword(options)
            ? filled with { KeyPassword = await KeyPasswordAsync(options, prompt, cancellationToken).ConfigureAwait(false) }
            : filled;
    }

    private async Task<string> KeyPasswordAsync(
        BrokerOptions options, ISecretPrompt prompt, CancellationToken cancellationToken)
    {
        return KeyPasswordFile is not null
            ? ReadLine(KeyPasswordFile)
            : Variables(KeyPasswordVariable)
                ?? await AskAsync(prompt, $"Password of {options.KeyFile ?? options.CertificateFile}", cancellationToken)
                    .ConfigureAwait(false);
    }

    private static async Task<string> AskAsync(ISecretPrompt prompt, string what, CancellationToken cancellationToken)
    {
        return await prompt.AskAsync(what, cancellationToken).ConfigureAwait(false)
            ?? throw new SecretException($"{what}: there is no terminal to ask at; use a file or the environment");
    }

    internal static string ReadLine(string file)
    {
        try
        {
            using StreamReader reader = new(file);
            return reader.ReadLine() is { Length: > 0 } line ? line : throw new SecretException($"The password file '{file}' is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            throw new SecretException($"The password file '{file}' cannot be read: {FileFault.Describe(file, exception)}.", exception);
        }
    }
}
