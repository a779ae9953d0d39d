using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>
/// Keeps browsers up to date: what is published, how the gateway stands (every 5 s), and how far an upload is (every quarter of a second
/// while it moves). Two at a time; others have to ask.
/// </summary>
internal sealed class EventsAction : IWebAction
{
    /// <summary>The most streams at once.</summary>
    public const int MaximumStreams = 2;

    private const int StatusMilliseconds = 5000;
    private const int ProgressMilliseconds = 250;
    private const int StatusRoom = 790;
    private const int ProgressRoom = 120;

    private readonly EventStream[] _streams = new EventStream[MaximumStreams];
    private readonly GatewayFacts _facts;
    private readonly ImageUploads _uploads;
    private long _statusDue;
    private long _progressDue;
    private int _sent = -1;

    /// <summary>Creates the action.</summary>
    public EventsAction(GatewayFacts facts, ImageUploads uploads)
    {
        _facts = facts;
        _uploads = uploads;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        if (exchange.Kept != null)
        {
            return;
        }

        int place = 0;
        while (place < MaximumStreams && _streams[place] != null)
        {
            place++;
        }

        if (place == MaximumStreams)
        {
            exchange.Answer.Reply(WebStatus.Unavailable, "text/plain", "two browsers are kept up to date already: ask");
            return;
        }

        exchange.Kept = new EventStream(exchange);
        _streams[place] = (EventStream)exchange.Kept;
        _statusDue = now;
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        for (int i = 0; i < MaximumStreams; i++)
        {
            _streams[i] = _streams[i] == exchange.Kept ? null : _streams[i];
        }
    }

    /// <summary>Receives what is published.</summary>
    public void OnPublished(string topic, byte[] payload)
    {
        // Of no use to a browser, and many a second.
        if (topic.EndsWith(CommandName.CreditResult) || topic.EndsWith(CommandName.WantedResult))
        {
            return;
        }

        for (int i = 0; i < MaximumStreams; i++)
        {
            _streams[i]?.Report(topic, payload);
        }
    }

    /// <summary>Writes the events that are due.</summary>
    public void Pump(long now)
    {
        bool isStatusDue = now >= _statusDue;
        int sent = _uploads.Current == null ? -1 : _uploads.Current.Sent;
        bool isProgressDue = sent != _sent && (sent < 0 || now >= _progressDue);
        for (int i = 0; i < MaximumStreams; i++)
        {
            EventStream stream = _streams[i];
            if (stream == null)
            {
                continue;
            }

            stream.ReportMissed();
            if (isStatusDue && stream.HasRoom(StatusRoom))
            {
                stream.Answer.AddText("event: status\ndata: ");
                _facts.WriteStatus(stream.Answer, now);
                stream.Answer.AddText("\n\n");
            }

            if (isProgressDue && stream.HasRoom(ProgressRoom))
            {
                stream.Answer.AddText("event: upload\ndata: {\"running\":" + (sent < 0 ? "false" : "true"));
                _uploads.WriteProgress(stream.Answer);
                stream.Answer.AddText("}\n\n");
            }
        }

        _statusDue = isStatusDue ? now + StatusMilliseconds : _statusDue;
        if (isProgressDue)
        {
            _progressDue = now + ProgressMilliseconds;
            _sent = sent;
        }
    }
}
