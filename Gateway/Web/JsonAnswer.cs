using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Short answers in JSON.</summary>
internal static class JsonAnswer
{
    /// <summary>The media type.</summary>
    public const string Type = "application/json";

    /// <summary>There is no such node.</summary>
    public static void NotFound(WebAnswer answer)
    {
        answer.Reply(WebStatus.NotFound, Type, "{\"result\":\"not found\"}");
    }

    /// <summary>The request is refused.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="status">A <see cref="WebStatus"/>.</param>
    /// <param name="reason">Why: ASCII without quotes.</param>
    public static void Refuse(WebAnswer answer, int status, string reason)
    {
        answer.Reply(status, Type, "{\"result\":\"refused\",\"reason\":\"" + reason + "\"}");
    }

    /// <summary>Begins an object whose length is not known.</summary>
    public static void Begin(WebAnswer answer)
    {
        answer.Begin(WebStatus.Ok, Type);
        answer.EndHeader();
    }

    /// <summary>Adds a member that is a text, with a comma before it.</summary>
    public static void AddText(WebAnswer answer, string key, string value)
    {
        answer.AddText(key);
        answer.AddString(value ?? "");
    }

    /// <summary>Adds a member that is a number.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="key">All that stands before the number, such as <c>,"rssi":</c>.</param>
    /// <param name="value">The number.</param>
    public static void AddNumber(WebAnswer answer, string key, long value)
    {
        answer.AddText(key);
        answer.AddNumber(value);
    }

    /// <summary>Adds a member that is true or false.</summary>
    public static void AddFlag(WebAnswer answer, string key, bool value)
    {
        answer.AddText(key);
        answer.AddText(value ? "true" : "false");
    }

    /// <summary>Adds a number with so many decimal places, which .NET and a board write alike.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="key">All that stands before the number.</param>
    /// <param name="value">The number, 0 or more.</param>
    /// <param name="unit">10 to the power of the places.</param>
    public static void AddDecimal(WebAnswer answer, string key, double value, int unit)
    {
        long scaled = (long)((value * unit) + 0.5);
        answer.AddText(key);
        answer.AddNumber(scaled / unit);
        answer.AddText(".");
        for (int place = unit / 10; place > 0; place /= 10)
        {
            answer.AddNumber(scaled / place % 10);
        }
    }
}
