using System.Threading;
using EnigmaIoT.Shared.Radio;
using nanoFramework.Runtime.Events;

namespace EnigmaIoT.Device.Board;

/// <summary>Wakes the pump's thread from any other: the native radio posts custom events, an MQTT link calls <see cref="Set"/>.</summary>
public sealed class PumpSignal
{
    private readonly AutoResetEvent _event = new AutoResetEvent(false);
    private BatchedRadio _radio;

    /// <summary>Wakes the pump for the radio's sake from now on.</summary>
    public void Attach(BatchedRadio radio)
    {
        _radio = radio;
        CustomEvent.CustomEventPosted += OnCustomEvent;
    }

    /// <summary>Wakes the pump.</summary>
    public void Set()
    {
        _event.Set();
    }

    /// <summary>Waits until somebody wakes the pump.</summary>
    /// <param name="milliseconds">How long at most; 0 returns at once.</param>
    public void Wait(int milliseconds)
    {
        if (milliseconds > 0)
        {
            _event.WaitOne(milliseconds, false);
        }
    }

    private void OnCustomEvent(object sender, CustomEventArgs e)
    {
        _radio.Signal();
        _event.Set();
    }
}
