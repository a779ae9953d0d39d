using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Announcing;

/// <summary>A board that sends mDNS goodbyes before it restarts.</summary>
public sealed class GoodbyeBoard : IBoard
{
    private readonly IBoard _board;
    private readonly MdnsAnnouncer _announcer;

    /// <summary>Creates it.</summary>
    /// <param name="board">The board.</param>
    /// <param name="announcer">Withdraws the gateway's records.</param>
    public GoodbyeBoard(IBoard board, MdnsAnnouncer announcer)
    {
        _board = board;
        _announcer = announcer;
    }

    /// <inheritdoc/>
    public int FreeHeap
    {
        get { return _board.FreeHeap; }
    }

    /// <inheritdoc/>
    public void Restart()
    {
        _announcer.SendGoodbye();
        _board.Restart();
    }

    /// <inheritdoc/>
    public void SetLed(bool on)
    {
        _board.SetLed(on);
    }
}
