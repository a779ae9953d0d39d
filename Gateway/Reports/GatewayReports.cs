using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.Reports;

/// <summary>Publishes the gateway's counters, its last log lines, its program and the list of its nodes.</summary>
public sealed class GatewayReports : IPumped
{
    private const string NoLines = "this gateway keeps no log lines";
    private const string NoLevel = "the level is not information, warning or error";

    private readonly GatewayParts _parts;
    private readonly Publisher _publisher;
    private readonly Counters _counters;
    private readonly NodeList _nodes;
    private readonly OwnProgram _program;
    private LogAnswer _answer;

    /// <summary>Creates the reports of a gateway.</summary>
    /// <param name="parts">What the platform gives it.</param>
    /// <param name="air">The nodes, and what is counted of their frames.</param>
    /// <param name="publisher">Where reports go.</param>
    /// <param name="rejects">What was refused.</param>
    public GatewayReports(GatewayParts parts, NodeAir air, Publisher publisher, RejectLog rejects)
    {
        _parts = parts;
        _publisher = publisher;
        _counters = new Counters(parts, air, publisher, rejects);
        _nodes = new NodeList(air.Nodes, parts.Clock, publisher);
        _program = new OwnProgram(parts, publisher);
    }

    /// <summary>Takes a command that is about the gateway itself.</summary>
    /// <param name="topic">The command's topic.</param>
    /// <param name="payload">Its payload.</param>
    /// <returns>False where it is a command of another part, or none.</returns>
    public bool OnCommand(CommandTopic topic, byte[] payload)
    {
        switch (topic.Command)
        {
            case CommandName.GetCounters:
                _counters.Publish(CommandName.CountersResult);
                return true;
            case CommandName.GetLog:
                OnGetLog(payload);
                return true;
            case CommandName.GetLogLevel:
                AnswerLogLevel(null);
                return true;
            case CommandName.SetLogLevel:
                OnSetLogLevel(payload);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A node was unregistered on request: it is taken off the list.</summary>
    /// <param name="address">Its address.</param>
    public void OnUnregistered(long address)
    {
        _nodes.Remove(address);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        int wait = Wait.Shorter(_counters.Pump(now), Wait.Shorter(_nodes.Pump(now), _program.Pump(now)));
        if (_answer != null && _answer.Pump())
        {
            _answer = null;
        }

        return _answer == null ? wait : Wait.Shorter(wait, LogAnswer.PauseMilliseconds);
    }

    private void OnGetLog(byte[] payload)
    {
        LogLevel least = LogLevel.Information;
        string refusal = _parts.LastLines == null ? NoLines
            : payload.Length > 0 && !LogLevelWord.TryParse(payload, out least) ? NoLevel
            : null;
        if (refusal != null)
        {
            _publisher.Notice(CommandName.GatewayNode, CommandName.LogResult, Json.Refused(refusal), false);
            return;
        }

        _answer = new LogAnswer(_parts, _publisher, least);
    }

    private void OnSetLogLevel(byte[] payload)
    {
        if (_parts.LastLines == null)
        {
            AnswerLogLevel(NoLines);
        }
        else if (LogLevelWord.TryParse(payload, out LogLevel least))
        {
            _parts.LastLines.Least = least;
            AnswerLogLevel(null);
        }
        else
        {
            AnswerLogLevel(NoLevel);
        }
    }

    private void AnswerLogLevel(string refusal)
    {
        LogLevel least = _parts.LastLines == null ? LogLevel.Information : _parts.LastLines.Least;
        string json = refusal != null ? Json.Refused(refusal) : Json.Text("loglevel", LogLevelWord.Of(least));
        _publisher.Notice(CommandName.GatewayNode, CommandName.LogLevelResult, json, false);
    }
}
