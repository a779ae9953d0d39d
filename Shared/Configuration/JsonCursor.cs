using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>
/// Walks through JSON text (RFC 8259) strictly: no comments, no trailing commas, no bare keys. Every reading method tells whether
/// what it expects stands there, and moves behind it.
/// </summary>
internal sealed class JsonCursor
{
    /// <summary>The longest string in bytes of UTF-8.</summary>
    public const int MaximumString = 256;

    private const int MaximumDepth = 8;

    private readonly byte[] _text;
    private readonly int _end;
    private readonly byte[] _string = new byte[MaximumString];
    private int _at;

    /// <summary>Creates a cursor at the start of a text.</summary>
    public JsonCursor(byte[] text, int count)
    {
        _text = text;
        _end = count;

        // Editors of Windows write a byte order mark, which RFC 8259 section 8.1 lets a reader skip.
        _at = count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF ? 3 : 0;
    }

    /// <summary>Gets whether only spaces are left.</summary>
    public bool IsAtEnd
    {
        get
        {
            JsonSyntax.SkipSpaces(_text, ref _at, _end);
            return _at == _end;
        }
    }

    /// <summary>Gets whether the string read last failed at a backslash that JSON does not know there.</summary>
    public bool IsEscapeWrong { get; private set; }

    /// <summary>Gets the line of the text, from 1 on.</summary>
    public int Line
    {
        get
        {
            int line = 1;
            for (int i = 0; i < _at; i++)
            {
                line += _text[i] == '\n' ? 1 : 0;
            }

            return line;
        }
    }

    /// <summary>Moves behind a character.</summary>
    public bool TryTake(char character)
    {
        bool there = JsonSyntax.SkipSpaces(_text, ref _at, _end) == character;
        _at += there ? 1 : 0;
        return there;
    }

    /// <summary>Reads a string.</summary>
    /// <param name="value">Receives it.</param>
    /// <param name="count">Receives its bytes in UTF-8.</param>
    public bool TryReadString(out string value, out int count)
    {
        value = null;
        count = 0;
        IsEscapeWrong = false;
        if (!TryTake('"'))
        {
            return false;
        }

        while (_at < _end && _text[_at] != '"')
        {
            int written = _text[_at] == '\\' ? Unescape(count) : Copy(count);
            if (written < 0)
            {
                return false;
            }

            count = written;
        }

        value = _at < _end ? Utf8.Decode(_string, 0, count) : null;
        _at++;
        return value != null;
    }

    /// <summary>Reads a whole number of up to 18 digits.</summary>
    public bool TryReadInteger(out long value)
    {
        JsonSyntax.SkipSpaces(_text, ref _at, _end);
        int begin = _at;
        while (_at < _end && JsonSyntax.IsInNumber(_text[_at]))
        {
            _at++;
        }

        bool negative = begin < _at && _text[begin] == '-';
        int digits = negative ? begin + 1 : begin;
        bool leadingZero = _at - digits > 1 && _text[digits] == '0';
        value = leadingZero ? -1 : AsciiText.ParseNumber(_text, digits, _at - digits, 999999999999999999);
        bool isNumber = value >= 0;
        value = negative ? -value : value;
        return isNumber;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool TryReadFlag(out bool value)
    {
        JsonSyntax.SkipSpaces(_text, ref _at, _end);
        value = JsonSyntax.TryTake(_text, ref _at, _end, "true");
        return value || JsonSyntax.TryTake(_text, ref _at, _end, "false");
    }

    /// <summary>Moves behind any value, nested up to 8 levels.</summary>
    public bool TrySkip()
    {
        return TrySkip(MaximumDepth);
    }

    private bool TrySkip(int depth)
    {
        int first = JsonSyntax.SkipSpaces(_text, ref _at, _end);
        switch (first)
        {
            case '"':
                return TryReadString(out _, out _);
            case '{':
                return depth > 0 && TrySkipMembers('}', true, depth);
            case '[':
                return depth > 0 && TrySkipMembers(']', false, depth);
            case 'n':
                return JsonSyntax.TryTake(_text, ref _at, _end, "null");
            case 't':
            case 'f':
                return TryReadFlag(out _);
            default:
                return TrySkipNumber();
        }
    }

    private bool TrySkipMembers(char close, bool named, int depth)
    {
        _at++;
        if (TryTake(close))
        {
            return true;
        }

        do
        {
            if (named && (!TryReadString(out _, out _) || !TryTake(':')))
            {
                return false;
            }

            if (!TrySkip(depth - 1))
            {
                return false;
            }
        }
        while (TryTake(','));
        return TryTake(close);
    }

    private bool TrySkipNumber()
    {
        int begin = _at;
        int digits = 0;
        while (_at < _end && JsonSyntax.IsInNumber(_text[_at]))
        {
            digits += JsonSyntax.IsDigit(_text[_at]) ? 1 : 0;
            _at++;
        }

        return _at > begin && digits > 0;
    }

    private int Copy(int count)
    {
        if (_text[_at] < ' ' || count == MaximumString)
        {
            return -1;
        }

        _string[count] = _text[_at];
        _at++;
        return count + 1;
    }

    private int Unescape(int count)
    {
        _at++;
        int letter = JsonSyntax.Peek(_text, _at, _end);
        _at++;
        int character = JsonSyntax.Unescape(letter);
        if (letter == 'u')
        {
            int begin = _at;
            character = UnescapeUnit();
            IsEscapeWrong = _at == begin;
        }
        else
        {
            IsEscapeWrong = character <= 0;
        }

        if (character <= 0)
        {
            return -1;
        }

        return ByteWriter.WriteCharacter(_string, count, MaximumString, character);
    }

    // A pair of surrogates is one character; a lone one is none. NUL would end a name in native code: it is refused.
    private int UnescapeUnit()
    {
        int unit = JsonSyntax.TakeHex4(_text, ref _at, _end);
        if (unit < 0xD800 || unit > 0xDFFF)
        {
            return unit;
        }

        bool pair = unit < 0xDC00 && JsonSyntax.TryTake(_text, ref _at, _end, "\\u");
        int low = pair ? JsonSyntax.TakeHex4(_text, ref _at, _end) : -1;
        return low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : -1;
    }
}
