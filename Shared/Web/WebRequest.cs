using System;
using System.Text;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Web;

/// <summary>
/// One request: its header, read byte by byte as it comes and kept where somebody needs it, and the first bytes of its body that
/// came with it. Bounded: <see cref="MaximumHeader"/>, and <see cref="FieldRoom"/> for what is kept.
/// </summary>
public sealed class WebRequest
{
    /// <summary>The most bytes of a header. Browsers send some 500 to 900.</summary>
    public const int MaximumHeader = 4096;

    /// <summary>The most bytes that are read at once while the header is not complete.</summary>
    public const int MaximumPiece = 256;

    /// <summary>The most bytes of path and query together with the values that are kept.</summary>
    public const int FieldRoom = 576;

    private const int MaximumTarget = 384;
    private const int MaximumMethod = 7;
    private const int MaximumName = 18;
    private const string Version11 = "HTTP/1.1";
    private const string Version10 = "HTTP/1.0";
    private const string Continue100 = "100-continue";

    private readonly byte[] _text = new byte[FieldRoom + MaximumPiece];
    private HeaderState _state;
    private HeaderField _field;
    private bool _nameIsLong;
    private bool _hasLength;
    private bool _isChunked;
    private int _end;
    private int _start;
    private int _read;
    private int _path;
    private int _query;
    private int _host;
    private int _origin;
    private int _authorization;
    private int _fetchSite;
    private int _early;

    /// <summary>Gets the method.</summary>
    public WebMethod Method { get; private set; }

    /// <summary>Gets how many bytes of body the client announced, 0 or more.</summary>
    public int ContentLength { get; private set; }

    /// <summary>Gets whether the client speaks HTTP/1.1, so that an answer may come in chunks.</summary>
    public bool IsVersion11 { get; private set; }

    /// <summary>Gets or sets whether the client waits for the word that it may send its body.</summary>
    public bool ExpectsContinue { get; internal set; }

    /// <summary>Gets whether the header is complete.</summary>
    public bool IsComplete
    {
        get { return _state == HeaderState.Complete; }
    }

    /// <summary>Gets whether nothing has come yet: a browser opens connections in store.</summary>
    public bool IsEmpty
    {
        get { return _read == 0; }
    }

    /// <summary>Gets how many bytes of the body came with the header and were not taken yet.</summary>
    public int EarlyCount
    {
        get { return TextRange.Count(_early); }
    }

    /// <summary>Takes bytes of the header; what stands behind its end is kept as the beginning of the body.</summary>
    /// <param name="buffer">Holds them from its first byte.</param>
    /// <param name="count">1 to <see cref="MaximumPiece"/>.</param>
    /// <returns>0, or the <see cref="WebStatus"/> with which the request is refused.</returns>
    public int Take(byte[] buffer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (++_read > MaximumHeader)
            {
                return WebStatus.HeaderTooLarge;
            }

            int refusal = Take(buffer[i]);
            if (refusal != 0)
            {
                return refusal;
            }

            if (IsComplete)
            {
                int rest = count - i - 1;
                rest = rest < ContentLength ? rest : ContentLength;
                Array.Copy(buffer, i + 1, _text, _end, rest);
                _early = TextRange.Of(_end, rest);
                return Check();
            }
        }

