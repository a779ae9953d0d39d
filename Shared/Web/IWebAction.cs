namespace EnigmaIoT.Shared.Web;

/// <summary>What a path does. One object serves any number of exchanges at once: what belongs to one is kept in the exchange.</summary>
public interface IWebAction
{
    /// <summary>
    /// Continues with an exchange: first when its header is complete, then whenever all it had written is sent, or its body may have
    /// come on. It writes at most <see cref="WebAnswer.Room"/> bytes, never waits, and ends the answer once it is complete.
    /// </summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="now">The clock's milliseconds.</param>
    void Serve(WebExchange exchange, long now);

    /// <summary>The client of an exchange that was not complete is gone, or was too slow.</summary>
    void OnDropped(WebExchange exchange);
}
