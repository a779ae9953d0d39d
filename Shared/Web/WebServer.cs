using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Web;

/// <summary>
/// Serves HTTP over a link, one request a connection, by a flat table of routes. Everything is bounded: so many exchanges at once,
/// the rest gets 503 at once; the header's bytes and time; the body's bytes by route, and its pace while an action reads it; the
/// time in which a client has to take a piece of its answer.
/// </summary>
public sealed class WebServer
{
    /// <summary>The most exchanges at once.</summary>
    public const int MaximumExchanges = 4;

    /// <summary>The header has to be complete within so many milliseconds.</summary>
    public const int HeaderMilliseconds = 5000;

    /// <summary>While an action waits for the body, so many milliseconds bring <see cref="BodyPace"/> bytes or the rest of it.</summary>
    public const int BodyMilliseconds = 10000;

    /// <summary>Bytes of body that a client has to send within <see cref="BodyMilliseconds"/>.</summary>
    public const int BodyPace = 1024;

    /// <summary>A client has to take a piece of its answer, at most 1 KB, within so many milliseconds.</summary>
    public const int AnswerMilliseconds = 10000;

    /// <summary>So long the rest of a request is passed over behind its answer.</summary>
    public const int LingerMilliseconds = 1000;

    /// <summary>After so many milliseconds a connection without a request counts as opened in advance.</summary>
    private const int StoreMilliseconds = 250;

    private const int BusyMilliseconds = 10;
    private const int IdleMilliseconds = 50;
    private const string PlainText = "text/plain";
    private const string BusyWords = "Service Unavailable";

    private readonly IWebLink _link;
    private readonly IWebGuard _guard;
    private readonly WebRoutes _routes;
    private readonly ExchangeState[] _states;
    private readonly WebExchange[] _exchanges;
    private readonly long[] _since;
    private readonly int[] _marks;
    private byte[] _piece;
    private int _count;
    private bool _moved;

    /// <summary>Creates a server.</summary>
    /// <param name="link">The connections.</param>
    /// <param name="guard">Decides who is served.</param>
    /// <param name="routes">What there is, a route without a path last.</param>
    public WebServer(IWebLink link, IWebGuard guard, WebRoute[] routes)
    {
        _link = link;
        _guard = guard;
        _routes = new WebRoutes(routes);
        _states = new ExchangeState[link.Capacity];
        _exchanges = new WebExchange[link.Capacity];
        _since = new long[link.Capacity];
        _marks = new int[link.Capacity];
    }

    /// <summary>Gets how many exchanges there are.</summary>
    public int Exchanges
    {
        get { return _count; }
    }

    /// <summary>Gets how many exchanges are streams.</summary>
    public int Streams
    {
        get
        {
            int streams = 0;
            for (int i = 0; i < _exchanges.Length; i++)
            {
                streams += _exchanges[i] != null && _exchanges[i].IsStream ? 1 : 0;
            }

            return streams;
        }
    }

    /// <summary>Does what there is to do, and never blocks.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds it has to be called again at the latest.</returns>
    public int Pump(long now)
    {
        _moved = false;
        Accept(now);
        bool isBusy = false;
        for (int i = 0; i < _states.Length; i++)
        {
            if (_states[i] != ExchangeState.Free)
            {
                PumpConnection(i, now);
                isBusy |= _states[i] != ExchangeState.Free;
            }
        }

        if (!isBusy)
        {
            _piece = null;
        }

        return _moved ? 0 : isBusy ? BusyMilliseconds : IdleMilliseconds;
    }

    private void Accept(long now)
    {
        for (int connection = _link.Accept(); connection >= 0; connection = _link.Accept())
        {
            _moved = true;
            _since[connection] = now;
            _states[connection] = ExchangeState.Arrived;
        }
    }

    /// <summary>
    /// Gives a client an exchange, where there is one. A browser opens connections in store: one that has said nothing for a moment gives
    /// way.
    /// </summary>
    private void Admit(int connection, long now)
    {
        if (_count == MaximumExchanges)
        {
            int idle = OldestIdle();
            if (idle < 0)
            {
                Refuse(connection, now);
                return;
            }

            if (now - _since[idle] < StoreMilliseconds)
            {
                return;
            }

            Close(idle);
        }

        _exchanges[connection] = new WebExchange(_link, connection);
        _states[connection] = ExchangeState.Header;
        _since[connection] = now;
        _count++;
        ReadHeader(connection, now);
    }

