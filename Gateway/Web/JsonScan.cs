using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Web;

/// <summary>
/// Finds members of flat JSON objects where they stand, without an allocation: of what the gateway itself publishes, and of readings, of
/// which it is enough to find what is plainly there.
/// </summary>
internal static class JsonScan
{
    private const int MaximumDigits = 9;

    /// <summary>Finds where the value of a member begins.</summary>
    /// <param name="json">The object.</param>
    /// <param name="key">The member's name with its quotes.</param>
    /// <returns>-1 where there is no such member.</returns>
    public static int Find(byte[] json, string key)
    {
        for (int i = 0; i + key.Length < json.Length; i++)
        {
            if (json[i] == '"' && AsciiText.Matches(json, i, key.Length, key))
            {
                int place = SkipSpaces(json, i + key.Length);
                if (place < json.Length && json[place] == ':')
                {
                    return SkipSpaces(json, place + 1);
                }
            }
        }

        return -1;
    }

    /// <summary>Reads a whole number from 0 on.</summary>
    /// <returns>-1 where the member is not there, or is no such number.</returns>
    public static int Number(byte[] json, string key)
    {
        int place = Find(json, key);
        int count = place < 0 ? 0 : Digits(json, place);
        return count == 0 || count > MaximumDigits ? -1 : (int)AsciiText.ParseNumber(json, place, count, int.MaxValue);
    }

    /// <summary>Reads a number in hundredths.</summary>
    /// <returns>-1 where the member is not there, is negative, or is more than 300.</returns>
    public static int Hundredths(byte[] json, string key)
    {
        const int Most = 300;
        int place = Find(json, key);
        int count = place < 0 ? 0 : Digits(json, place);
        long whole = count == 0 ? -1 : AsciiText.ParseNumber(json, place, count, Most);
        if (whole < 0)
        {
            return -1;
        }

        place += count;
        int hundredths = (int)whole * 100;
        if (place < json.Length && json[place] == '.')
        {
            int places = Digits(json, place + 1);
            hundredths += places > 0 ? (json[place + 1] - '0') * 10 : 0;
            hundredths += places > 1 ? json[place + 2] - '0' : 0;
        }

        return hundredths;
    }

    /// <summary>Measures a string with its quotes, as it stands.</summary>
    /// <returns>0 where there is no whole string at <paramref name="place"/>.</returns>
    public static int StringCount(byte[] json, int place)
    {
        if (place < 0 || place >= json.Length || json[place] != '"')
        {
            return 0;
        }

        for (int i = place + 1; i < json.Length; i++)
        {
            if (json[i] == '\\')
            {
                i++;
            }
            else if (json[i] == '"')
            {
                return i + 1 - place;
            }
        }

        return 0;
    }

    private static int Digits(byte[] json, int place)
    {
        int count = 0;
        while (place + count < json.Length && json[place + count] >= '0' && json[place + count] <= '9')
        {
            count++;
        }

        return count;
    }

    private static int SkipSpaces(byte[] json, int place)
    {
        while (place < json.Length && json[place] == ' ')
        {
            place++;
        }

        return place;
    }
}