        return 0;
    }

    /// <summary>Takes bytes of the body that came with the header.</summary>
    /// <returns>Number of bytes; 0 where none is left.</returns>
    public int TakeEarly(byte[] buffer, int offset, int count)
    {
        int taken = count < EarlyCount ? count : EarlyCount;
        int start = TextRange.Offset(_early);
        Array.Copy(_text, start, buffer, offset, taken);
        _early = TextRange.Of(start + taken, EarlyCount - taken);
        return taken;
    }

    /// <summary>Determines whether the path, without the query, is this one.</summary>
    public bool HasPath(string path)
    {
        return Matches(_path, path);
    }

    /// <summary>Decodes a field of the query.</summary>
    /// <returns>Number of bytes, or what <see cref="FormText.Read"/> returns where there are none.</returns>
    public int ReadQuery(string name, byte[] value)
    {
        return FormText.Read(_text, TextRange.Offset(_query), TextRange.Count(_query), name, value);
    }

    /// <summary>Gets the host that the client requested, with its port if it has one; empty where it has none.</summary>
    public string Host()
    {
        return Text(_host);
    }

    /// <summary>Determines whether the request comes from a page of another site, as far as the client reports.</summary>
    public bool IsCrossSite()
    {
        bool isForeign = _fetchSite != 0 && !Matches(_fetchSite, "same-origin") && !Matches(_fetchSite, "none");
        return isForeign || (_origin != 0 && !OriginIsHost());
    }

    /// <summary>Reads the field <c>Authorization</c>.</summary>
    /// <param name="buffer">Receives it from the first byte on.</param>
    /// <returns>Number of bytes; 0 where there is none or it does not fit.</returns>
    public int ReadAuthorization(byte[] buffer)
    {
        int count = TextRange.Count(_authorization);
        if (count > buffer.Length)
        {
            return 0;
        }

        Array.Copy(_text, TextRange.Offset(_authorization), buffer, 0, count);
        return count;
    }

    private static bool IsToken(int character)
    {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9')
            || (character > ' ' && character < 0x7F && "!#$%&'*+-.^_`|~".IndexOf((char)character) >= 0);
    }

    private static HeaderField FieldOf(byte[] text, int offset, int count)
    {
        switch (count)
        {
            case 4:
                return AsciiText.Matches(text, offset, count, "host") ? HeaderField.Host : HeaderField.Other;
            case 6:
                return AsciiText.Matches(text, offset, count, "origin") ? HeaderField.Origin
                    : AsciiText.Matches(text, offset, count, "expect") ? HeaderField.Expect
                    : HeaderField.Other;
            case 13:
                return AsciiText.Matches(text, offset, count, "authorization") ? HeaderField.Authorization : HeaderField.Other;
            case 14:
                return AsciiText.Matches(text, offset, count, "content-length") ? HeaderField.ContentLength
                    : AsciiText.Matches(text, offset, count, "sec-fetch-site") ? HeaderField.FetchSite
                    : HeaderField.Other;
            case 17:
                return AsciiText.Matches(text, offset, count, "transfer-encoding") ? HeaderField.TransferEncoding : HeaderField.Other;
            default:
                return HeaderField.Other;
        }
    }

    private bool Matches(int range, string expected)
    {
        return AsciiText.Matches(_text, TextRange.Offset(range), TextRange.Count(range), expected);
    }

    private string Text(int range)
    {
        int count = TextRange.Count(range);
        return count == 0 ? "" : Encoding.UTF8.GetString(_text, TextRange.Offset(range), count);
    }

    private bool OriginIsHost()
    {
        string origin = Text(_origin);
        return origin == "http://" + Host() || origin == "https://" + Host();
    }

    private int Take(byte value)
    {
        switch (_state)
        {
            case HeaderState.Method:
                return TakeMethod(value);
            case HeaderState.Target:
                return TakeTarget(value);
            case HeaderState.Version:
                return TakeVersion(value);
            case HeaderState.LineFeed:
                _state = HeaderState.LineStart;
                return value == '\n' ? 0 : WebStatus.BadRequest;
            case HeaderState.LineStart:
                return TakeLineStart(value);
            case HeaderState.Name:
                return TakeName(value);
            case HeaderState.BeforeValue:
            case HeaderState.Value:
                return TakeValue(value);
            default:
                _state = HeaderState.Complete;
                return value == '\n' ? 0 : WebStatus.BadRequest;
        }
    }

    private int Keep(byte value, int limit, int refusal)
    {
        if (_end - _start >= limit || _end >= FieldRoom)
        {
            return refusal;
        }

        _text[_end++] = value;
        return 0;
    }

    private int TakeMethod(byte value)
    {
        if (value != ' ')
        {
            return value >= 'A' && value <= 'Z' ? Keep(value, MaximumMethod, WebStatus.BadRequest) : WebStatus.BadRequest;
        }

        int range = TextRange.Of(_start, _end - _start);
        Method = Matches(range, "GET") ? WebMethod.Get
            : Matches(range, "HEAD") ? WebMethod.Head
            : Matches(range, "PUT") ? WebMethod.Put
            : Matches(range, "POST") ? WebMethod.Post
            : Matches(range, "DELETE") ? WebMethod.Delete
            : WebMethod.Other;
        _end = _start;
        _state = HeaderState.Target;
        return range == 0 ? WebStatus.BadRequest : 0;
    }

    private int TakeTarget(byte value)
    {
        if (value != ' ')
        {
            bool isFirst = _end == _start;
            bool isWrong = value < ' ' || value >= 0x7F || (isFirst && value != '/');
            return isWrong ? WebStatus.BadRequest : Keep(value, MaximumTarget, WebStatus.UriTooLong);
        }

        int question = AsciiText.IndexOf(_text, _start, _end - _start, (byte)'?');
        int pathEnd = question < 0 ? _end : question;
        _path = TextRange.Of(_start, pathEnd - _start);
        _query = question < 0 ? 0 : TextRange.Of(question + 1, _end - question - 1);
        bool isEmpty = _end == _start;
        _start = _end;
        _state = HeaderState.Version;
        return isEmpty ? WebStatus.BadRequest : 0;
    }

    private int TakeVersion(byte value)
    {
        if (value != '\r')
        {
            return Keep(value, Version11.Length, WebStatus.VersionNotSupported);
        }

        int range = TextRange.Of(_start, _end - _start);
        IsVersion11 = Matches(range, Version11);
        _end = _start;
        _state = HeaderState.LineFeed;
        return IsVersion11 || Matches(range, Version10) ? 0 : WebStatus.VersionNotSupported;
    }

    private int TakeLineStart(byte value)
    {
        if (value == '\r')
        {
            _state = HeaderState.LastLineFeed;
            return 0;
        }

        _start = _end;
        _nameIsLong = false;
        _state = HeaderState.Name;
        return value == ':' ? WebStatus.BadRequest : TakeName(value);
    }

    private int TakeName(byte value)
    {
        if (value == ':')
        {
            _field = _nameIsLong ? HeaderField.Other : FieldOf(_text, _start, _end - _start);
            _end = _start;
            _state = HeaderState.BeforeValue;
            return 0;
        }

        if (!IsToken(value))
        {
            return WebStatus.BadRequest;
        }

        // A name goes where the beginning of the body goes later: for it there is always room.
        _nameIsLong |= _end - _start == MaximumName;
        if (!_nameIsLong)
        {
            _text[_end++] = value >= 'A' && value <= 'Z' ? (byte)(value + 32) : value;
        }

        return 0;
    }

    private int TakeValue(byte value)
    {
        if (value == '\r')
        {
            _state = HeaderState.LineFeed;
            return EndValue();
        }

        bool isSpace = value == ' ' || value == '\t';
        if (isSpace && _state == HeaderState.BeforeValue)
        {
            return 0;
        }

        _state = HeaderState.Value;
        if (value < ' ' && !isSpace)
        {
            return WebStatus.BadRequest;
        }

        return _field == HeaderField.Other ? 0
            : value >= 0x7F ? WebStatus.BadRequest
            : Keep(value, FieldRoom, WebStatus.HeaderTooLarge);
    }

    private int EndValue()
    {
        while (_end > _start && (_text[_end - 1] == ' ' || _text[_end - 1] == '\t'))
        {
            _end--;
        }

        int range = TextRange.Of(_start, _end - _start);
        int refusal = 0;
        switch (_field)
        {
            case HeaderField.Host:
                return Set(ref _host, range);
            case HeaderField.Origin:
                return Set(ref _origin, range);
            case HeaderField.Authorization:
                return Set(ref _authorization, range);
            case HeaderField.FetchSite:
                return Set(ref _fetchSite, range);
            case HeaderField.ContentLength:
                long length = AsciiText.ParseNumber(_text, _start, _end - _start, int.MaxValue);
                refusal = length < 0 || _hasLength ? WebStatus.BadRequest : 0;
                ContentLength = refusal == 0 ? (int)length : 0;
                _hasLength = true;
                break;
            case HeaderField.TransferEncoding:
                _isChunked = true;
                break;
            case HeaderField.Expect:
                ExpectsContinue = Matches(range, Continue100);
                break;
            default:
                break;
        }

        _end = _start;
        return refusal;
    }

    /// <summary>Notes a value that is kept; a field that comes twice means something else to each reader.</summary>
    private int Set(ref int field, int range)
    {
        int refusal = field != 0 || range == 0 ? WebStatus.BadRequest : 0;
        field = range;
        return refusal;
    }

    private int Check()
    {
        return _isChunked && _hasLength ? WebStatus.BadRequest
            : _isChunked ? WebStatus.LengthRequired
            : IsVersion11 && _host == 0 ? WebStatus.BadRequest
            : 0;
    }
}
