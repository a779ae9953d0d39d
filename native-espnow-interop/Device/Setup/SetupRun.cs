using System.Net;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Device.Cryptography;
using EnigmaIoT.Device.Network;
using EnigmaIoT.Device.Wifi;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Web;
using Iot.Device.DhcpServer;
using Iot.Device.DnsServer;

namespace EnigmaIoT.Device.Setup;

/// <summary>
/// Runs the page of a first configuration on a board: an access point of its own, addresses and names for whoever joins it, and nothing
/// of the firmware proper. It ends with a restart.
/// </summary>
public static class SetupRun
{
    private const int WebPort = 80;
    private const int Channel = 1;
    private const string Mask = "255.255.255.0";
    private const string EveryName = "*";

    /// <summary>Runs it.</summary>
    /// <param name="parts">Kind, configuration, files, records, trial of the broker, fields, clock, board and log.</param>
    /// <param name="button">Clears the configuration.</param>
    /// <param name="watchdog">Fed in each turn.</param>
    /// <exception cref="StartException">There is no Wi-Fi.</exception>
    public static void Run(SetupParts parts, ClearButton button, DeviceWatchdog watchdog)
    {
        parts.Name = DeviceName.Of(parts.Kind, StationMode.Address());

        // Who knows the network key may join where there is a configuration; without one there is nothing to protect.
        bool stored = StationMode.Store();
        stored |= AccessPointMode.Store(parts.Name, parts.Stored == null ? string.Empty : parts.Stored.NetworkKey, Channel);
        if (stored)
        {
            parts.Log.Write(LogLevel.Information, "the Wi-Fi setting was stored: restarting");
            parts.Board.Restart();
        }

        IPAddress own = IPAddress.Parse(AccessPointMode.Address);
        parts.Address = "http://" + AccessPointMode.Address + "/";
        DhcpServer addresses = new DhcpServer { CaptivePortalUrl = parts.Address, DnsServer = own, Gateway = own };
        addresses.Start(own, IPAddress.Parse(Mask));
        DnsServer names = new DnsServer(own, new DnsEntry[] { new DnsEntry(EveryName, own) });
        names.Start();
        parts.Wifi = new StationWifi();
        parts.Base64 = new DeviceBase64();
        parts.Password = new WebPassword(parts.Store, new DeviceCipher(), new DeviceRandom());
        parts.Web = new SocketWebLink(WebPort);
        SetupFirmware setup = new SetupFirmware(parts);
        PumpSignal signal = new PumpSignal();
        parts.Log.Write(LogLevel.Information, "set-up page: join the Wi-Fi " + parts.Name + " and open " + parts.Address);
        while (true)
        {
            long now = parts.Clock.Milliseconds;
            watchdog.Feed(now);
            int wait = setup.Pump();
            button.Look(now);
            signal.Wait(button.WaitLimit(wait));
        }
    }
}
