using System.Net;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Device.Cryptography;
using EnigmaIoT.Device.Network;
using EnigmaIoT.Device.Wifi;
using EnigmaIoT.Shared.AccessPoint;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Device.Setup;

/// <summary>
/// Runs the page of a first configuration on a board: an access point of its own, addresses and names for whoever joins it, and nothing
/// of the firmware proper. It ends with a restart.
/// </summary>
public static class SetupRun
{
    private const int WebPort = 80;
    private const int Channel = 1;

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

        parts.Address = "http://" + AccessPointMode.Address + "/";
        parts.Guests = new GuestNetwork(
            AccessPointMode.AddressNumber,
            parts.Address,
            new SocketDatagramLink(IPAddress.Parse(AccessPointMode.Address), true),
            new SocketDatagramLink());
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
