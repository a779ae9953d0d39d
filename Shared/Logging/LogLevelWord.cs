using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Logging;

/// <summary>Levels of the log in words, as configuration and MQTT have them.</summary>
public static class LogLevelWord
{
    /// <summary>The word of <see cref="LogLevel.Information"/>.</summary>
    public const string Information = "information";

    /// <summary>The word of <see cref="LogLevel.Warning"/>.</summary>
    public const string Warning = "warning";

    /// <summary>The word of <see cref="LogLevel.Error"/>.</summary>
    public const string Error = "error";

    /// <summary>Gets the word of a level.</summary>
    public static string Of(LogLevel level)
    {
        return level == LogLevel.Error ? Error : level == LogLevel.Warning ? Warning : Information;
    }

    /// <summary>Reads a word.</summary>
    /// <param name="word">The word; null is none.</param>
    /// <param name="level">Receives the level.</param>
    /// <returns>False where it is no level's word.</returns>
    public static bool TryParse(string word, out LogLevel level)
    {
        level = word == Error ? LogLevel.Error : word == Warning ? LogLevel.Warning : LogLevel.Information;
        return level != LogLevel.Information || word == Information;
    }

    /// <summary>Reads a word of ASCII bytes.</summary>
    /// <param name="word">The bytes, all of them.</param>
    /// <param name="level">Receives the level.</param>
    /// <returns>False where they are no level's word.</returns>
    public static bool TryParse(byte[] word, out LogLevel level)
    {
        return TryParse(Is(word, Information) ? Information : Is(word, Warning) ? Warning : Is(word, Error) ? Error : null, out level);
    }

    private static bool Is(byte[] bytes, string word)
    {
        int i = 0;
        while (i < word.Length && i < bytes.Length && bytes[i] == word[i])
        {
            i++;
        }

        return i == word.Length && i == bytes.Length;
    }
}
