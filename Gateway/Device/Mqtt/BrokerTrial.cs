using EnigmaIoT.Device.Board;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;

namespace EnigmaIoT.Gateway.Device.Mqtt;

/// <summary>Connects to the broker of a configuration as the gateway would, through M2Mqtt.</summary>
public sealed class BrokerTrial : IBrokerTrial
{
    private readonly long _address;
    private readonly IClock _clock;
    private readonly ILog _log;
    private M2MqttLink _link;
    private string _refusal;

    /// <summary>Creates a trial that has not begun.</summary>
    /// <param name="address">The gateway's MAC address.</param>
    /// <param name="clock">The time, without which no certificate can be checked.</param>
    /// <param name="log">Receives what the link has to say.</param>
    public BrokerTrial(long address, IClock clock, ILog log)
    {
        _address = address;
        _clock = clock;
        _log = log;
    }

    /// <inheritdoc/>
    public bool IsConnected
    {
        get { return _link != null && _link.State == MqttLinkState.Connected; }
    }

    /// <inheritdoc/>
    public TrialFault Fault
    {
        get
        {
            return _refusal != null ? TrialFault.NotTrusted
                : _link != null && _link.State == MqttLinkState.Closed ? _link.LastFault
                : TrialFault.None;
        }
    }

    /// <inheritdoc/>
    public string Reason
    {
        get { return _refusal ?? (_link == null ? null : _link.LastError); }
    }

    /// <inheritdoc/>
    public void Start(DeviceConfig config)
    {
        Stop();
        try
        {
            _link = new M2MqttLink(BrokerLogin.Read(config, _address), _clock, new PumpSignal(), _log);
        }
        catch (StartException exception)
        {
            // A certificate that cannot be read.
            _refusal = exception.Message;
            return;
        }

        string network = config.NetworkName;
        string status = network + "/gateway/status";
        _link.Connect(status, "0", new string[] { network + "/+/set/#", network + "/+/get/#", status });
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _refusal = null;
        if (_link != null)
        {
            _link.Abandon();
            _link = null;
        }
    }
}
