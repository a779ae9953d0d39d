using EnigmaIoT.Shared.Addressing;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Makes names fit where Home Assistant takes few characters.</summary>
internal static class TopicWord
{
    /// <summary>So many digits of the address tell two nodes apart whose names would be one.</summary>
    public const int ClashDigits = 4;

    /// <summary>Replaces what is no letter, digit, hyphen or underscore, which topics of discovery may have, by underscores.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maximum">The most characters that are returned.</param>
    public static string Of(string text, int maximum)
    {
        return Map(text, maximum, false);
    }

    /// <summary>
    /// Replaces what is no small letter, digit or underscore, which identifiers of entities may have. Home Assistant takes no two underscores
    /// behind one another there, and none at either end (core.py, <c>valid_entity_id</c>).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>Empty where nothing of it can stay.</returns>
    public static string Identifier(string text)
    {
        string mapped = Map(text, text.Length, true);
        string word = string.Empty;
        for (int i = 0; i < mapped.Length; i++)
        {
            bool isNeeded = mapped[i] != '_' || (word.Length > 0 && i + 1 < mapped.Length && mapped[i + 1] != '_');
            word += isNeeded ? mapped[i].ToString() : string.Empty;
        }

        return word.Length > 0 && word[word.Length - 1] == '_' ? word.Substring(0, word.Length - 1) : word;
    }

    /// <summary>Gets a MAC address as 12 small hex digits.</summary>
    public static string OfAddress(long address)
    {
        string text = MacAddress.Format(address);
        char[] digits = new char[MacAddress.Count * 2];
        for (int i = 0; i < digits.Length; i++)
        {
            char c = text[(i / 2 * 3) + (i % 2)];
            digits[i] = c >= 'A' ? (char)(c + 'a' - 'A') : c;
        }

        return new string(digits);
    }

    private static string Map(string text, int maximum, bool isIdentifier)
    {
        char[] characters = text.Length > maximum ? text.Substring(0, maximum).ToCharArray() : text.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            char c = characters[i];
            bool isCapital = c >= 'A' && c <= 'Z';
            bool isKept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (!isIdentifier && (isCapital || c == '-'));
            characters[i] = isKept ? c : isCapital ? (char)(c + 'a' - 'A') : '_';
        }

        return new string(characters);
    }
}