    /// <summary>Returns the connection that has been without a request for longest; -1 where there is none.</summary>
    private int OldestIdle()
    {
        int oldest = -1;
        for (int i = 0; i < _states.Length; i++)
        {
            bool isIdle = _states[i] == ExchangeState.Header && _exchanges[i].Request.IsEmpty;
            if (isIdle && (oldest < 0 || _since[i] < _since[oldest]))
            {
                oldest = i;
            }
        }

        return oldest;
    }

    /// <summary>Refuses a client before its request: the header would need memory that is not there.</summary>
    private void Refuse(int connection, long now)
    {
        WebAnswer answer = new WebAnswer(new WebRequest());
        answer.Begin(WebStatus.Unavailable, PlainText, BusyWords.Length);
        answer.AddHeader("Retry-After", "1");
        answer.EndHeader();
        answer.AddText(BusyWords);
        answer.End();
        byte[] bytes = answer.Pending(out int offset);
        _link.Write(connection, bytes, offset, answer.Waiting);
        Linger(connection, now);
    }

    private void PumpConnection(int connection, long now)
    {
        switch (_states[connection])
        {
            case ExchangeState.Arrived:
                Admit(connection, now);
                break;
            case ExchangeState.Header:
                ReadHeader(connection, now);
                break;
            case ExchangeState.Serving:
                Serve(connection, now);
                break;
            case ExchangeState.Sending:
                Send(connection, now);
                break;
            default:
                Skip(connection, now);
                break;
        }
    }

    private void ReadHeader(int connection, long now)
    {
        WebExchange exchange = _exchanges[connection];
        _piece ??= new byte[WebRequest.MaximumPiece];
        int read = _link.Read(connection, _piece, 0, _piece.Length);
        if (read < 0)
        {
            Close(connection);
            return;
        }

        if (read == 0)
        {
            if (now - _since[connection] >= HeaderMilliseconds)
            {
                RefuseSlow(connection, exchange, now);
            }

            return;
        }

        _moved = true;
        int refusal = exchange.Request.Take(_piece, read);
        if (refusal == 0 && !exchange.Request.IsComplete)
        {
            refusal = now - _since[connection] >= HeaderMilliseconds ? WebStatus.RequestTimeout : 0;
            if (refusal == 0)
            {
                return;
            }
        }

        _since[connection] = now;
        if (refusal == 0)
        {
            Dispatch(connection, exchange, now);
        }
        else
        {
            Refuse(exchange, refusal);
            _states[connection] = ExchangeState.Sending;
        }
    }

    private void RefuseSlow(int connection, WebExchange exchange, long now)
    {
        if (exchange.Request.IsEmpty)
        {
            Close(connection);
            return;
        }

        _since[connection] = now;
        Refuse(exchange, WebStatus.RequestTimeout);
        _states[connection] = ExchangeState.Sending;
    }

    private static void Refuse(WebExchange exchange, int status)
    {
        string words = WebStatus.Words(status);
        exchange.Answer.Begin(status, PlainText, words.Length);
        if (status == WebStatus.Unauthorized)
        {
            exchange.Answer.AddHeader("WWW-Authenticate", "Basic realm=\"EnigmaIoT\", charset=\"UTF-8\"");
        }

        exchange.Answer.EndHeader();
        exchange.Answer.AddText(words);
        exchange.Answer.End();
    }

    private void Dispatch(int connection, WebExchange exchange, long now)
    {
        WebRequest request = exchange.Request;
        WebRoute route = _routes.Find(request, out bool hasPath);
        WebRight right = route == null ? WebRight.Everybody : route.Right;
        int refusal = _guard.Check(request, right, now);
        refusal = refusal != 0 ? refusal
            : route == null ? (hasPath ? WebStatus.MethodNotAllowed : WebStatus.NotFound)
            : request.ContentLength > route.MaximumBody ? WebStatus.ContentTooLarge
            : 0;
        if (refusal == WebStatus.MethodNotAllowed)
        {
            RefuseMethod(exchange);
        }
        else if (refusal != 0)
        {
            Refuse(exchange, refusal);
        }

        exchange.Route = route;
        _marks[connection] = 0;
        _states[connection] = refusal == 0 ? ExchangeState.Serving : ExchangeState.Sending;
    }

    private void RefuseMethod(WebExchange exchange)
    {
        string words = WebStatus.Words(WebStatus.MethodNotAllowed);
        exchange.Answer.Begin(WebStatus.MethodNotAllowed, PlainText, words.Length);
        exchange.Answer.AddHeader("Allow", _routes.Allowed(exchange.Request));
        exchange.Answer.EndHeader();
        exchange.Answer.AddText(words);
        exchange.Answer.End();
    }

