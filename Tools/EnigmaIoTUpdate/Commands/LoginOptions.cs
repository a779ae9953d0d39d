using System.CommandLine;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Commands;

/// <summary>The options that say who we are to a broker and whom we trust, the same in every tool.</summary>
public sealed class LoginOptions
{
    private readonly Option<string> _passwordFile = File(
        "--password-file", "File whose first line is the password; the command line can be read by every user of the machine");

    private readonly Option<bool> _askPassword = Flag("--ask-password", "Ask for the password");

    private readonly Option<string> _ca = File(
        "--ca", "PEM file with the certificates to trust, instead of the system's");

    private readonly Option<bool> _insecure = Flag("--insecure", "With --secure: do not check the server's certificate");

    private readonly Option<string> _certificate = File("--cert", "PEM file with the certificate to show the server");

    private readonly Option<string> _key = File("--key", "PEM file with its private key, where --cert does not hold it");

    private readonly Option<string> _keyPasswordFile = File(
        "--key-password-file", "File whose first line is the password of an encrypted key");

    private readonly Option<string> _user;
    private readonly Option<string> _password;
    private readonly Option<bool> _secure;

    /// <summary>Adds to what a tool calls by names of its own.</summary>
    /// <param name="user">The user name.</param>
    /// <param name="password">The password.</param>
    /// <param name="secure">Whether to speak TLS.</param>
    public LoginOptions(Option<string> user, Option<string> password, Option<bool> secure)
    {
        _user = user;
        _password = password;
        _secure = secure;
    }

    /// <summary>The options beside those that the tool made.</summary>
    public IReadOnlyList<Option> Additions =>
        [_passwordFile, _askPassword, _ca, _insecure, _certificate, _key, _keyPasswordFile];

    /// <summary>Finds what does not go together.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <returns>One line, or null where nothing is wrong.</returns>
    public string? FindError(ParseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int passwords = (result.GetResult(_password) is { Implicit: false } ? 1 : 0)
            + (result.GetValue(_passwordFile) is null ? 0 : 1)
            + (result.GetValue(_askPassword) ? 1 : 0);
        if (passwords > 1)
        {
            return "Of --password, --password-file and --ask-password only one can be used";
        }

        bool needsUser = result.GetValue(_passwordFile) is not null || result.GetValue(_askPassword);
        if (needsUser && string.IsNullOrEmpty(result.GetValue(_user)))
        {
            return "--password-file and --ask-password need --user";
        }

        if (result.GetValue(_certificate) is null
            && (result.GetValue(_key) is not null || result.GetValue(_keyPasswordFile) is not null))
        {
            return "--key and --key-password-file need --cert";
        }

        bool needsTls = result.GetValue(_insecure) || result.GetValue(_ca) is not null
            || result.GetValue(_certificate) is not null;
        return needsTls && !result.GetValue(_secure) ? "--ca, --insecure and --cert need --secure" : null;
    }

    /// <summary>Reads a command line without errors.</summary>
    /// <param name="result">The parsed command line.</param>
    /// <param name="host">Name or address of the broker.</param>
    /// <param name="port">Its port.</param>
    public BrokerOptions Read(ParseResult result, string host, int port)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new BrokerOptions
        {
            Host = host,
            Port = port,
            User = result.GetValue(_user) ?? "",
            Password = result.GetValue(_password) ?? "",
            Secure = result.GetValue(_secure),
            CertificateAuthorityFile = result.GetValue(_ca),
            AcceptAnyCertificate = result.GetValue(_insecure),
            CertificateFile = result.GetValue(_certificate),
            KeyFile = result.GetValue(_key),
        };
    }

    /// <summary>Reads where the passwords come from that the command line does not hold.</summary>
    /// <param name="result">The parsed command line.</param>
    public SecretSources ReadSources(ParseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SecretSources(
            result.GetValue(_passwordFile), result.GetValue(_askPassword), result.GetValue(_keyPasswordFile));
    }

    private static Option<string> File(string name, string description) =>
        new(name) { Description = description, HelpName = "file" };

    private static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };
}
