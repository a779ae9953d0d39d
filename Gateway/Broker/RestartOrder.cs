using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// The gateway's board to whoever has it restart. A restart is carried out once its answer has had time to leave, what waits for nodes was
/// given up and told, and the broker has what was to be published: at most two seconds later. What it has not got by then is counted in flash.
/// </summary>
public sealed class RestartOrder : IBoard, IPumped
{
    /// <summary>Why something is given up that would not outlast the restart.</summary>
    public const string Reason = "the gateway restarts";

    /// <summary>From an order to the restart, and from the last message to it: the link's own queues have time to empty.</summary>
    private const int DelayMilliseconds = 300;
    private const int MaximumMilliseconds = 2000;
    private const int PollMilliseconds = 20;

    private readonly IBoard _board;
    private readonly IConfigReset _reset;
    private readonly IConfigStore _store;
    private readonly Publisher _publisher;
    private RestartState _state;
    private bool _clears;
    private long _due;
    private long _latest;
    private int _dropped;

    /// <summary>Creates an order that is not given.</summary>
    /// <param name="board">The board.</param>
    /// <param name="reset">Clears the configuration; null where there is none to clear.</param>
    /// <param name="store">Where it is counted what was not published.</param>
    /// <param name="publisher">Publishes the restart.</param>
    public RestartOrder(IBoard board, IConfigReset reset, IConfigStore store, Publisher publisher)
    {
        _board = board;
        _reset = reset;
        _store = store;
        _publisher = publisher;
    }

    /// <summary>Gets or sets who has something that a restart loses. It is set before the first order.</summary>
    public IRestartListener[] Listeners { get; set; }

    /// <inheritdoc/>
    public int FreeHeap
    {
        get { return _board.FreeHeap; }
    }

    /// <inheritdoc/>
    public void SetLed(bool on)
    {
        _board.SetLed(on);
    }

    /// <summary>Orders a restart that somebody has asked for.</summary>
    /// <param name="clears">Whether the configuration is cleared.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Give(bool clears, long now)
    {
        _clears |= clears;
        if (_state == RestartState.None)
        {
            // As the reference tells it.
            _publisher.Notice(CommandName.GatewayNode, CommandName.Data, "{\"action\":\"restart\"}", false);
            _state = RestartState.Ordered;
            _due = now + DelayMilliseconds;
        }
    }

    /// <summary>Orders a restart of the gateway's own: nobody waits for its answer.</summary>
    public void Restart()
    {
        if (_state == RestartState.None)
        {
            _state = RestartState.Ordered;
            _due = 0;
        }
    }

    /// <summary>Does what is due of an order.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds it has to be called again.</returns>
    public int Pump(long now)
    {
        if (_state == RestartState.None || _state == RestartState.Restarting)
        {
            return int.MaxValue;
        }

        if (_state == RestartState.Ordered)
        {
            if (now < _due)
            {
                return (int)(_due - now);
            }

            _state = RestartState.Reporting;
            _latest = now + MaximumMilliseconds;
            _dropped = _publisher.Dropped;
        }

        bool isLast = now >= _latest || !_publisher.IsConnected;
        bool waits = _publisher.Count > 0;
        for (int i = 0; i < Listeners.Length; i++)
        {
            waits |= Listeners[i].OnRestarting(isLast, now);
        }

        if (!isLast && (waits || _publisher.Count > 0))
        {
            _due = now + DelayMilliseconds;
        }

        if (!isLast && now < _due)
        {
            return PollMilliseconds;
        }

        CarryOut();
        return int.MaxValue;
    }

    private void CarryOut()
    {
        int lost = _publisher.Count + _publisher.Dropped - _dropped;
        if (_clears)
        {
            _reset?.Clear();
        }
        else if (lost > 0)
        {
            RunRecord.NoteLost(_store, lost);

            // Should there be no memory for what follows, they are not counted again.
            _dropped += lost;
        }

        _board.Restart();
        _state = RestartState.Restarting;
    }
}
