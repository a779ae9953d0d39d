using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>A restart that was ordered, carried out once its answer has had time to leave.</summary>
public sealed class RestartOrder : IPumped
{
    private const int DelayMilliseconds = 300;

    private readonly IBoard _board;
    private readonly IConfigReset _reset;
    private readonly Publisher _publisher;
    private bool _clears;
    private long _due;

    /// <summary>Creates an order that is not given.</summary>
    /// <param name="board">The board.</param>
    /// <param name="reset">Clears the configuration; null where there is none to clear.</param>
    /// <param name="publisher">Publishes the restart.</param>
    public RestartOrder(IBoard board, IConfigReset reset, Publisher publisher)
    {
        _board = board;
        _reset = reset;
        _publisher = publisher;
    }

    /// <summary>Orders a restart.</summary>
    /// <param name="clears">Whether the configuration is cleared.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Give(bool clears, long now)
    {
        if (_due == 0)
        {
            // As the reference tells it.
            _publisher.Notice(CommandName.GatewayNode, CommandName.Data, "{\"action\":\"restart\"}", false);
        }

        _clears |= clears;
        _due = now + DelayMilliseconds;
    }

    /// <summary>Restarts where that is due.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds it is.</returns>
    public int Pump(long now)
    {
        if (_due == 0)
        {
            return int.MaxValue;
        }

        if (now < _due)
        {
            return (int)(_due - now);
        }

        _due = 0;
        if (_clears)
        {
            _reset?.Clear();
        }

        _board.Restart();
        return int.MaxValue;
    }
}
