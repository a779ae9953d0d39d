using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Web;

/// <summary>One request and its answer, as an action sees it.</summary>
public sealed class WebExchange
{
    private readonly IWebLink _link;

    /// <summary>Creates an exchange whose header is still to come.</summary>
    /// <param name="link">The connections.</param>
    /// <param name="connection">Which of them.</param>
    internal WebExchange(IWebLink link, int connection)
    {
        _link = link;
        Connection = connection;
        Request = new WebRequest();
        Answer = new WebAnswer(Request);
    }

    /// <summary>Gets the request.</summary>
    public WebRequest Request { get; }

    /// <summary>Gets the answer.</summary>
    public WebAnswer Answer { get; }

    /// <summary>Gets how many bytes of the body were read.</summary>
    public int BodyRead { get; private set; }

    /// <summary>Gets how many bytes of the body are still to be read.</summary>
    public int BodyLeft
    {
        get { return Request.ContentLength - BodyRead; }
    }

    /// <summary>Gets or sets where the action stands; 0 at its first turn.</summary>
    public int Step { get; set; }

    /// <summary>Gets or sets what the action keeps of this exchange; null at its first turn.</summary>
    public object Kept { get; set; }

    /// <summary>Gets or sets whether the exchange stays open for as long as the client likes: a stream of events.</summary>
    public bool IsStream { get; set; }

    /// <summary>Gets the connection's number.</summary>
    internal int Connection { get; }

    /// <summary>Gets or sets the route.</summary>
    internal WebRoute Route { get; set; }

    /// <summary>Gets or sets whether the action waits for its body, so that the client's silence counts.</summary>
    internal bool IsReading { get; set; }

    /// <summary>Gets or sets whether the connection is broken.</summary>
    internal bool IsBroken { get; set; }

    /// <summary>Gets or sets whether bytes moved since the server looked last.</summary>
    internal bool HasMoved { get; set; }

    /// <summary>Reads bytes of the body. While an action does not read, the client is held back by TCP.</summary>
    /// <returns>Number of bytes; 0 where none has come yet, or none is left (<see cref="BodyLeft"/>).</returns>
    public int ReadBody(byte[] buffer, int offset, int count)
    {
        count = count < BodyLeft ? count : BodyLeft;
        if (count <= 0 || IsBroken)
        {
            return 0;
        }

        int read = Request.TakeEarly(buffer, offset, count);
        if (read == 0)
        {
            SendContinue();
            read = _link.Read(Connection, buffer, offset, count);
        }

        IsReading = true;
        IsBroken |= read < 0;
        if (read <= 0)
        {
            return 0;
        }

        HasMoved = true;
        BodyRead += read;
        return read;
    }

    private void SendContinue()
    {
        if (Request.ExpectsContinue && BodyRead == 0 && !Answer.HasBegun)
        {
            // Once, however long its body takes.
            Request.ExpectsContinue = false;

            // 25 bytes into the empty buffer of a new connection: they are taken as a whole.
            byte[] word = System.Text.Encoding.UTF8.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");
            IsBroken |= _link.Write(Connection, word, 0, word.Length) != word.Length;
        }
    }
}
