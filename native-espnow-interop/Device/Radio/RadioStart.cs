using System.Threading;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Device.Radio;

/// <summary>Starts ESP-NOW.</summary>
public static class RadioStart
{
    // nanoCLR starts Wi-Fi beside the program.
    private const int Attempts = 1000;
    private const int PauseMilliseconds = 10;

    /// <summary>Starts ESP-NOW once Wi-Fi is up.</summary>
    /// <param name="role">What the device is.</param>
    /// <param name="signal">Woken when the radio has something.</param>
    /// <param name="collected">How many frames are collected between two crossings into it.</param>
    /// <exception cref="StartException">It does not start.</exception>
    public static BatchedRadio Run(RadioRole role, PumpSignal signal, int collected)
    {
        int result = NativeRadio.Start((int)role);
        for (int i = 1; i < Attempts && result < 0; i++)
        {
            Thread.Sleep(PauseMilliseconds);
            result = NativeRadio.Start((int)role);
        }

        if (result < 0)
        {
            throw new StartException("ESP-NOW does not start (esp_err_t 0x" + (-result).ToString("X") + ")");
        }

        byte[] address = new byte[MacAddress.Count];
        NativeRadio.GetAddress(address);
        BatchedRadio radio = new BatchedRadio(new RadioDriver(), MacAddress.Read(address, 0), collected);
        signal.Attach(radio);
        return radio;
    }
}
