using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>Reports an update by the Arduino tools to log and broker: who started it may see no more than its end.</summary>
public sealed class UpdateNotice
{
    private readonly Publisher _publisher;
    private readonly ILog _log;
    private string _from;

    /// <summary>Creates the notices of a gateway.</summary>
    public UpdateNotice(Publisher publisher, ILog log)
    {
        _publisher = publisher;
        _log = log;
    }

    /// <summary>An update has begun.</summary>
    /// <param name="address">Whose it is.</param>
    public void Begin(string address)
    {
        _from = "update of the gateway by the Arduino tools from " + address;
        _log.Write(LogLevel.Information, _from);
    }

    /// <summary>It is over.</summary>
    /// <param name="reason">Why it was given up; null where the board restarts into the image.</param>
    public void End(string reason)
    {
        string text = _from + ": " + (reason ?? "the image is in place, restarting into it");
        _publisher.Notice(CommandName.GatewayNode, CommandName.Notice, Json.Text("notice", text), false);
    }

    /// <summary>Writes a line.</summary>
    public void Log(LogLevel level, string text)
    {
        _log.Write(level, text);
    }
}
