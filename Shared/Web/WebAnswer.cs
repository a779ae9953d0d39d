using System.Text;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Web;

/// <summary>
/// Writes one answer in bounded pieces: what an action adds goes to the client before it is asked for more. An answer whose length
/// is not known beforehand goes in chunks (RFC 9112 section 7.1), so that a client knows where one was cut off.
/// </summary>
public sealed class WebAnswer
{
    /// <summary>The most bytes of content that fit in one piece behind nothing else.</summary>
    public const int MaximumPiece = Size - ChunkHead - ChunkTail - LastChunk;

    private const int Size = 1024;
    private const int ChunkHead = 5;
    private const int ChunkTail = 2;
    private const int LastChunk = 5;
    private const int NoChunk = -1;
    private const string HexDigits = "0123456789abcdef";

    private readonly byte[] _buffer = new byte[Size];
    private readonly WebRequest _request;
    private int _sent;
    private int _end;
    private int _chunk = NoChunk;
    private int _left;
    private bool _inHeader;
    private bool _isChunked;
    private bool _hasLength;
    private bool _hidesContent;

    /// <summary>Creates an answer that has not begun.</summary>
    /// <param name="request">What it answers.</param>
    public WebAnswer(WebRequest request)
    {
        _request = request;
    }

    /// <summary>Gets whether it has begun.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Gets whether it is complete; what is still to be sent of it is <see cref="Waiting"/>.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Gets whether it can never be completed: more was added than there was room for, or less than announced.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Gets how many bytes wait to be sent.</summary>
    public int Waiting
    {
        get { return _end - _sent; }
    }

    /// <summary>Gets how many bytes of content can be added now.</summary>
    public int Room
    {
        get { return Size - _end - (_chunk == NoChunk ? ChunkHead : 0) - ChunkTail - LastChunk; }
    }

    /// <summary>Begins an answer whose length is not known.</summary>
    /// <param name="status">A <see cref="WebStatus"/>.</param>
    /// <param name="contentType">What its content is.</param>
    public void Begin(int status, string contentType)
    {
        BeginHeader(status, contentType);
        _isChunked = _request.IsVersion11;
        if (_isChunked)
        {
            AddHeader("Transfer-Encoding", "chunked");
        }
    }

    /// <summary>Begins an answer.</summary>
    /// <param name="status">A <see cref="WebStatus"/>.</param>
    /// <param name="contentType">What its content is; null for an answer without.</param>
    /// <param name="length">How many bytes its content has.</param>
    public void Begin(int status, string contentType, int length)
    {
        BeginHeader(status, contentType);
        _left = length;
        _hasLength = true;
        if (status != WebStatus.NoContent)
        {
            AddText("Content-Length: ");
            AddNumber(length);
            AddText("\r\n");
        }
    }

    /// <summary>Adds a field to the header; before any content.</summary>
    public void AddHeader(string name, string value)
    {
        AddText(name);
        AddText(": ");
        AddText(value);
        AddText("\r\n");
    }

    /// <summary>Sets a whole, short answer of ASCII text.</summary>
    public void Reply(int status, string contentType, string text)
    {
        Begin(status, contentType, text.Length);
        EndHeader();
        AddText(text);
        End();
    }

    /// <summary>Ends the header; content follows.</summary>
    public void EndHeader()
    {
        AddText("\r\n");
        _inHeader = false;
    }

    /// <summary>Adds ASCII text.</summary>
    public void AddText(string text)
    {
        int position = Position();
        Advance(ByteWriter.WriteAscii(_buffer, position, Limit(), text));
    }

    /// <summary>Adds a whole number in decimal.</summary>
    public void AddNumber(long number)
    {
        int position = Position();
        Advance(ByteWriter.WriteDecimal(_buffer, position, Limit(), number));
    }

    /// <summary>Adds bytes as they are.</summary>
    public void AddBytes(byte[] source, int offset, int count)
    {
        int position = Position();
        Advance(ByteWriter.WriteBytes(_buffer, position, Limit(), source, offset, count));
    }

    /// <summary>Adds a text as a JSON string with its quotes.</summary>
    public void AddString(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        AddString(bytes, 0, bytes.Length);
    }

    /// <summary>Adds UTF-8 text as a JSON string with its quotes.</summary>
    public void AddString(byte[] text, int offset, int count)
    {
        int position = Position();
        Advance(JsonString.Write(_buffer, position, Limit(), text, offset, count));
    }

    /// <summary>Adds what a decoder of base64 writes into the room that is left.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="text">Holds the characters as bytes from its first one.</param>
    /// <param name="count">How many there are.</param>
    public void AddDecoded(IBase64 decoder, byte[] text, int count)
    {
        int position = Position();
        int bytes = decoder.Decode(text, 0, count, _buffer, position, Limit() - position);
        Advance(bytes < 0 ? ByteWriter.Failed : position + bytes);
    }

    /// <summary>Completes the answer.</summary>
    public void End()
    {
        IsBroken |= _hasLength && !_hidesContent && _left != 0;
        CloseChunk();
        if (_isChunked && !_hidesContent)
        {
            Advance(ByteWriter.WriteAscii(_buffer, _end, Size, "0\r\n\r\n"));
        }

        IsComplete = true;
    }

    /// <summary>Gets what is to be sent now: <see cref="Waiting"/> bytes of the returned buffer.</summary>
    /// <param name="offset">Where they start.</param>
    internal byte[] Pending(out int offset)
    {
        CloseChunk();
        offset = _sent;
        return _buffer;
    }

    /// <summary>Notes that bytes were sent.</summary>
    internal void NoteSent(int count)
    {
        _sent += count;
        if (_sent == _end)
        {
            _sent = 0;
            _end = 0;
        }
    }

    private void BeginHeader(int status, string contentType)
    {
        HasBegun = true;
        _inHeader = true;
        _hidesContent = _request.Method == WebMethod.Head || status == WebStatus.NoContent;
        AddText("HTTP/1.1 ");
        AddNumber(status);
        AddText(" ");
        AddText(WebStatus.Words(status));
        AddText("\r\nConnection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
        if (contentType != null)
        {
            AddHeader("Content-Type", contentType);
        }
    }

    private int Position()
    {
        if (!_inHeader && _isChunked && !_hidesContent && _chunk == NoChunk)
        {
            _chunk = _end;
            _end += ChunkHead;
        }

        return _end;
    }

    private int Limit()
    {
        return _inHeader ? Size : Size - ChunkTail - LastChunk;
    }

    private void Advance(int position)
    {
        if (position < 0)
        {
            IsBroken = true;
        }
        else if (_inHeader || !_hidesContent)
        {
            _left -= _hasLength && !_inHeader ? position - _end : 0;
            _end = position;
        }
    }

    private void CloseChunk()
    {
        if (_chunk == NoChunk)
        {
            return;
        }

        int count = _end - _chunk - ChunkHead;
        if (count == 0)
        {
            // A chunk without content would end the answer.
            _end = _chunk;
        }
        else
        {
            _buffer[_chunk] = (byte)HexDigits[count >> 8];
            _buffer[_chunk + 1] = (byte)HexDigits[(count >> 4) & 0xF];
            _buffer[_chunk + 2] = (byte)HexDigits[count & 0xF];
            _buffer[_chunk + 3] = (byte)'\r';
            _buffer[_chunk + 4] = (byte)'\n';
            _buffer[_end++] = (byte)'\r';
            _buffer[_end++] = (byte)'\n';
        }

        _chunk = NoChunk;
    }
}