    private void Serve(int connection, long now)
    {
        WebExchange exchange = _exchanges[connection];
        WebAnswer answer = exchange.Answer;
        exchange.HasMoved = false;
        bool wasReading = exchange.IsReading;
        exchange.IsReading = false;
        if (exchange.IsStream && IsGone(connection))
        {
            Drop(connection, exchange);
            return;
        }

        if (answer.Waiting == 0 && !answer.IsComplete)
        {
            exchange.Route.Action.Serve(exchange, now);
        }

        if (exchange.IsBroken || answer.IsBroken || !Flush(connection, exchange, now))
        {
            Drop(connection, exchange);
            return;
        }

        // Not the client's time passes while the action keeps it waiting.
        if (exchange.IsReading && !wasReading)
        {
            _since[connection] = now;
            _marks[connection] = exchange.BodyRead;
        }

        _moved |= exchange.HasMoved;
        if (answer.IsComplete)
        {
            _states[connection] = ExchangeState.Sending;
        }
        else if (exchange.IsReading && exchange.BodyLeft > 0)
        {
            WatchPace(connection, exchange, now);
        }
    }

    /// <summary>Determines whether the client of a stream has hung up; there may be nothing to send for long.</summary>
    private bool IsGone(int connection)
    {
        _piece ??= new byte[WebRequest.MaximumPiece];
        return _link.Read(connection, _piece, 0, _piece.Length) < 0;
    }

    private void WatchPace(int connection, WebExchange exchange, long now)
    {
        if (exchange.BodyRead - _marks[connection] >= BodyPace)
        {
            _since[connection] = now;
            _marks[connection] = exchange.BodyRead;
        }
        else if (now - _since[connection] >= BodyMilliseconds)
        {
            exchange.Route.Action.OnDropped(exchange);
            if (!exchange.Answer.HasBegun)
            {
                Refuse(exchange, WebStatus.RequestTimeout);
                _since[connection] = now;
                _states[connection] = ExchangeState.Sending;
            }
            else
            {
                Close(connection);
            }
        }
    }

    private void Drop(int connection, WebExchange exchange)
    {
        if (!exchange.Answer.IsComplete)
        {
            exchange.Route.Action.OnDropped(exchange);
        }

        Close(connection);
    }

    private void Send(int connection, long now)
    {
        WebExchange exchange = _exchanges[connection];
        if (exchange.Answer.IsBroken || !Flush(connection, exchange, now))
        {
            Close(connection);
        }
        else if (exchange.Answer.Waiting == 0)
        {
            if (exchange.Request.IsComplete && exchange.BodyLeft == 0)
            {
                // Nothing is left unread: the client gets all of it.
                Close(connection);
                return;
            }

            // What the exchange holds is given back before the client has closed.
            _exchanges[connection] = null;
            _count--;
            Linger(connection, now);
        }
    }

    /// <summary>Sends what waits, as far as the client takes it.</summary>
    /// <returns>False where the client is gone or takes nothing any more.</returns>
    private bool Flush(int connection, WebExchange exchange, long now)
    {
        WebAnswer answer = exchange.Answer;
        byte[] bytes = answer.Pending(out int offset);
        if (answer.Waiting == 0)
        {
            _since[connection] = answer.HasBegun ? now : _since[connection];
            return true;
        }

        int sent = _link.Write(connection, bytes, offset, answer.Waiting);
        if (sent > 0)
        {
            answer.NoteSent(sent);
            _since[connection] = answer.Waiting == 0 ? now : _since[connection];
            _moved = true;
        }

        return sent >= 0 && (answer.Waiting == 0 || now - _since[connection] < AnswerMilliseconds);
    }

    private void Linger(int connection, long now)
    {
        _since[connection] = now;
        _states[connection] = ExchangeState.Lingering;
    }

    private void Skip(int connection, long now)
    {
        _piece ??= new byte[WebRequest.MaximumPiece];
        int read = _link.Read(connection, _piece, 0, _piece.Length);
        _moved |= read > 0;
        if (read < 0 || now - _since[connection] >= LingerMilliseconds)
        {
            Close(connection);
        }
    }

    private void Close(int connection)
    {
        if (_exchanges[connection] != null)
        {
            _exchanges[connection] = null;
            _count--;
        }

        _states[connection] = ExchangeState.Free;
        _link.Close(connection);
    }
}
