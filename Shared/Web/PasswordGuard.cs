using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Web;

/// <summary>
/// Serves whoever asked this device by its address or its own name, so that no foreign name leads a browser here; has changes made
/// only with the password and not by the page of another site.
/// </summary>
public sealed class PasswordGuard : IWebGuard
{
    private const string Scheme = "Basic ";
    private const string LocalSuffix = ".local";
    private const string Localhost = "localhost";
    private const int MaximumHeader = 136;

    private readonly WebPassword _password;
    private readonly IBase64 _base64;
    private readonly string _hostName;
    private readonly bool _readingIsOpen;

    /// <summary>Creates a guard.</summary>
    /// <param name="password">The password.</param>
    /// <param name="base64">Decodes what the client sends.</param>
    /// <param name="hostName">The device's own name, without a domain; null where it has none.</param>
    /// <param name="readingIsOpen">Whether everybody may read.</param>
    public PasswordGuard(WebPassword password, IBase64 base64, string hostName, bool readingIsOpen)
    {
        _password = password;
        _base64 = base64;
        _hostName = hostName;
        _readingIsOpen = readingIsOpen;
    }

    /// <inheritdoc/>
    public int Check(WebRequest request, WebRight right, long now)
    {
        if (!IsOwnName(request.Host()))
        {
            return WebStatus.Forbidden;
        }

        if (right == WebRight.Everybody || (right == WebRight.Reading && _readingIsOpen))
        {
            return 0;
        }

        if (!_password.IsChosen || (right == WebRight.Changing && request.IsCrossSite()))
        {
            return WebStatus.Forbidden;
        }

        if (_password.IsPaused(now))
        {
            return WebStatus.TooManyRequests;
        }

        return HasPassword(request, now) ? 0 : WebStatus.Unauthorized;
    }

    /// <summary>An address in digits, this computer, or the device's own name. A request of HTTP/1.0 may have none.</summary>
    private bool IsOwnName(string host)
    {
        int colon = host.IndexOf(':');
        host = colon >= 0 ? host.Substring(0, colon) : host;
        if (host.Length == 0 || AsciiText.EqualsInAnyCase(host, Localhost) || IsAddress(host))
        {
            return true;
        }

        int name = host.Length - LocalSuffix.Length;
        host = name > 0 && AsciiText.EqualsInAnyCase(host.Substring(name), LocalSuffix) ? host.Substring(0, name) : host;
        return _hostName != null
            && (AsciiText.EqualsInAnyCase(host, _hostName) || AsciiText.EqualsInAnyCase(WithoutNumber(host), _hostName));
    }

    /// <summary>A device whose name another one has goes by that name, a hyphen and a number.</summary>
    private static string WithoutNumber(string host)
    {
        int end = host.Length;
        while (end > 0 && host[end - 1] >= '0' && host[end - 1] <= '9')
        {
            end--;
        }

        return end > 1 && end < host.Length && host[end - 1] == '-' ? host.Substring(0, end - 1) : host;
    }

    private static bool IsAddress(string host)
    {
        int dots = 0;
        for (int i = 0; i < host.Length; i++)
        {
            dots += host[i] == '.' ? 1 : 0;
            if (host[i] != '.' && (host[i] < '0' || host[i] > '9'))
            {
                return false;
            }
        }

        return dots == 3;
    }

    private bool HasPassword(WebRequest request, long now)
    {
        byte[] header = new byte[MaximumHeader];
        int count = request.ReadAuthorization(header);
        if (count <= Scheme.Length || !AsciiText.Matches(header, 0, Scheme.Length, Scheme))
        {
            return false;
        }

        byte[] login = new byte[MaximumHeader];
        count = _base64.Decode(header, Scheme.Length, count - Scheme.Length, login, 0, login.Length);

        // Any user name: there is one password.
        int colon = count < 0 ? -1 : AsciiText.IndexOf(login, 0, count, (byte)':');
        return colon >= 0 && _password.IsRight(login, colon + 1, count - colon - 1, now);
    }
}
