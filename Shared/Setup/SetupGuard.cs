using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// Who may use the page of a first configuration: everybody near a device that has none, for its access point is open; whoever has the
/// page's password once there is a configuration. Never another site's page, and never under a foreign host's name.
/// </summary>
public sealed class SetupGuard : IWebGuard
{
    private readonly PasswordGuard _guard;

    /// <summary>Creates it.</summary>
    /// <param name="password">The page's password.</param>
    /// <param name="base64">Decodes what clients send.</param>
    /// <param name="isConfigured">Whether there is a configuration.</param>
    public SetupGuard(WebPassword password, IBase64 base64, bool isConfigured)
    {
        _guard = new PasswordGuard(password, base64, null, true);
        IsProtected = isConfigured && password.IsChosen;
    }

    /// <summary>Gets whether changes ask for the password.</summary>
    public bool IsProtected { get; }

    /// <inheritdoc/>
    public int Check(WebRequest request, WebRight right, long now)
    {
        if (right == WebRight.Everybody)
        {
            return 0;
        }

        if (IsProtected)
        {
            return _guard.Check(request, right, now);
        }

        int refusal = _guard.Check(request, WebRight.Reading, now);
        return refusal == 0 && right == WebRight.Changing && request.IsCrossSite() ? WebStatus.Forbidden : refusal;
    }
}
