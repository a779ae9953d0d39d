namespace EnigmaIoT.Shared.Payload;

/// <summary>The characters of JSON as ArduinoJson 6 reads them: a NUL ends the text as its end does.</summary>
internal static class JsonSyntax
{
    /// <summary>Looks at the next character; 0 at the end.</summary>
    public static int Peek(byte[] input, int at, int end)
    {
        return at < end ? input[at] : 0;
    }

    /// <summary>Moves on to what is no space, and looks at it; 0 at the end.</summary>
    public static int SkipSpaces(byte[] input, ref int at, int end)
    {
        int character = Peek(input, at, end);
        while (character == ' ' || character == '\t' || character == '\r' || character == '\n')
        {
            at++;
            character = Peek(input, at, end);
        }

        return character;
    }

    /// <summary>Moves behind a word, where it stands there.</summary>
    public static bool TryTake(byte[] input, ref int at, int end, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (Peek(input, at + i, end) != word[i])
            {
                return false;
            }
        }

        at += word.Length;
        return true;
    }

    /// <summary>Determines whether a character is a decimal digit.</summary>
    public static bool IsDigit(int character)
    {
        return character >= '0' && character <= '9';
    }

    /// <summary>Determines whether a character may stand in a number.</summary>
    public static bool IsInNumber(int character)
    {
        return IsDigit(character) || character == '+' || character == '-' || character == '.' || character == 'e'
            || character == 'E';
    }

    /// <summary>Determines whether a character may stand in a key without quotes.</summary>
    public static bool IsInBareKey(int character)
    {
        return IsDigit(character) || (character >= 'A' && character <= 'Z') || (character >= '_' && character <= 'z');
    }

    /// <summary>Returns what a letter after a backslash stands for; 0 where it stands for nothing.</summary>
    public static int Unescape(int letter)
    {
        switch (letter)
        {
            case '"':
            case '\\':
            case '/':
                return letter;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                return 0;
        }
    }

    /// <summary>Reads the four hex digits of a UTF-16 unit.</summary>
    /// <returns>The unit; -1 where they are not there.</returns>
    public static int TakeHex4(byte[] input, ref int at, int end)
    {
        int unit = 0;
        for (int i = 0; i < 4; i++)
        {
            int character = Peek(input, at + i, end);
            int letter = character | 0x20;
            int digit = IsDigit(character) ? character - '0'
                : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
            if (digit < 0)
            {
                return -1;
            }

            unit = (unit << 4) | digit;
        }

        at += 4;
        return unit;
    }
}
