using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// What a device runs until it has a configuration, and where the Wi-Fi of its configuration is away for too long: the page, what is
/// behind it, and nothing of the firmware proper.
/// </summary>
public sealed class SetupFirmware
{
    private readonly SetupParts _parts;
    private readonly WebServer _server;

    /// <summary>Creates it.</summary>
    /// <param name="parts">What it works with.</param>
    public SetupFirmware(SetupParts parts)
    {
        _parts = parts;
        Machine = new SetupMachine(parts, parts.Clock.Milliseconds);
        SetupForm form = new SetupForm(parts);
        SetupGuard guard = new SetupGuard(parts.Password, parts.Base64, parts.Stored != null);
        PageAction page = new PageAction(new SetupPage(), parts.Base64);
        _server = new WebServer(
            parts.Web,
            guard,
            new WebRoute[]
            {
                new WebRoute(WebMethod.Get, "/", WebRight.Everybody, 0, new HomeAction(page, guard, parts.Address)),
                Report("/setup/state", SetupRequest.State, guard),
                Report("/setup/config", SetupRequest.Config, guard),
                Report("/setup/networks", SetupRequest.Networks, guard),
                Change("/setup/scan", SetupRequest.Scan, 0, form),
                Change("/setup/ca", SetupRequest.Authority, PemText.Maximum, form),
                Change("/setup/certificate", SetupRequest.Certificate, PemText.Maximum, form),
                Change("/setup/key", SetupRequest.Key, PemText.Maximum, form),
                Change("/setup/try", SetupRequest.Try, DeviceConfigReader.MaximumFile, form),
                Change("/setup/store", SetupRequest.Store, DeviceConfigReader.MaximumFile, form),
                Change("/setup/finish", SetupRequest.Finish, 0, form),
                new WebRoute(WebMethod.Get, null, WebRight.Everybody, 0, new HomeAction(null, guard, parts.Address)),
            });
        parts.Wifi.Scan();
    }

    /// <summary>Gets the steps of the configuration.</summary>
    public SetupMachine Machine { get; }

    /// <summary>Does what there is to do, and never blocks.</summary>
    /// <returns>In how many milliseconds it has to be called again at the latest.</returns>
    public int Pump()
    {
        long now = _parts.Clock.Milliseconds;
        int wait = Machine.Pump(now);
        wait = Smaller(wait, _server.Pump(now));
        return _parts.Guests == null ? wait : Smaller(wait, _parts.Guests.Pump(now));
    }

    private static int Smaller(int one, int other)
    {
        return one < other ? one : other;
    }

    private WebRoute Report(string path, SetupRequest request, SetupGuard guard)
    {
        return new WebRoute(WebMethod.Get, path, WebRight.Reading, 0, new ReportAction(request, Machine, _parts, guard));
    }

    private WebRoute Change(string path, SetupRequest request, int maximumBody, SetupForm form)
    {
        return new WebRoute(
            WebMethod.Post,
            path,
            WebRight.Changing,
            maximumBody,
            new ChangeAction(request, Machine, _parts, form));
    }
}
