using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>Answers to what the form sends.</summary>
public static class FormAnswer
{
    /// <summary>The media type.</summary>
    public const string Json = "application/json";

    /// <summary>Answers that it is done, or has begun.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="status">A <see cref="WebStatus"/>.</param>
    public static void Take(WebAnswer answer, int status)
    {
        answer.Reply(status, Json, "{}");
    }

    /// <summary>Refuses it for now.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="why">Why: ASCII without quotes.</param>
    public static void Busy(WebAnswer answer, string why)
    {
        answer.Reply(WebStatus.Conflict, Json, "{\"key\":null,\"error\":\"" + why + "\"}");
    }

    /// <summary>Answers what is wrong, and in which field.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="form">The form that has refused it.</param>
    public static void Refuse(WebAnswer answer, SetupForm form)
    {
        answer.Begin(WebStatus.BadRequest, Json);
        answer.EndHeader();
        MemberWriter writer = new MemberWriter(false) { Answer = answer };
        writer.Open();
        writer.Text("key", form.ErrorKey);
        writer.Text("error", form.Error);
        answer.AddText("}");
        answer.End();
    }
}
