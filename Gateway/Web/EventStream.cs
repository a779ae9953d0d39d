using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>
/// One browser that is kept up to date by server-sent events. What finds no room, since the browser takes nothing just now, is not kept: the
/// browser is told that it missed something, and asks.
/// </summary>
internal sealed class EventStream
{
    private const int Frame = 40;
    private const int WorstGrowth = 6;

    private readonly WebAnswer _answer;
    private bool _hasMissed;

    /// <summary>Begins a stream.</summary>
    public EventStream(WebExchange exchange)
    {
        _answer = exchange.Answer;
        exchange.IsStream = true;
        _answer.Begin(WebStatus.Ok, "text/event-stream");
        _answer.EndHeader();
    }

    /// <summary>Gets whether there is room for an event that is written by its owner.</summary>
    /// <param name="count">The most bytes that it has.</param>
    public bool HasRoom(int count)
    {
        return _answer.Room > count + Frame;
    }

    /// <summary>Gets where the owner writes an event.</summary>
    public WebAnswer Answer
    {
        get { return _answer; }
    }

    /// <summary>Writes an event for a published message.</summary>
    public void Report(string topic, byte[] payload)
    {
        int count = topic.Length + (IsPlain(payload) ? payload.Length * 2 : payload.Length * WorstGrowth);
        if (!HasRoom(count))
        {
            _hasMissed = true;
            return;
        }

        _answer.AddText("event: mqtt\ndata: {\"topic\":");
        _answer.AddString(topic);
        _answer.AddText(",\"payload\":");
        _answer.AddString(payload, 0, payload.Length);
        _answer.AddText("}\n\n");
    }

    /// <summary>Writes an event that says that others were missed, if any were and there is room.</summary>
    public void ReportMissed()
    {
        if (_hasMissed && HasRoom(Frame))
        {
            _hasMissed = false;
            _answer.AddText("event: missed\ndata: {}\n\n");
        }
    }

    /// <summary>Determines whether each byte takes two characters in a JSON string at most.</summary>
    private static bool IsPlain(byte[] payload)
    {
        for (int i = 0; i < payload.Length; i++)
        {
            if (payload[i] < ' ' || payload[i] > 0x7E)
            {
                return false;
            }
        }

        return true;
    }
}
